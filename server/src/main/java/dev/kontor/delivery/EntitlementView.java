package dev.kontor.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entitlement in answers: in an order's {@code entitlements} and in lists (api.md 4, 7). */
public record EntitlementView(
        String id,
        String order,
        String line,
        int unit,
        String product,
        String buyer,
        String type,
        String status,
        String deliveryStatus,
        @Nullable LicenseKeyView license,
        @Nullable String accessCode,
        @Nullable String downloadUrl,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** A license and its key. */
    public record LicenseKeyView(String id, String key) {}
}
