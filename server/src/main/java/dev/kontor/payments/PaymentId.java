package dev.kontor.payments;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** Id of a payment, {@code pay_…}. */
public record PaymentId(UUID value) {
    public static PaymentId next() {
        return new PaymentId(Ids.next());
    }

    /** Reads {@code pay_…}; anything else is an {@link IllegalArgumentException}. */
    public static PaymentId parse(String text) {
        return new PaymentId(Ids.parse("pay", text));
    }

    @Override
    public String toString() {
        return Ids.format("pay", value);
    }
}
