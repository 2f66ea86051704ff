package dev.kontor.storefront;

import dev.kontor.platform.Words;
import dev.kontor.web.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of the shop show, ready to be printed. */
public record ShopPage(
        Words words, String vendor, String seller, boolean test, List<Product> products) {

    /**
     * A product with its price for this visitor.
     *
     * @param path of its page; the form that buys it posts to {@code path + "/buy"}
     * @param note whether the tax is in the price
     * @param gets what the buyer gets, one sentence each
     */
    public record Product(
            String name,
            @Nullable String description,
            Icon icon,
            String path,
            String amount,
            String note,
            List<Get> gets) {}

    /** One thing that comes with a product. */
    public record Get(Icon icon, String words) {}
}
