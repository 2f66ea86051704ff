package dev.kontor.buyers;

import dev.kontor.platform.VendorId;
import org.jspecify.annotations.Nullable;

/** A buyer's details as they are sealed into a row. */
record Profile(
        String email,
        @Nullable String name,
        String country,
        @Nullable String postalCode,
        @Nullable String region,
        @Nullable String city,
        @Nullable String line1,
        @Nullable String taxId,
        @Nullable String locale) {

    static Profile of(BuyerDetails it) {
        return new Profile(
                it.email(),
                it.name(),
                it.country(),
                it.postalCode(),
                it.region(),
                it.city(),
                it.line1(),
                it.taxId(),
                it.locale());
    }

    BuyerDetails details(VendorId vendor) {
        return new BuyerDetails(
                vendor, email, name, country, postalCode, region, city, line1, taxId, locale);
    }
}
