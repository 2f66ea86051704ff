package dev.kontor.invoices;

import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An issued invoice.
 *
 * @param credited the sum of its credit notes, in minor units; all else never changes
 */
public record Invoice(
        VendorId vendor,
        InvoiceId id,
        String number,
        LocalDate issuedOn,
        UUID orderId,
        InvoiceDocument document,
        long credited) {

    /** How much of it credit notes took back. */
    public enum Status {
        ISSUED,
        PARTLY_CREDITED,
        CREDITED
    }

    public Sale sale() {
        return document.sale();
    }

    public long total() {
        return sale().total();
    }

    public Status status() {
        if (credited == 0) {
            return Status.ISSUED;
        }
        return credited < total() ? Status.PARTLY_CREDITED : Status.CREDITED;
    }
}
