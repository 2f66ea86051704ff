package dev.kontor.console.products;

import dev.kontor.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a price.
 *
 * @param product its name
 * @param back the product's page
 * @param action where the form goes
 * @param price as it stands; null for a new one
 * @param taxes whether tax is in the price
 */
public record PricePage(
        String product,
        String back,
        String action,
        ProductPage.@Nullable PriceRow price,
        List<Choice> taxes,
        List<Row> rows,
        boolean may) {
    /**
     * A row for another amount.
     *
     * @param prefix of the names of its fields
     */
    public record Row(String prefix, List<Choice> countries, List<Choice> taxes) {}

    /** Whether the terms can be changed: until the first order. */
    public boolean isOpen() {
        return price == null || !price.sold();
    }
}
