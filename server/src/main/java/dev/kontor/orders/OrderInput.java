package dev.kontor.orders;

import dev.kontor.catalog.PriceId;
import dev.kontor.tax.ProvenPlace;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is ordered, by whom and how it is paid: the body of {@code POST /v1/orders} (api.md 4). */
public record OrderInput(
        @Size(min = 1, max = 50) List<Item> items,
        BuyerInput buyer,
        PaymentInput payment,
        Consents consents,
        @Nullable Currency currency,
        @Nullable @Size(min = 1, max = 64) String coupon,
        @Nullable Map<String, String> metadata) {

    /** A price, and how many of it. */
    public record Item(PriceId price, @Min(1) @Max(10_000) long quantity) {}

    /**
     * Who buys. Only e-mail and country are required.
     *
     * @param phone with its country's code: its country is a sign of the buyer's, and all that is
     *     kept of it
     * @param confirmedCountry where the buyer confirms to live after two signs have contradicted
     *     the stated country
     * @param confirmedRegion of that country, where its tax needs one
     * @param confirmedPostalCode of that country, likewise
     */
    public record BuyerInput(
            @Size(max = 254) @Pattern(regexp = EMAIL, message = "Is not an e-mail address.")
                    String email,
            @Nullable @Size(max = 200) String name,
            @Pattern(regexp = "[A-Z]{2}", message = COUNTRY) String country,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 10) String region,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 200) String line1,
            @Nullable @Size(max = 64) String taxId,
            @Nullable TaxIdStatus taxIdStatus,
            @Nullable Boolean business,
            @Nullable @Size(max = 45) String ip,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Pattern(regexp = "[A-Z]{2}", message = COUNTRY) String confirmedCountry,
            @Nullable @Size(max = 10) String confirmedRegion,
            @Nullable @Size(max = 20) String confirmedPostalCode,
            @Nullable
                    @Size(max = 35)
                    @Pattern(regexp = "[A-Za-z0-9_-]+", message = "Is not a language tag.")
                    String locale) {
        /** A blank tax id is none. */
        public BuyerInput {
            taxId = taxId == null || taxId.isBlank() ? null : taxId;
        }

        /** What counts against the stated country; for it, a sign is needed. */
        @Nullable ProvenPlace confirmed() {
            return country.equals(confirmedCountry)
                    ? null
                    : ProvenPlace.of(confirmedCountry, confirmedRegion, confirmedPostalCode);
        }

        /**
         * Whether the confirmed country, if there is one, is that of the phone or the tax id: by
         * their payment alone nobody proves it. A 422 for what is no phone number.
         */
        public boolean supportsConfirmation() {
            ProvenPlace confirmed = confirmed();
            return confirmed == null
                    || confirmed.country().equals(PhoneCountry.of(phone, country))
                    || (taxId != null
                            && TaxIds.countryOf(taxId, country, confirmed.country())
                                    .equals(confirmed.country()));
        }

        static final String COUNTRY = "Must be an ISO 3166-1 alpha-2 code such as DE.";
        static final String EMAIL = "[^\\s@,;<>()\"]{1,64}@[^\\s@,;<>()\"]+\\.[^\\s@,;<>()\".]{2,}";
    }

    /** The method and the gateway's token for the buyer's card or account. */
    public record PaymentInput(
            @Size(min = 1, max = 40) String method, @Size(min = 1, max = 255) String token) {}

    /**
     * What the buyer agreed to.
     *
     * @param immediateDelivery express consent to delivery at once, and acknowledgement that the
     *     right of withdrawal is lost with it (handbook 10.1)
     */
    public record Consents(boolean terms, boolean immediateDelivery) {}
}
