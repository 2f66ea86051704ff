package dev.kontor.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What the provider may need to know of the person who pays, for the address check, strong
 * authentication and its own fraud screen. Only the country is always there.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2 without the country
 * @param locale BCP 47, for the provider's own pages
 */
public record Buyer(
        String country,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String line1,
        @Nullable String name,
        @Nullable String email,
        @Nullable String ip,
        @Nullable String locale) {

    /** A buyer of whom only the country is known. */
    public static Buyer in(String country) {
        return new Buyer(country, null, null, null, null, null, null, null, null);
    }

    /** The country only. */
    @Override
    public String toString() {
        return "Buyer[" + country + "]";
    }
}
