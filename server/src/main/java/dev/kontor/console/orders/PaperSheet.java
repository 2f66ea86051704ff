package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.messages.MailId;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.orders.Order;
import dev.kontor.papers.Papers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What was written to the buyer: documents and mails. */
final class PaperSheet {
    private final Invoices invoices;
    private final Messages messages;

    PaperSheet(Invoices invoices, Messages messages) {
        this.invoices = invoices;
        this.messages = messages;
    }

    Optional<Invoice> invoice(Order order) {
        return invoices.ofOrder(order.vendor(), order.id().value());
    }

    List<CreditNote> creditNotes(Invoice invoice) {
        return invoices.creditNotes(invoices.allOfOrder(invoice.vendor(), invoice.orderId()));
    }

    static List<OrderSheet.Paper> papers(
            Optional<Invoice> invoice, List<CreditNote> notes, Staff staff) {
        List<OrderSheet.Paper> papers = new ArrayList<>();
        invoice.ifPresent(it ->
                papers.add(
                        new OrderSheet.Paper(
                                staff.words().get("console.paper.invoice", it.number()),
                                "/console/invoices/" + it.id() + ".pdf",
                                Papers.isElectronic(it)
                                        ? "/console/invoices/" + it.id() + ".xml"
                                        : null,
                                staff.words().date(it.issuedOn()))));
        for (CreditNote note : notes) {
            papers.add(
                    new OrderSheet.Paper(
                            staff.words().get("console.paper.credit_note", note.number()),
                            "/console/credit_notes/" + note.id() + ".pdf",
                            Papers.isElectronic(note)
                                    ? "/console/credit_notes/" + note.id() + ".xml"
                                    : null,
                            staff.words().date(note.issuedOn())
                                    + " · "
                                    + staff.money(note.total(), note.invoice().sale().currency())));
        }
        return papers;
    }

    /** The mails that tell of the order or of one of its refunds. */
    List<OrderSheet.Mail> mails(List<UUID> subjects, Staff staff) {
        List<QueuedMail> mails = messages.about(staff.vendorId(), subjects);
        Map<MailId, String> titles = messages.subjects(staff.vendorId(), mails);
        return mails.stream()
                .map(it ->
                        new OrderSheet.Mail(
                                "/console/mailbox/" + it.id(),
                                titles.getOrDefault(it.id(), it.kind()),
                                Badge.mail(staff.words(), it.status()),
                                staff.moment(it.queuedAt())))
                .toList();
    }
}
