package dev.kontor.events;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Secrets of endpoints and signatures made with them, by Standard Webhooks. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Secrets() {}

    static String next() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** The header {@code webhook-signature}: one signature per secret that is valid now. */
    static String sign(List<String> secrets, String id, Instant at, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> sign(secret, id, at, text))
                .collect(Collectors.joining(" "));
    }

    private static String sign(String secret, String id, Instant at, String body) {
        try {
            return new Webhook(secret).sign(id, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
