package dev.kontor.support;

import dev.kontor.platform.Codes;
import dev.kontor.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Marks forms that we gave out, so that nothing is filed without having seen one. No cookie. */
final class FormTokens {
    private static final Duration VALID = Duration.ofHours(12);
    private static final int MAC = 15;

    private final Vault vault;

    FormTokens(Vault vault) {
        this.vault = vault;
    }

    String issue(Instant now) {
        String time = Long.toString(now.getEpochSecond(), 36);
        return time + "." + mac(time);
    }

    boolean isValid(String token, Instant now) {
        int dot = token.indexOf('.');
        if (dot < 1 || dot > 12) {
            return false;
        }
        String time = token.substring(0, dot);
        byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!Codes.same(mac(time).getBytes(StandardCharsets.UTF_8), given)) {
            return false;
        }
        Instant issued = Instant.ofEpochSecond(Long.parseLong(time, 36));
        return !issued.isAfter(now) && now.isBefore(issued.plus(VALID));
    }

    private String mac(String time) {
        return Codes.encode(vault.mac("support.form", time, MAC));
    }
}
