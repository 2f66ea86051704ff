package dev.kontor.delivery;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of an activation, {@code act_…}. */
public record ActivationId(UUID value) {
    public static ActivationId next() {
        return new ActivationId(Ids.next());
    }

    /** Reads {@code act_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static ActivationId parse(String text) {
        return new ActivationId(Ids.parse("act", text));
    }

    @Override
    public String toString() {
        return Ids.format("act", value);
    }
}
