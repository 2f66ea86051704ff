package dev.kontor.orders;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** Id of an order's line, {@code oli_…}. */
public record OrderLineId(UUID value) {
    public static OrderLineId next() {
        return new OrderLineId(Ids.next());
    }

    /** Reads {@code oli_…}; anything else is an {@link IllegalArgumentException}. */
    public static OrderLineId parse(String text) {
        return new OrderLineId(Ids.parse("oli", text));
    }

    @Override
    public String toString() {
        return Ids.format("oli", value);
    }
}
