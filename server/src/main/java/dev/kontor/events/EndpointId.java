package dev.kontor.events;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a webhook endpoint, {@code whe_…}. */
public record EndpointId(UUID value) {
    static EndpointId next() {
        return new EndpointId(Ids.next());
    }

    /** Refuses what is not such an id with {@link IllegalArgumentException}. */
    public static EndpointId parse(String text) {
        return new EndpointId(Ids.parse("whe", text));
    }

    @Override
    public String toString() {
        return Ids.format("whe", value);
    }
}
