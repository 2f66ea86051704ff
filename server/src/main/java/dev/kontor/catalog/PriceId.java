package dev.kontor.catalog;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a price, {@code prc_…}. */
public record PriceId(UUID value) {
    public static PriceId next() {
        return new PriceId(Ids.next());
    }

    /** Reads {@code prc_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static PriceId parse(String text) {
        return new PriceId(Ids.parse("prc", text));
    }

    @Override
    public String toString() {
        return Ids.format("prc", value);
    }
}
