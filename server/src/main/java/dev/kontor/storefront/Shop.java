package dev.kontor.storefront;

import dev.kontor.access.ApiKeys;
import dev.kontor.platform.Settings;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.Optional;

/** Whose shop this server shows: the vendor of {@code KONTOR_SHOP} (a code), or else the demo's. */
final class Shop {
    private final Settings settings;
    private final Vendors vendors;
    private final ApiKeys keys;

    Shop(Settings settings, Vendors vendors, ApiKeys keys) {
        this.settings = settings;
        this.vendors = vendors;
        this.keys = keys;
    }

    /** The vendor whose shop it is; empty when there is none. */
    Optional<Vendor> vendor() {
        return settings.get("KONTOR_SHOP")
                .map(vendors::byCode)
                .orElseGet(() -> keys.demoVendor().flatMap(vendors::find));
    }
}
