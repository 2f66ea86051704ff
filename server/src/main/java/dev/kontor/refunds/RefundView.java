package dev.kontor.refunds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refund as clients see it (api.md 8). Amounts in minor units of {@code currency}; tax and net
 * are null until it is approved.
 */
public record RefundView(
        String id,
        String order,
        String payment,
        String status,
        String reason,
        String currency,
        long amount,
        @Nullable Long net,
        @Nullable Long tax,
        List<Line> lines,
        @Nullable CreditNote creditNote,
        @Nullable String failureCode,
        Map<String, String> metadata,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant finishedAt) {

    /** What is taken back of one line of the order. */
    public record Line(String line, long amount, @Nullable Long net, @Nullable Long tax) {
        static Line of(Refund.Line it) {
            Long tax = it.tax();
            return new Line(
                    it.id().toString(), it.amount(), tax == null ? null : it.amount() - tax, tax);
        }
    }

    /** The document that the buyer gets. */
    public record CreditNote(String id, String number, String pdfUrl) {
        static CreditNote of(Refund.Approval it, String baseUrl) {
            return new CreditNote(
                    it.creditNote().toString(),
                    it.creditNoteNumber(),
                    baseUrl + "/v1/credit_notes/" + it.creditNote() + ".pdf");
        }
    }

    static RefundView of(Refund it, String baseUrl) {
        Refund.Approval approval = it.approval();
        return new RefundView(
                it.id().toString(),
                it.order().toString(),
                it.payment().toString(),
                it.status().word(),
                it.reason().word(),
                it.amount().currency().getCurrencyCode(),
                it.amount().minor(),
                approval == null ? null : it.amount().minor() - approval.tax(),
                approval == null ? null : approval.tax(),
                it.lines().stream().map(Line::of).toList(),
                approval == null ? null : CreditNote.of(approval, baseUrl),
                it.failureCode(),
                it.metadata(),
                it.createdAt(),
                approval == null ? null : approval.at(),
                it.finishedAt());
    }
}
