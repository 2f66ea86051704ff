package dev.kontor.corrections;

import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import dev.kontor.refunds.RefundId;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction that was made. Never changed.
 *
 * @param treatment of the sale from now on
 * @param credited total of the credit note
 * @param invoiced total of the new invoice, the same or less
 * @param refund by which the difference goes back; null when there is none
 * @param actor who asked for it
 */
record Correction(
        VendorId vendor,
        CorrectionId id,
        OrderId order,
        CorrectionReason reason,
        Treatment treatment,
        CreditNoteId creditNote,
        String creditNoteNumber,
        Money credited,
        InvoiceId invoice,
        String invoiceNumber,
        long invoiced,
        @Nullable RefundId refund,
        String actor,
        Instant at) {

    /** The tax that goes back. */
    Money returned() {
        return new Money(credited.minor() - invoiced, credited.currency());
    }
}
