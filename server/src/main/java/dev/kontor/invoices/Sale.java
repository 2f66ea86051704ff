package dev.kontor.invoices;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, as an invoice states it (Art. 226 of Directive 2006/112/EC; handbook 5.2). All
 * amounts are minor units of {@code currency}. Sums are not stored: they are the lines'.
 *
 * @param order the order's number, as printed
 * @param suppliedOn the tax point, a day of the place where the sale is taxed
 * @param language of the buyer, a BCP 47 tag such as {@code de-AT}
 * @param lines in the order's order; credit notes name a line by its index
 * @param taxes the taxable amount and the tax by jurisdiction, type, rate and treatment
 * @param wording what the law wants printed, verbatim: reverse charge, exemptions
 * @param payment null while the invoice is open
 * @param nationalTax the tax in the currency of the state whose rules the document follows, where
 *     that must be stated and a lawful rate was at hand
 * @param replaces what was wrong, on a corrected invoice
 */
public record Sale(
        String order,
        LocalDate suppliedOn,
        String currency,
        String language,
        Buyer buyer,
        List<Line> lines,
        List<TaxGroup> taxes,
        List<String> wording,
        Withdrawal withdrawal,
        @Nullable Payment payment,
        @Nullable NationalTax nationalTax,
        @Nullable Replaced replaces) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Sale {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        wording = List.copyOf(wording);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an invoice without lines");
        }
        checkTaxes(lines, taxes);
    }

    /** The same sale with its tax in the currency of a state, or without. */
    public Sale stating(@Nullable NationalTax national) {
        return new Sale(
                order,
                suppliedOn,
                currency,
                language,
                buyer,
                lines,
                taxes,
                wording,
                withdrawal,
                payment,
                national,
                replaces);
    }

    /** A sale told for the first time. */
    public Sale(
            String order,
            LocalDate suppliedOn,
            String currency,
            String language,
            Buyer buyer,
            List<Line> lines,
            List<TaxGroup> taxes,
            List<String> wording,
            Withdrawal withdrawal,
            @Nullable Payment payment,
            @Nullable NationalTax nationalTax) {
        this(
                order,
                suppliedOn,
                currency,
                language,
                buyer,
                lines,
                taxes,
                wording,
                withdrawal,
                payment,
                nationalTax,
                null);
    }

    /**
     * The documents that a corrected invoice follows (handbook 5.1): the wrong invoice, and the
     * credit note that takes back all that was left of it.
     *
     * @param issuedOn of the wrong invoice
     */
    public record Replaced(
            UUID invoice,
            String invoiceNumber,
            LocalDate issuedOn,
            UUID creditNote,
            String creditNoteNumber) {}

    /** Who bought. Only the country is always known. */
    public record Buyer(
            @Nullable String name,
            String email,
            @Nullable String line1,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String region,
            String country,
            @Nullable String taxId) {}

    /**
     * One thing sold.
     *
     * @param unitAmount the price of one, with tax or without as {@code behavior} says
     * @param discount taken off the whole line, likewise
     * @param net after discount and without tax
     * @param taxes the tax by group; a line that bears no tax names its group with 0
     * @param period of a subscription or a time-limited license
     */
    public record Line(
            String description,
            long quantity,
            long unitAmount,
            long discount,
            TaxBehavior behavior,
            long net,
            List<LineTax> taxes,
            @Nullable Period period) {
        public Line {
            taxes = List.copyOf(taxes);
            if (quantity < 1 || unitAmount < 0 || discount < 0 || net < 0 || taxes.isEmpty()) {
                throw new IllegalArgumentException("not a line of an invoice: " + description);
            }
        }

        public long tax() {
            return taxes.stream().mapToLong(LineTax::amount).sum();
        }

        public long total() {
            return net + tax();
        }
    }

    /**
     * A line's part of a tax group.
     *
     * @param group index in {@link Sale#taxes}
     */
    public record LineTax(int group, long amount) {}

    /**
     * One row of the tax breakdown.
     *
     * @param jurisdiction such as {@code DE} or {@code US-TX}
     * @param taxType such as {@code vat}
     * @param name of the tax where it is levied, such as {@code TVA}
     * @param rate in percent, such as {@code 8.25}
     * @param treatment as in the API: {@code taxed}, {@code reverse_charge}, …
     * @param taxable the part of the net amounts that the rate is applied to
     */
    public record TaxGroup(
            String jurisdiction,
            String taxType,
            String name,
            String rate,
            String treatment,
            long taxable,
            long tax) {}

    /** First and last day of what was bought. */
    public record Period(LocalDate from, LocalDate to) {}

    /**
     * The whole total was paid.
     *
     * @param method as in the API, such as {@code card}
     * @param detail what tells this means of payment from others, such as {@code Visa ···· 4242}
     * @param paidOn a day of the entity's zone
     */
    public record Payment(String method, @Nullable String detail, LocalDate paidOn) {}

    /**
     * The tax in the currency of the state whose rules the document follows (Art. 230).
     *
     * @param country that state, or {@code EU} where no more is known than that it has the euro
     * @param amount in minor units of {@code currency}, a multiple of {@code unit}
     * @param unit what amounts are rounded to, such as 100 for whole forints
     * @param quotes the rates by which, as published: one, or two against the same base
     * @param source who published them, as printed
     * @param asOf when that was, or the first day for which they hold
     */
    public record NationalTax(
            String country,
            String currency,
            long amount,
            long unit,
            List<Quote> quotes,
            String source,
            LocalDate asOf) {
        public NationalTax {
            quotes = List.copyOf(quotes);
            if (quotes.isEmpty() || unit < 1 || amount % unit != 0) {
                throw new IllegalArgumentException("not a tax in " + currency);
            }
        }

        /**
         * A rate such as 1 EUR = 398.15 HUF.
         *
         * @param rate units of {@code currency} for one of {@code base}
         */
        public record Quote(String base, String currency, String rate) {}

        /**
         * The same rates for another amount of tax, rounded once, half up.
         *
         * @param tax in minor units of {@code from}, the document's currency
         */
        public NationalTax converting(long tax, String from) {
            BigDecimal exact =
                    BigDecimal.valueOf(tax, digits(from))
                            .multiply(rate(currency))
                            .movePointRight(digits(currency));
            BigDecimal units =
                    exact.divide(
                            rate(from).multiply(BigDecimal.valueOf(unit)), 0, RoundingMode.HALF_UP);
            long rounded = Math.multiplyExact(units.longValueExact(), unit);
            return new NationalTax(country, currency, rounded, unit, quotes, source, asOf);
        }

        /** The same rates, the amount as given. */
        public NationalTax as(long given) {
            return new NationalTax(country, currency, given, unit, quotes, source, asOf);
        }

        /** What falls to a part of the tax: parts that grow to the whole end at the amount. */
        long share(long part, long whole) {
            return Math.multiplyExact(Money.share(amount / unit, part, whole), unit);
        }

        private BigDecimal rate(String of) {
            return quotes.getFirst().base().equals(of)
                    ? BigDecimal.ONE
                    : quotes.stream()
                            .filter(it -> it.currency().equals(of))
                            .map(it -> new BigDecimal(it.rate()))
                            .findFirst()
                            .orElseThrow();
        }

        private static int digits(String code) {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        }
    }

    /** What the buyer is told about withdrawal (handbook 10.1). */
    public enum Withdrawal {
        /** The law gives this buyer no such right. */
        NONE,
        /** Fourteen days, nothing delivered yet. */
        OPEN,
        /**
         * A service that the buyer asked to begin at once: the right stays, the used part is owed.
         */
        STARTED,
        /**
         * Digital content delivered at once, by consent and with acknowledgement: the right is
         * lost.
         */
        WAIVED
    }

    public long net() {
        return lines.stream().mapToLong(Line::net).sum();
    }

    public long tax() {
        return taxes.stream().mapToLong(TaxGroup::tax).sum();
    }

    public long total() {
        return Math.addExact(net(), tax());
    }

    /** A corrected invoice does not tell of what was taken back whole before. */
    public boolean isStated(Line line) {
        return replaces == null || line.unitAmount() > 0;
    }

    /** The line's price without tax before its discount: the discount is shared by net and tax. */
    public long listedNet(Line line) {
        if (line.discount() == 0) {
            return line.net();
        }
        long listed = Math.multiplyExact(line.quantity(), line.unitAmount());
        if (listed > line.discount()) {
            return Money.share(listed, line.net(), listed - line.discount());
        }
        return line.behavior() == TaxBehavior.EXCLUSIVE
                ? listed
                : BigDecimal.valueOf(listed)
                        .multiply(HUNDRED)
                        .divide(HUNDRED.add(rate(line)), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** Of all taxes on the line, in percent. */
    public BigDecimal rate(Line line) {
        BigDecimal rate = BigDecimal.ZERO;
        for (LineTax part : line.taxes()) {
            rate = rate.add(new BigDecimal(taxes.get(part.group()).rate()));
        }
        return rate;
    }

    private static void checkTaxes(List<Line> lines, List<TaxGroup> taxes) {
        long[] left = taxes.stream().mapToLong(TaxGroup::tax).toArray();
        for (Line line : lines) {
            for (LineTax part : line.taxes()) {
                left[part.group()] -= part.amount();
                if (part.amount() < 0) {
                    throw new IllegalArgumentException("negative tax on " + line.description());
                }
            }
        }
        for (long rest : left) {
            if (rest != 0) {
                throw new IllegalArgumentException("lines and breakdown differ in tax by " + rest);
            }
        }
    }
}
