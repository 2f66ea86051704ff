package dev.kontor.support;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a ticket, {@code tkt_…}. */
public record TicketId(UUID value) {
    static TicketId next() {
        return new TicketId(Ids.next());
    }

    /** Refuses what is not such an id with {@link IllegalArgumentException}. */
    public static TicketId parse(String text) {
        return new TicketId(Ids.parse("tkt", text));
    }

    @Override
    public String toString() {
        return Ids.format("tkt", value);
    }
}
