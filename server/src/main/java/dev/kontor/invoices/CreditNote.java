package dev.kontor.invoices;

import java.time.LocalDate;

/**
 * An issued credit note.
 *
 * @param invoice that it reduces; its {@code credited} counts this note
 */
public record CreditNote(
        CreditNoteId id,
        String number,
        LocalDate issuedOn,
        Invoice invoice,
        CreditNoteDocument document) {
    public long total() {
        return document.total();
    }
}
