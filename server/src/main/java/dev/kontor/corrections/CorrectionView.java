package dev.kontor.corrections;

import dev.kontor.refunds.RefundView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A correction as clients see it. Amounts in minor units of {@code currency}.
 *
 * @param taxReturned what goes back to the buyer
 * @param refund by which it does; null when nothing does
 */
public record CorrectionView(
        String id,
        String order,
        String reason,
        String treatment,
        String currency,
        long taxReturned,
        Paper creditNote,
        Paper invoice,
        @Nullable RefundView refund,
        Instant createdAt) {

    /** A document, with its total. */
    public record Paper(String id, String number, long total, String pdfUrl) {}

    static CorrectionView of(Correction it, @Nullable RefundView refund, String baseUrl) {
        return new CorrectionView(
                it.id().toString(),
                it.order().toString(),
                it.reason().word(),
                it.treatment().name().toLowerCase(Locale.ROOT),
                it.credited().currency().getCurrencyCode(),
                it.returned().minor(),
                new Paper(
                        it.creditNote().toString(),
                        it.creditNoteNumber(),
                        it.credited().minor(),
                        baseUrl + "/v1/credit_notes/" + it.creditNote() + ".pdf"),
                new Paper(
                        it.invoice().toString(),
                        it.invoiceNumber(),
                        it.invoiced(),
                        baseUrl + "/v1/invoices/" + it.invoice() + ".pdf"),
                refund,
                it.at());
    }
}
