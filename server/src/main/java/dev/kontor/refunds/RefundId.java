package dev.kontor.refunds;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a refund, {@code ref_…}. */
public record RefundId(UUID value) {
    private static final String PREFIX = "ref";

    public static RefundId next() {
        return new RefundId(Ids.next());
    }

    /** Reads {@code ref_…}; anything else is an {@link IllegalArgumentException}. */
    public static RefundId parse(String text) {
        return new RefundId(Ids.parse(PREFIX, text));
    }

    static boolean isValid(String text) {
        return Ids.isValid(PREFIX, text);
    }

    @Override
    public String toString() {
        return Ids.format(PREFIX, value);
    }
}
