package dev.kontor.console.products;

import dev.kontor.delivery.KeyPools;
import dev.kontor.web.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product with all that belongs to it, ready to be printed.
 *
 * @param stock of its key pool; null when it has none
 */
public record ProductPage(
        String path,
        String name,
        @Nullable String description,
        String category,
        @Nullable String statementName,
        boolean active,
        String since,
        List<Delivery> deliveries,
        List<PriceRow> prices,
        KeyPools.@Nullable Stock stock,
        boolean may) {
    /** A product in the list. */
    public record Row(
            String path,
            String name,
            String category,
            List<String> prices,
            List<Delivery> deliveries) {}

    /**
     * One way of delivery.
     *
     * @param place among the product's deliveries, from 0
     */
    public record Delivery(int place, Icon icon, String title, @Nullable String detail) {}

    /**
     * A price.
     *
     * @param further amounts for other countries and currencies
     */
    public record PriceRow(
            String path,
            String amount,
            String tax,
            List<String> further,
            @Nullable String lookupKey,
            boolean active,
            boolean sold) {}
}
