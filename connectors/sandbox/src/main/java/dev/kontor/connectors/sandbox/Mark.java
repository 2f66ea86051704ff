package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that looks random in the sandbox's answers: a hash of the gateway's name and the request's
 * key, so that the same request shows the same ids for ever.
 */
final class Mark {
    private static final int REFERENCE_BYTES = 12;

    private final String gateway;
    private final byte[] hash;

    private Mark(String gateway, byte[] hash) {
        this.gateway = gateway;
        this.hash = hash;
    }

    static Mark of(String gateway, Key key) {
        return new Mark(gateway, sha256(gateway + ' ' + key.value()));
    }

    static String fingerprint(String token) {
        return "fp_" + HexFormat.of().formatHex(sha256(token), 0, REFERENCE_BYTES);
    }

    /** Such as {@code sandbox_ch_5f0c…}. */
    String reference(String kind) {
        return gateway + '_' + kind + '_' + HexFormat.of().formatHex(hash, 0, REFERENCE_BYTES);
    }

    /** Up to 20 decimal digits, from the part of the hash that no reference shows. */
    String digits(int count) {
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = (char) ('0' + Byte.toUnsignedInt(hash[REFERENCE_BYTES + i]) % 10);
        }
        return new String(digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
