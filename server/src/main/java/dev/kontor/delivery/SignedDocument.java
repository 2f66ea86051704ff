package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A license that verifies without us (handbook 8.2): {@code base64url(payload).base64url(Ed25519
 * signature of the payload)}. The payload is canonical JSON: members in order of name, no spaces.
 * It names its vendor, so that we can find the license it speaks of.
 */
final class SignedDocument {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LONGEST = 4_096;

    private final TreeMap<String, Object> payload = new TreeMap<>();

    /** Begins a document of a license. */
    SignedDocument(
            LicenseId license, ProductId product, String vendorCode, int seats, Instant issuedAt) {
        payload.put("licId", license.toString());
        payload.put("product", product.toString());
        payload.put("vendor", vendorCode);
        payload.put("seats", seats);
        payload.put("issuedAt", issuedAt.toString());
    }

    /** Adds a member; null leaves it out. */
    SignedDocument with(String member, @Nullable Object value) {
        if (value != null) {
            payload.put(member, value.toString());
        }
        return this;
    }

    String sign(SigningKeys keys) {
        payload.put("kid", keys.kid());
        byte[] bytes = Json.write(payload);
        return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(keys.sign(bytes));
    }

    /** The vendor that a document claims; empty when the text is no document. Proves nothing. */
    static Optional<String> vendorCode(String text) {
        int end = text.indexOf('.');
        if (end <= 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, end));
            JsonNode vendor =
                    Json.mapper().readTree(new String(bytes, StandardCharsets.UTF_8)).get("vendor");
            return vendor != null && vendor.isString()
                    ? Optional.of(vendor.stringValue())
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
