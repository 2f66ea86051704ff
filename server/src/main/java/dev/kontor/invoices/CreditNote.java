package dev.kontor.invoices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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

    /** The tax that it takes back in the other currency in which its invoice states it. */
    public Sale.@Nullable NationalTax nationalTax() {
        Sale.NationalTax whole = invoice.sale().nationalTax();
        Long part = document.nationalTax();
        return whole == null || part == null ? null : whole.as(part);
    }
}
