package dev.kontor.currencies;

import dev.kontor.platform.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * In which currency a state wants its tax stated on documents that are in another one, and at which
 * rate: a row of {@code state_currencies.tsv}.
 *
 * @param country ISO 3166-1, or {@code EU} for a state of identification that is not known
 * @param validTo the last day, or null while it lasts
 * @param inUnion whether it is a member state of the European Union
 * @param stated whether the law asks for it at all
 * @param rates whose rates are lawful and at hand; null when none are
 * @param decimals of the amount that is stated, which is rounded half up
 * @param orIn another currency that is right too
 * @param confidence H, M or L; an operator confirms M and L before going live there
 */
public record StateCurrency(
        String country,
        Currency currency,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean inUnion,
        boolean stated,
        @Nullable Publisher rates,
        Day day,
        int decimals,
        @Nullable Currency orIn,
        @Nullable OrWhen orWhen,
        String law,
        String source,
        String confidence) {

    /** Who publishes rates; the name is printed. */
    public enum Publisher {
        /** The European Central Bank. */
        ECB,
        /** HM Revenue and Customs, by month. */
        HMRC
    }

    /** Which day's rate counts. */
    public enum Day {
        /** The latest that is published when tax becomes chargeable. */
        LATEST,
        /** The last that is published before the day of the tax point. */
        BEFORE,
        /** The one of the month of the tax point. */
        MONTH
    }

    /** When the other currency is right. */
    public enum OrWhen {
        /** The document is in it. */
        INVOICE,
        /** The seller keeps its books in it. */
        BOOKS
    }

    static StateCurrency of(Table.Row row) {
        String orIn = row.optional("or_in");
        return new StateCurrency(
                row.required("country"),
                Currency.getInstance(row.required("currency")),
                row.date("valid_from"),
                row.optionalDate("valid_to"),
                row.text("union").equals("yes"),
                row.text("stated").equals("tax"),
                row.optionalConstant("rates", Publisher.class),
                row.constant("day", Day.class),
                row.decimal("decimals").intValueExact(),
                orIn == null ? null : Currency.getInstance(orIn),
                row.optionalConstant("or_when", OrWhen.class),
                row.text("law"),
                row.required("source"),
                row.required("confidence"));
    }

    boolean isOn(LocalDate on) {
        return !validFrom.isAfter(on) && (validTo == null || !validTo.isBefore(on));
    }

    /**
     * The currency in which the tax of a document is stated.
     *
     * @param books currency of the seller's accounts
     */
    public Currency of(Currency invoice, Currency books) {
        if (orIn == null || orWhen == null) {
            return currency;
        }
        Currency there =
                switch (orWhen) {
                    case INVOICE -> invoice;
                    case BOOKS -> books;
                };
        return there.equals(orIn) ? orIn : currency;
    }

    /** What stated amounts are multiples of, in minor units: 100 for whole forints. */
    public long unit(Currency in) {
        int digits = in.getDefaultFractionDigits();
        return in.equals(currency) && decimals < digits
                ? BigDecimal.TEN.pow(digits - decimals).longValueExact()
                : 1;
    }
}
