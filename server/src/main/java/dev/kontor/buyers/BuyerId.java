package dev.kontor.buyers;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a buyer, {@code byr_…}. */
public record BuyerId(UUID value) {
    public static BuyerId next() {
        return new BuyerId(Ids.next());
    }

    /** Reads {@code byr_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static BuyerId parse(String text) {
        return new BuyerId(Ids.parse("byr", text));
    }

    @Override
    public String toString() {
        return Ids.format("byr", value);
    }
}
