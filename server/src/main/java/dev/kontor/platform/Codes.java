package dev.kontor.platform;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * Random codes in Crockford base32 (upper case, no I, L, O, U): for keys, tokens and references
 * that people may have to read aloud.
 */
public final class Codes {
    /** The 32 digits, in order of value. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final char[] DIGITS = ALPHABET.toCharArray();
    private static final ThreadLocal<SecureRandom> RANDOM =
            ThreadLocal.withInitial(SecureRandom::new);

    private Codes() {}

    /** A code of {@code length} digits, five random bits each. */
    public static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.get().nextBytes(bytes);
        char[] code = new char[length];
        for (int i = 0; i < length; i++) {
            code[i] = DIGITS[bytes[i] & 31];
        }
        return new String(code);
    }

    /** Bytes as a code, five bits a digit, the last digit padded with zeros. */
    public static String encode(byte[] bytes) {
        StringBuilder code = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                code.append(DIGITS[(buffer >>> (bits - 5)) & 31]);
                bits -= 5;
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            code.append(DIGITS[(buffer << (5 - bits)) & 31]);
        }
        return code.toString();
    }

    /** What people type, as we wrote it: upper case, O for zero, I and L for one, no separators. */
    public static String normalize(String typed) {
        StringBuilder code = new StringBuilder(typed.length());
        String upper = typed.toUpperCase(Locale.ROOT);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            switch (c) {
                case '-', ' ' -> {}
                case 'O' -> code.append('0');
                case 'I', 'L' -> code.append('1');
                default -> code.append(c);
            }
        }
        return code.toString();
    }

    /** Whether the text consists of digits of this alphabet only. */
    public static boolean isCode(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** Whether two secrets are equal, in time that does not depend on where they differ. */
    public static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, Arrays.copyOf(b, b.length));
    }
}
