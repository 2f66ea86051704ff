package dev.kontor.ledger;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a journal, {@code jrn_…}. */
public record JournalId(UUID value) {
    private static final String PREFIX = "jrn";

    public static JournalId next() {
        return new JournalId(Ids.next());
    }

    public static JournalId parse(String text) {
        return new JournalId(Ids.parse(PREFIX, text));
    }

    @Override
    public String toString() {
        return Ids.format(PREFIX, value);
    }
}
