package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.FileId;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a product now.
 *
 * @param type of the delivery, such as {@code license_key} (api.md 2)
 * @param license with its key in plain; null for other types, and until there is a key
 * @param accessCode in plain, of type {@code access_code} only
 * @param file of downloads and attachments
 * @param endsAt when it expires; null is never
 */
public record Entitlement(
        VendorId vendor,
        EntitlementId id,
        UUID orderId,
        UUID orderLineId,
        int unit,
        int delivery,
        ProductId product,
        BuyerId buyer,
        String type,
        EntitlementStatus status,
        DeliveryStatus deliveryStatus,
        @Nullable IssuedLicense license,
        @Nullable String accessCode,
        @Nullable FileId file,
        Instant grantedAt,
        @Nullable Instant endsAt) {

    /** A license and its key, as its owner sees them. */
    public record IssuedLicense(LicenseId id, String key) {
        /** Without the key: it is a secret, and this may end up in a log. */
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** Without secrets, as above. */
    @Override
    public String toString() {
        return id + " " + type + " " + status;
    }
}
