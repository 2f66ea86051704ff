package dev.kontor.currencies;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
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

    static StateCurrency of(Map<String, String> row) {
        String to = cell(row, "valid_to");
        String rates = cell(row, "rates");
        String orIn = cell(row, "or_in");
        String orWhen = cell(row, "or_when");
        return new StateCurrency(
                cell(row, "country"),
                Currency.getInstance(cell(row, "currency")),
                LocalDate.parse(cell(row, "valid_from")),
                to.isEmpty() ? null : LocalDate.parse(to),
                cell(row, "union").equals("yes"),
                cell(row, "stated").equals("tax"),
                rates.isEmpty() ? null : constant(Publisher.class, rates),
                constant(Day.class, cell(row, "day")),
                Integer.parseInt(cell(row, "decimals")),
                orIn.isEmpty() ? null : Currency.getInstance(orIn),
                orWhen.isEmpty() ? null : constant(OrWhen.class, orWhen),
                cell(row, "law"),
                cell(row, "source"),
                cell(row, "confidence"));
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("state_currencies.tsv: no " + column);
        }
        return cell;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
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
