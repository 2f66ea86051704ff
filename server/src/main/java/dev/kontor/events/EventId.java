package dev.kontor.events;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of an event, {@code evt_…}; ids rise in the order in which events become visible. */
public record EventId(UUID value) {
    /** Refuses what is not such an id with {@link IllegalArgumentException}. */
    public static EventId parse(String text) {
        return new EventId(Ids.parse("evt", text));
    }

    @Override
    public String toString() {
        return Ids.format("evt", value);
    }
}
