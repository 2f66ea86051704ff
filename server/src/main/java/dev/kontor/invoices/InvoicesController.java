package dev.kontor.invoices;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Settings;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Invoices and credit notes as JSON, as PDF and as XML of EN 16931 (api.md 8). A PDF of what exists
 * is always 200.
 */
@RestController
final class InvoicesController implements Expandable {
    private final Invoices invoices;
    private final String baseUrl;

    InvoicesController(Invoices invoices, Settings settings) {
        this.invoices = invoices;
        this.baseUrl = settings.baseUrl();
    }

    @Override
    public String prefix() {
        return "inv";
    }

    @Override
    @GetMapping("/v1/invoices/{id}")
    public InvoiceView get(Caller caller, @PathVariable String id) {
        Invoice invoice = find(caller, id);
        return InvoiceView.of(invoice, invoices.creditNotes(invoice), baseUrl);
    }

    @GetMapping("/v1/invoices/{id}.pdf")
    ResponseEntity<byte[]> invoicePdf(Caller caller, @PathVariable String id) {
        Invoice invoice = find(caller, id);
        return pdf(invoice.number(), invoices.pdf(invoice.vendor(), invoice.id()));
    }

    @GetMapping("/v1/invoices/{id}.xml")
    ResponseEntity<byte[]> invoiceXml(Caller caller, @PathVariable String id) {
        Invoice invoice = find(caller, id);
        return xml(invoice.number(), Invoices.xml(invoice));
    }

    @GetMapping("/v1/credit_notes/{id}")
    CreditNoteView creditNote(Caller caller, @PathVariable String id) {
        return CreditNoteView.of(findCreditNote(caller, id), baseUrl);
    }

    @GetMapping("/v1/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNotePdf(Caller caller, @PathVariable String id) {
        CreditNote note = findCreditNote(caller, id);
        return pdf(note.number(), invoices.pdf(note.invoice().vendor(), note.id()));
    }

    @GetMapping("/v1/credit_notes/{id}.xml")
    ResponseEntity<byte[]> creditNoteXml(Caller caller, @PathVariable String id) {
        CreditNote note = findCreditNote(caller, id);
        return xml(note.number(), Invoices.xml(note));
    }

    private Invoice find(Caller caller, String id) {
        caller.need("invoices:read");
        if (!Ids.isValid("inv", id)) {
            throw InvoiceProblems.unknownInvoice(id);
        }
        return invoices.find(caller.vendor(), InvoiceId.parse(id))
                .orElseThrow(() -> InvoiceProblems.unknownInvoice(id));
    }

    private CreditNote findCreditNote(Caller caller, String id) {
        caller.need("invoices:read");
        if (!Ids.isValid("cn", id)) {
            throw InvoiceProblems.unknownCreditNote(id);
        }
        return invoices.find(caller.vendor(), CreditNoteId.parse(id))
                .orElseThrow(() -> InvoiceProblems.unknownCreditNote(id));
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
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .body(bytes);
    }
}
