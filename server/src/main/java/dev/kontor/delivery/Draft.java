package dev.kontor.delivery;

import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.FileId;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a grant becomes: an entitlement before it is written.
 *
 * @param key in plain, of license keys that are at hand
 * @param keyHash how the key is found
 * @param accessCode in plain
 * @param sealed the key or code as it is kept
 */
record Draft(
        Grant grant,
        EntitlementId id,
        EntitlementStatus status,
        DeliveryStatus delivered,
        @Nullable LicenseId license,
        @Nullable String key,
        byte @Nullable [] keyHash,
        @Nullable String accessCode,
        byte @Nullable [] sealed) {

    /** Terms of the license, if the grant is one. */
    Optional<DeliverySpec.LicenseKey> terms() {
        return grant.spec() instanceof DeliverySpec.LicenseKey terms
                ? Optional.of(terms)
                : Optional.empty();
    }

    @Nullable FileId file() {
        return switch (grant.spec()) {
            case DeliverySpec.Download(var file) -> file;
            case DeliverySpec.EmailAttachment(var file) -> file;
            case DeliverySpec.LicenseKey _, DeliverySpec.AccessCode _, DeliverySpec.Account _ ->
                    null;
        };
    }

    /** When the right ends: counted from delivery, so that nobody waits on his own time. */
    @Nullable Instant endsAt() {
        return delivered == DeliveryStatus.DELIVERED
                ? terms().map(terms -> end(terms.duration(), grant.at())).orElse(null)
                : null;
    }

    static @Nullable Instant end(@Nullable Period duration, Instant from) {
        return duration == null ? null : from.atZone(ZoneOffset.UTC).plus(duration).toInstant();
    }

    Entitlement entitlement() {
        return new Entitlement(
                grant.vendor(),
                id,
                grant.orderId(),
                grant.orderLineId(),
                grant.unit(),
                grant.delivery(),
                grant.product(),
                grant.buyer(),
                grant.spec().type(),
                status,
                delivered,
                license == null || key == null ? null : new Entitlement.IssuedLicense(license, key),
                accessCode,
                file(),
                grant.at(),
                endsAt());
    }
}
