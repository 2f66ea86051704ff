package dev.kontor.buyers;

import dev.kontor.platform.VendorId;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer said of themselves.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 without the country
 * @param taxId as typed
 * @param locale language tag
 */
public record BuyerDetails(
        VendorId vendor,
        String email,
        @Nullable String name,
        String country,
        @Nullable String postalCode,
        @Nullable String region,
        @Nullable String city,
        @Nullable String line1,
        @Nullable String taxId,
        @Nullable String locale) {}
