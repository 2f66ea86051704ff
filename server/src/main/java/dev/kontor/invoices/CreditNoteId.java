package dev.kontor.invoices;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a credit note, written {@code cn_…}. */
public record CreditNoteId(UUID value) {
    public static CreditNoteId next() {
        return new CreditNoteId(Ids.next());
    }

    /** Reads {@code cn_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static CreditNoteId parse(String text) {
        return new CreditNoteId(Ids.parse("cn", text));
    }

    @Override
    public String toString() {
        return Ids.format("cn", value);
    }
}
