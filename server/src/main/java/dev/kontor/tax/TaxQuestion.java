package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.taxids.TaxIdDoubt;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import java.util.ArrayList;
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

    /** The same at another time, of somebody who stands as told. */
    public TaxQuestion at(TaxPoint other, Standing then) {
        return new TaxQuestion(other, currency, sellerCountry, buyer, lines, then);
    }

    /** The same of these lines. */
    public TaxQuestion about(List<Line> others) {
        return new TaxQuestion(at, currency, sellerCountry, buyer, others, standing);
    }

    /** The same of somebody else. */
    public TaxQuestion of(Buyer other) {
        return new TaxQuestion(at, currency, sellerCountry, other, lines, standing);
    }

    /**
     * The same where each line costs so much with the tax that {@code decided} finds on it.
     *
     * @param grosses in the order of the lines
     */
    public TaxQuestion costing(long[] grosses, TaxAnswer.Determined decided) {
        List<Line> other = new ArrayList<>(lines.size());
        for (int i = 0; i < grosses.length; i++) {
            boolean taxed = decided.lines().get(i).tax() != 0;
            other.add(
                    new Line(
                            grosses[i],
                            lines.get(i).category(),
                            taxed ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE));
        }
        return new TaxQuestion(at, currency, sellerCountry, buyer, other, standing);
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
     * The buyer as far as tax is concerned.
     *
     * @param address of billing (signal A of the place, handbook 4.3)
     * @param signals of the place besides the address
     * @param taxId as the buyer gave it, and what is known of it
     * @param business says to buy for a business
     * @param exemptionCertificate holds a certificate, active on the tax point, that covers this
     *     sale
     */
    public record Buyer(
            Address address,
            Signals signals,
            TaxId taxId,
            boolean business,
            boolean exemptionCertificate) {

        /** Somebody of whom only the country is known. */
        public static Buyer in(String country) {
            return new Buyer(
                    new Address(country, null, null, null, null, null),
                    Signals.NONE,
                    TaxId.NONE,
                    false,
                    false);
        }

        /** Of the billing address. */
        public String country() {
            return address.country();
        }

        /** Of which country the tax id is asked: where it can only be that, the confirmed one. */
        String countryOfId() {
            String typed = taxId.typed();
            ProvenPlace proven = signals.proven();
            return typed == null || proven == null
                    ? country()
                    : TaxIds.countryOf(typed, country(), proven.country());
        }

        /** In that region of the same country. */
        public Buyer at(@Nullable String region, @Nullable String postalCode) {
            return at(address.at(region, postalCode));
        }

        /** In that street. */
        public Buyer living(@Nullable String line1, @Nullable String city) {
            return at(address.living(line1, city));
        }

        private Buyer at(Address other) {
            return new Buyer(other, signals, taxId, business, exemptionCertificate);
        }

        public Buyer withSignals(@Nullable String ipCountry, @Nullable String cardCountry) {
            return with(
                    new Signals(ipCountry, cardCountry, signals.phoneCountry(), signals.proven()));
        }

        /** Of whose phone the country is known. */
        public Buyer calledIn(@Nullable String phoneCountry) {
            return with(
                    new Signals(
                            signals.ipCountry(),
                            signals.cardCountry(),
                            phoneCountry,
                            signals.proven()));
        }

        /** Who has confirmed or proved to live in that country. */
        public Buyer proving(@Nullable String country) {
            return proving(ProvenPlace.of(country));
        }

        /** As above, more exactly. */
        public Buyer proving(@Nullable ProvenPlace proven) {
            return with(
                    new Signals(
                            signals.ipCountry(),
                            signals.cardCountry(),
                            signals.phoneCountry(),
                            proven));
        }

        private Buyer with(Signals other) {
            return new Buyer(address, other, taxId, business, exemptionCertificate);
        }

        /** With an id that no register has confirmed yet, living where it did. */
        public Buyer withTaxId(@Nullable String typed, TaxIdStatus status) {
            return with(new TaxId(typed, status, null, null));
        }

        /** The register's proof that it was asked for the tax id, and said yes. */
        public Buyer confirmedBy(@Nullable String number) {
            return confirmedBy(number, null);
        }

        /** As above, and why the register is asked again. */
        public Buyer confirmedBy(@Nullable String number, @Nullable TaxIdDoubt doubt) {
            return with(new TaxId(taxId.typed(), taxId.status(), number, doubt));
        }

        private Buyer with(TaxId other) {
            return new Buyer(address, signals, other, business, exemptionCertificate);
        }

        public Buyer asBusiness() {
            return new Buyer(address, signals, taxId, true, exemptionCertificate);
        }

        public Buyer withExemptionCertificate() {
            return new Buyer(address, signals, taxId, business, true);
        }

        /** Of whom it is to be seen whether a certificate frees this sale. */
        public Buyer withoutExemptionCertificate() {
            return new Buyer(address, signals, taxId, business, false);
        }
    }

    /**
     * A billing address.
     *
     * @param country ISO 3166-1 alpha-2
     * @param region ISO 3166-2 without the country, such as {@code TX}
     * @param postalCode as typed
     * @param line1 street and number as typed; in the United States it decides where ZIP codes
     *     straddle
     * @param city as typed, likewise
     * @param known where that led to when the sale was decided: street and city are not kept
     */
    public record Address(
            String country,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String line1,
            @Nullable String city,
            @Nullable TaxPlace known) {

        private Address at(@Nullable String newRegion, @Nullable String newPostalCode) {
            return new Address(country, newRegion, newPostalCode, line1, city, known);
        }

        private Address living(@Nullable String newLine1, @Nullable String newCity) {
            return new Address(country, region, postalCode, newLine1, newCity, null);
        }
    }

    /**
     * The evidence of the place besides the address (handbook 4.3). Countries are ISO 3166-1
     * alpha-2.
     *
     * @param ipCountry where the internet address is (signal B)
     * @param cardCountry of the bank, card or payment account (signal C); known once a payment is
     *     tried
     * @param phoneCountry of the phone number (signal D)
     * @param proven where the signals disagreed: what the buyer confirmed or proved
     */
    public record Signals(
            @Nullable String ipCountry,
            @Nullable String cardCountry,
            @Nullable String phoneCountry,
            @Nullable ProvenPlace proven) {

        /** Nothing but the address is known. */
        public static final Signals NONE = new Signals(null, null, null, null);
    }

    /**
     * A buyer's tax id (handbook 4.4).
     *
     * @param typed by the buyer; null where there is none, or only its status is known
     * @param status what the register says of it
     * @param consultation number under which the register answered; it decides nothing, and proves
     *     what was decided
     * @param doubt why the register is asked again after the sale
     */
    public record TaxId(
            @Nullable String typed,
            TaxIdStatus status,
            @Nullable String consultation,
            @Nullable TaxIdDoubt doubt) {

        /** Of a buyer who gave none. */
        public static final TaxId NONE = new TaxId(null, TaxIdStatus.NONE, null, null);
    }
}
