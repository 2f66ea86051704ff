package dev.kontor.tax.content;

import dev.kontor.catalog.TaxCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the rate tables.
 *
 * @param id such as {@code FR.vat.ebook.2016-01-01}; stable, kept with every determination
 * @param name printed beside the amount, such as {@code TVA}
 * @param categories what it covers; the narrower of two rules wins
 * @param asState taxes what its state taxes, on the same part of the price
 * @param percent the rate of the law
 * @param base the part of the price that it is applied to; more than one where a levy is taxed
 *     itself
 * @param consumer regime for consumers, null where the row does not speak of them
 * @param business likewise for businesses
 * @param wording id of the invoice wording, or null
 * @param until the last day, or null while it lasts
 * @param source who says so
 * @param confidence H, M or L; an operator confirms M and L before going live
 */
public record Rule(
        String id,
        Jurisdiction jurisdiction,
        String taxType,
        String name,
        Set<TaxCategory> categories,
        boolean asState,
        BigDecimal percent,
        Share base,
        @Nullable Regime consumer,
        @Nullable Regime business,
        @Nullable String wording,
        LocalDate from,
        @Nullable LocalDate until,
        String source,
        String confidence,
        String note) {

    /** Writes a percentage as the API does: {@code 19}, {@code 8.875}. */
    public static String text(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }

    /** Whether there is a tax, though perhaps not on what is sold here. */
    public boolean taxes() {
        return percent.signum() > 0;
    }

    public boolean isValidOn(long epochDay) {
        return from.toEpochDay() <= epochDay && (until == null || epochDay <= until.toEpochDay());
    }

    public boolean overlaps(Rule other) {
        return (until == null || !other.from.isAfter(until))
                && (other.until == null || !from.isAfter(other.until));
    }

    public @Nullable Regime regime(boolean forBusiness) {
        return forBusiness ? business : consumer;
    }

    /** The rate as a share of the whole price: rate times base. */
    public Share effective(Share partOfPrice) {
        return Share.ofPercent(percent).times(partOfPrice);
    }

    /** Identity is the id. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rule that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
