package dev.kontor.delivery;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of an entitlement, {@code ent_…}. */
public record EntitlementId(UUID value) {
    public static EntitlementId next() {
        return new EntitlementId(Ids.next());
    }

    /** Reads {@code ent_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static EntitlementId parse(String text) {
        return new EntitlementId(Ids.parse("ent", text));
    }

    @Override
    public String toString() {
        return Ids.format("ent", value);
    }
}
