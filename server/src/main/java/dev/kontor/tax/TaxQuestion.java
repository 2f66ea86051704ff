package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the tax on a sale depends on. Discounts are already taken off the lines (handbook 3.5,
 * steps 1 and 2).
 *
 * @param at the tax point
 * @param currency of all amounts
 * @param sellerCountry where the selling entity is established, ISO 3166-1 alpha-2
 * @param standing where the selling entity is registered for tax, or near to having to be
 */
public record TaxQuestion(
        TaxPoint at,
        Currency currency,
        String sellerCountry,
        Buyer buyer,
        List<Line> lines,
        Standing standing) {

    /** The largest amount of one line, in minor units. */
    public static final long MAX_AMOUNT = 100_000_000_000_000L;

    public TaxQuestion {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a question without lines");
        }
    }

    /** The same of a buyer whom a certificate frees from the tax. */
    public TaxQuestion exempt() {
        return new TaxQuestion(
                at, currency, sellerCountry, buyer.withExemptionCertificate(), lines, standing);
    }

    /**
     * One thing sold.
     *
     * @param amount after discounts, in minor units, from 0 to {@link #MAX_AMOUNT}; with the tax or
     *     without it, as the behavior says
     */
    public record Line(long amount, TaxCategory category, TaxBehavior behavior) {
        public Line {
            if (amount < 0 || amount > MAX_AMOUNT) {
                throw new IllegalArgumentException("amount " + amount);
            }
        }
    }

    /**
     * The buyer as far as tax is concerned, and the evidence of the place (handbook 4.3). Countries
     * are ISO 3166-1 alpha-2.
     *
     * @param country of the billing address (signal A)
     * @param region ISO 3166-2 without the country, such as {@code TX}
     * @param postalCode as typed
     * @param taxId as typed
     * @param taxIdStatus what the register says of it
     * @param ipCountry where the internet address is (signal B)
     * @param cardCountry of the bank, card or payment account (signal C); known once a payment is
     *     tried
     * @param provenCountry where the signals disagreed: the country that the buyer confirmed or
     *     proved
     * @param business says to buy for a business
     * @param exemptionCertificate holds a certificate, active on the tax point, that covers this
     *     sale
     * @param consultation number under which the register answered for the tax id; it decides
     *     nothing, and proves what was decided (handbook 4.4)
     * @param taxIdDoubt why the register is asked again after the sale
     * @param line1 street and number as typed; in the United States it decides where ZIP codes
     *     straddle
     * @param city as typed, likewise
     * @param known where that led to when the sale was decided: street and city are not kept
     */
    public record Buyer(
            String country,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String taxId,
            TaxIdStatus taxIdStatus,
            @Nullable String ipCountry,
            @Nullable String cardCountry,
            @Nullable String provenCountry,
            boolean business,
            boolean exemptionCertificate,
            @Nullable String consultation,
            @Nullable TaxIdDoubt taxIdDoubt,
            @Nullable String line1,
            @Nullable String city,
            @Nullable TaxPlace known) {

        /** A buyer whose tax id no register has confirmed. */
        public Buyer(
                String country,
                @Nullable String region,
                @Nullable String postalCode,
                @Nullable String taxId,
                TaxIdStatus taxIdStatus,
                @Nullable String ipCountry,
                @Nullable String cardCountry,
                @Nullable String provenCountry,
                boolean business,
                boolean exemptionCertificate) {
            this(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** Somebody of whom only the country is known. */
        public static Buyer in(String country) {
            return new Buyer(
                    country, null, null, null, TaxIdStatus.NONE, null, null, null, false, false);
        }

        public Buyer at(@Nullable String newRegion, @Nullable String newPostalCode) {
            return new Buyer(
                    country,
                    newRegion,
                    newPostalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    consultation,
                    taxIdDoubt,
                    line1,
                    city,
                    known);
        }

        public Buyer living(@Nullable String newLine1, @Nullable String newCity) {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    consultation,
                    taxIdDoubt,
                    newLine1,
                    newCity,
                    null);
        }

        /** With an id that no register has confirmed yet, living where it did. */
        public Buyer withTaxId(@Nullable String id, TaxIdStatus status) {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    id,
                    status,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    null,
                    null,
                    line1,
                    city,
                    known);
        }

        /** The register's proof that it was asked for the tax id, and said yes. */
        public Buyer confirmedBy(@Nullable String number) {
            return confirmedBy(number, null);
        }

        /** As above, and why the register is asked again. */
        public Buyer confirmedBy(@Nullable String number, @Nullable TaxIdDoubt doubt) {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    number,
                    doubt,
                    line1,
                    city,
                    known);
        }

        public Buyer withSignals(@Nullable String newIpCountry, @Nullable String newCardCountry) {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    newIpCountry,
                    newCardCountry,
                    provenCountry,
                    business,
                    exemptionCertificate,
                    consultation,
                    taxIdDoubt,
                    line1,
                    city,
                    known);
        }

        public Buyer proving(@Nullable String newProvenCountry) {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    newProvenCountry,
                    business,
                    exemptionCertificate,
                    consultation,
                    taxIdDoubt,
                    line1,
                    city,
                    known);
        }

        public Buyer asBusiness() {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    true,
                    exemptionCertificate,
                    consultation,
                    taxIdDoubt,
                    line1,
                    city,
                    known);
        }

        public Buyer withExemptionCertificate() {
            return new Buyer(
                    country,
                    region,
                    postalCode,
                    taxId,
                    taxIdStatus,
                    ipCountry,
                    cardCountry,
                    provenCountry,
                    business,
                    true,
                    consultation,
                    taxIdDoubt,
                    line1,
                    city,
                    known);
        }
    }
}
