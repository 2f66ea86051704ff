package dev.kontor.corrections;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.invoices.Invoice;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Snapshot;
import dev.kontor.papers.Papers;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.refunds.RefundView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others are told of a correction, in its transaction. */
final class CorrectionLog {
    private final Events events;
    private final AuditLog audit;
    private final Messages messages;
    private final String baseUrl;

    CorrectionLog(Events events, AuditLog audit, Messages messages, String baseUrl) {
        this.events = events;
        this.audit = audit;
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    void tell(Tx tx, SaleToCorrect of, Correction it, Invoice corrected, @Nullable String why) {
        CorrectionView shown = CorrectionView.of(it, null, baseUrl);
        OrderView.Invoice invoice =
                new OrderView.Invoice(
                        shown.invoice().id(),
                        shown.invoice().number(),
                        shown.invoice().pdfUrl(),
                        Papers.isElectronic(corrected)
                                ? baseUrl + "/v1/invoices/" + it.invoice() + ".xml"
                                : null);
        RefundView.CreditNote note =
                new RefundView.CreditNote(
                        shown.creditNote().id(),
                        shown.creditNote().number(),
                        shown.creditNote().pdfUrl());
        events.append(
                tx,
                List.of(
                        event(it, "credit_note.issued", it.creditNote().value(), note),
                        event(it, "invoice.issued", it.invoice().value(), invoice),
                        event(
                                it,
                                "order.corrected",
                                it.order().value(),
                                of.view().invoiced(invoice))));
        Snapshot.Buyer buyer = of.order().snapshot().buyer();
        messages.queue(
                tx,
                List.of(
                        new Mail(
                                it.vendor(),
                                CorrectionMail.KIND,
                                it.id().value(),
                                buyer.email(),
                                buyer.locale(),
                                it.at())));
        audit.append(
                tx,
                new AuditLog.Entry(
                        it.vendor(),
                        it.actor(),
                        "order.corrected",
                        it.order().toString(),
                        why == null ? it.reason().word() : why,
                        of.invoice().number(),
                        it.invoiceNumber()),
                it.at());
    }

    private static Event event(Correction it, String type, UUID object, Object data) {
        return new Event(it.vendor(), type, object, it.actor(), it.at(), Json.write(data));
    }
}
