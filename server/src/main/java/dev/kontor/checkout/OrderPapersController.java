package dev.kontor.checkout;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.OrderTokens;
import dev.kontor.orders.Orders;
import dev.kontor.papers.PaperFile;
import dev.kontor.papers.Papers;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents of an order, for whoever has the link from its mail. */
@RestController
final class OrderPapersController {
    private final Orders orders;
    private final Invoices invoices;
    private final Papers papers;

    OrderPapersController(Orders orders, Invoices invoices, Papers papers) {
        this.orders = orders;
        this.invoices = invoices;
        this.papers = papers;
    }

    @GetMapping("/o/{token}/invoice.pdf")
    ResponseEntity<byte[]> invoice(@PathVariable String token) {
        Invoice invoice = invoiceOf(open(token));
        return PaperFile.pdf(
                invoice.number(),
                papers.pdf(invoice.vendor(), invoice.id()),
                CacheControl.noStore());
    }

    @GetMapping("/o/{token}/invoice.xml")
    ResponseEntity<byte[]> electronicInvoice(@PathVariable String token) {
        Invoice invoice = invoiceOf(open(token));
        return PaperFile.xml(invoice.number(), Papers.xml(invoice), CacheControl.noStore());
    }

    @GetMapping("/o/{token}/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNote(@PathVariable String token, @PathVariable String id) {
        CreditNote note = creditNoteOf(open(token), id);
        return PaperFile.pdf(
                note.number(),
                papers.pdf(note.invoice().vendor(), note.id()),
                CacheControl.noStore());
    }

    @GetMapping("/o/{token}/credit_notes/{id}.xml")
    ResponseEntity<byte[]> electronicCreditNote(
            @PathVariable String token, @PathVariable String id) {
        CreditNote note = creditNoteOf(open(token), id);
        return PaperFile.xml(note.number(), Papers.xml(note), CacheControl.noStore());
    }

    /** A credit note of this order; those of other orders are not there. */
    private CreditNote creditNoteOf(OrderTokens.Opened opened, String id) {
        if (!Ids.isValid("cn", id)) {
            throw Problem.notFound("credit note", id);
        }
        return invoices.find(opened.vendor().id(), CreditNoteId.parse(id))
                .filter(it -> it.invoice().orderId().equals(opened.order().value()))
                .orElseThrow(() -> Problem.notFound("credit note", id));
    }

    private Invoice invoiceOf(OrderTokens.Opened opened) {
        return invoices.ofOrder(opened.vendor().id(), opened.order().value())
                .orElseThrow(() -> Problem.notFound("invoice", "of this order yet"));
    }

    private OrderTokens.Opened open(String token) {
        return orders.tokens()
                .open(token)
                .orElseThrow(() -> Problem.notFound("order", "of this link"));
    }
}
