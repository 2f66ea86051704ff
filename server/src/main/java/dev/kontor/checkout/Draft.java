package dev.kontor.checkout;

import dev.kontor.tax.ProvenPlace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session is about: the cart, and what is known of the buyer so far.
 *
 * @param currency that was asked for; null: what the prices have for the buyer's country
 * @param coupon code as typed
 * @param successUrl where the thank-you page leads back to
 * @param cancelUrl where the checkout page leads back to
 */
public record Draft(
        List<Item> items,
        Buyer buyer,
        @Nullable String currency,
        String locale,
        @Nullable String coupon,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        Map<String, String> metadata) {

    /** A price ({@code prc_…}) and how many of it. */
    public record Item(String price, long quantity) {}

    /**
     * The buyer as far as known.
     *
     * @param guessed whether nobody has named the country yet
     * @param phone asked for where the country is in doubt
     * @param confirmedCountry where the buyer confirms to live instead
     * @param confirmedRegion of that country, where its tax needs one
     * @param confirmedPostalCode of that country, likewise
     */
    public record Buyer(
            String country,
            boolean guessed,
            @Nullable String email,
            @Nullable String name,
            boolean business,
            @Nullable String company,
            @Nullable String taxId,
            @Nullable String line1,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String phone,
            @Nullable String confirmedCountry,
            @Nullable String confirmedRegion,
            @Nullable String confirmedPostalCode) {

        /** Somebody of whom only the country is known, or guessed. */
        public static Buyer in(String country, boolean guessed) {
            return new Buyer(
                    country, guessed, null, null, false, null, null, null, null, null, null, null,
                    null, null, null);
        }

        /** The same, who proves and confirms nothing. */
        Buyer unproven() {
            return unconfirmed(null);
        }

        /** The same, who confirms nothing. */
        Buyer unconfirmed() {
            return unconfirmed(phone);
        }

        private Buyer unconfirmed(@Nullable String number) {
            return new Buyer(
                    country,
                    guessed,
                    email,
                    name,
                    business,
                    company,
                    taxId,
                    line1,
                    postalCode,
                    city,
                    region,
                    number,
                    null,
                    null,
                    null);
        }

        /** Where the buyer confirms to live instead, or null. */
        @Nullable ProvenPlace confirmed() {
            return ProvenPlace.of(confirmedCountry, confirmedRegion, confirmedPostalCode);
        }

        /** The tax id that counts: companies only have one. */
        @Nullable String effectiveTaxId() {
            return business && taxId != null && !taxId.isBlank() ? taxId : null;
        }

        /** Who the invoice is made out to. */
        @Nullable String recipient() {
            return business && company != null && !company.isBlank() ? company : name;
        }

        /** Without what was typed. */
        @Override
        public String toString() {
            return "Buyer in " + country;
        }
    }

    public Draft {
        items = List.copyOf(items);
        metadata = Map.copyOf(metadata);
    }

    Draft with(Buyer other) {
        return new Draft(items, other, currency, locale, coupon, successUrl, cancelUrl, metadata);
    }

    Draft withCoupon(@Nullable String other) {
        return new Draft(items, buyer, currency, locale, other, successUrl, cancelUrl, metadata);
    }

    Draft withLocale(String other) {
        return new Draft(items, buyer, currency, other, coupon, successUrl, cancelUrl, metadata);
    }

    Draft withItems(List<Item> other) {
        return new Draft(other, buyer, currency, locale, coupon, successUrl, cancelUrl, metadata);
    }
}
