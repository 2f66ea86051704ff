package dev.kontor.delivery;

import dev.kontor.platform.Ids;
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

    static EntitlementView of(Entitlement it, @Nullable String downloadUrl) {
        Entitlement.IssuedLicense license = it.license();
        return new EntitlementView(
                it.id().toString(),
                Ids.format("ord", it.orderId()),
                Ids.format("oli", it.orderLineId()),
                it.unit(),
                it.product().toString(),
                it.buyer().toString(),
                it.type(),
                it.status().code(),
                it.deliveryStatus().code(),
                license == null ? null : new LicenseKeyView(license.id().toString(), license.key()),
                it.accessCode(),
                downloadUrl,
                it.grantedAt(),
                it.endsAt());
    }

    /** A license and its key. */
    public record LicenseKeyView(String id, String key) {}
}
