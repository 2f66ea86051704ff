package dev.kontor.delivery;

import java.util.Locale;

/** How far the delivery of one unit is (handbook 2.2, Fulfillment). */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    /** The key pool is empty: delivered when the vendor loads keys. */
    BACKORDERED,
    FAILED,
    REVOKED;

    /** The name in the API and in rows. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
