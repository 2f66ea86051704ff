package dev.kontor.tax;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From which turnover a seller from elsewhere must register in a place, as the content has it on a
 * day.
 *
 * @param jurisdiction under which one registers, such as {@code EU}, {@code US-TX} or {@code AU}
 * @param conditions at least one
 * @param all whether the threshold is crossed only when all conditions are met
 * @param source authority and law
 */
public record TaxThreshold(
        String jurisdiction,
        String name,
        List<Condition> conditions,
        boolean all,
        @Nullable String note,
        String source) {

    public TaxThreshold {
        conditions = List.copyOf(conditions);
    }

    /**
     * What is counted, and how far.
     *
     * @param amount in minor units of {@code currency}; 0 from the first sale
     * @param currency null where only numbers count or the first sale does
     * @param count number of sales that cross the threshold; 0 where numbers do not count
     * @param window such as {@code rolling_12_months}
     * @param basis such as {@code gross_sales}
     */
    public record Condition(
            long amount, @Nullable Currency currency, long count, String window, String basis) {}
}
