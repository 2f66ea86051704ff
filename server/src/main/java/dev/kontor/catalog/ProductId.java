package dev.kontor.catalog;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a product, {@code prd_…}. */
public record ProductId(UUID value) {
    public static ProductId next() {
        return new ProductId(Ids.next());
    }

    /** Reads {@code prd_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static ProductId parse(String text) {
        return new ProductId(Ids.parse("prd", text));
    }

    @Override
    public String toString() {
        return Ids.format("prd", value);
    }
}
