package dev.kontor.invoices;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of an invoice, written {@code inv_…}. */
public record InvoiceId(UUID value) {
    public static InvoiceId next() {
        return new InvoiceId(Ids.next());
    }

    /** Reads {@code inv_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static InvoiceId parse(String text) {
        return new InvoiceId(Ids.parse("inv", text));
    }

    @Override
    public String toString() {
        return Ids.format("inv", value);
    }
}
