package dev.kontor.checkout;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.OrderTokens;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents of an order, for whoever has the link from its mail. */
@RestController
final class OrderPapersController {
    private final Orders orders;
    private final Invoices invoices;

    OrderPapersController(Orders orders, Invoices invoices) {
        this.orders = orders;
        this.invoices = invoices;
    }

    @GetMapping("/o/{token}/invoice.pdf")
    ResponseEntity<byte[]> invoice(@PathVariable String token) {
        Invoice invoice = invoiceOf(open(token));
        return pdf(invoice.number(), invoices.pdf(invoice.vendor(), invoice.id()));
    }

    @GetMapping("/o/{token}/invoice.xml")
    ResponseEntity<byte[]> electronicInvoice(@PathVariable String token) {
        Invoice invoice = invoiceOf(open(token));
        return xml(invoice.number(), Invoices.xml(invoice));
    }

    @GetMapping("/o/{token}/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNote(@PathVariable String token, @PathVariable String id) {
        CreditNote note = creditNoteOf(open(token), id);
        return pdf(note.number(), invoices.pdf(note.invoice().vendor(), note.id()));
    }

    @GetMapping("/o/{token}/credit_notes/{id}.xml")
    ResponseEntity<byte[]> electronicCreditNote(
            @PathVariable String token, @PathVariable String id) {
        CreditNote note = creditNoteOf(open(token), id);
        return xml(note.number(), Invoices.xml(note));
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

    private static ResponseEntity<byte[]> pdf(String number, byte[] bytes) {
        return file(
                ContentDisposition.inline().filename(number + ".pdf").build(),
                MediaType.APPLICATION_PDF,
                bytes);
    }

    private static ResponseEntity<byte[]> xml(String number, byte[] bytes) {
        return file(
                ContentDisposition.attachment().filename(number + ".xml").build(),
                MediaType.APPLICATION_XML,
                bytes);
    }

    private static ResponseEntity<byte[]> file(
            ContentDisposition name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(bytes);
    }
}
