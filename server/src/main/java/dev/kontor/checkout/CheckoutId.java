package dev.kontor.checkout;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** Id of a checkout session, {@code chk_…}. */
record CheckoutId(UUID value) {
    static CheckoutId next() {
        return new CheckoutId(Ids.next());
    }

    /** Reads {@code chk_…}; refuses anything else with {@link IllegalArgumentException}. */
    static CheckoutId parse(String text) {
        return new CheckoutId(Ids.parse("chk", text));
    }

    @Override
    public String toString() {
        return Ids.format("chk", value);
    }
}
