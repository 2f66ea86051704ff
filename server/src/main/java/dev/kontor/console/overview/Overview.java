package dev.kontor.console.overview;

import dev.kontor.console.orders.OrderRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param notices what the operator should know
 * @param stats figures that lead to where they come from
 * @param chart sales by day in the currency that is sold in most; null before the first sale
 * @param newest orders
 */
public record Overview(
        List<String> notices, List<Stat> stats, @Nullable Chart chart, List<OrderRow> newest) {

    /**
     * A figure.
     *
     * @param tone {@code good}, {@code warn} or empty
     */
    public record Stat(String label, String value, String note, String tone, String href) {}

    /**
     * Bars on a grid of units.
     *
     * @param most the amount at the top of the scale
     * @param first day of the bars
     */
    public record Chart(
            String title,
            String most,
            String first,
            String last,
            int width,
            int height,
            List<Bar> bars) {}

    /** A day. */
    public record Bar(String day, String orders, String amount, int x, int width, int height) {}
}
