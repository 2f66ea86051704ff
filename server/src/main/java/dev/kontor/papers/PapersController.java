package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Invoices;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Settings;
import dev.kontor.web.Caller;
import dev.kontor.web.Expandable;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Invoices and credit notes as JSON, as PDF and as XML of EN 16931 (api.md 8). A PDF of what exists
 * is always 200.
 */
@RestController
final class PapersController implements Expandable {
    /** What was issued never changes. */
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Invoices invoices;
    private final Papers papers;
    private final String baseUrl;

    PapersController(Invoices invoices, Papers papers, Settings settings) {
        this.invoices = invoices;
        this.papers = papers;
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
        return PaperFile.pdf(
                invoice.number(), papers.pdf(invoice.vendor(), invoice.id()), FOR_GOOD);
    }

    @GetMapping("/v1/invoices/{id}.xml")
    ResponseEntity<byte[]> invoiceXml(Caller caller, @PathVariable String id) {
        Invoice invoice = find(caller, id);
        return PaperFile.xml(invoice.number(), Papers.xml(invoice), FOR_GOOD);
    }

    @GetMapping("/v1/credit_notes/{id}")
    CreditNoteView creditNote(Caller caller, @PathVariable String id) {
        return CreditNoteView.of(findCreditNote(caller, id), baseUrl);
    }

    @GetMapping("/v1/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNotePdf(Caller caller, @PathVariable String id) {
        CreditNote note = findCreditNote(caller, id);
        return PaperFile.pdf(
                note.number(), papers.pdf(note.invoice().vendor(), note.id()), FOR_GOOD);
    }

    @GetMapping("/v1/credit_notes/{id}.xml")
    ResponseEntity<byte[]> creditNoteXml(Caller caller, @PathVariable String id) {
        CreditNote note = findCreditNote(caller, id);
        return PaperFile.xml(note.number(), Papers.xml(note), FOR_GOOD);
    }

    private Invoice find(Caller caller, String id) {
        caller.need("invoices:read");
        if (!Ids.isValid("inv", id)) {
            throw PaperProblems.unknownInvoice(id);
        }
        return invoices.find(caller.vendor(), InvoiceId.parse(id))
                .orElseThrow(() -> PaperProblems.unknownInvoice(id));
    }

    private CreditNote findCreditNote(Caller caller, String id) {
        caller.need("invoices:read");
        if (!Ids.isValid("cn", id)) {
            throw PaperProblems.unknownCreditNote(id);
        }
        return invoices.find(caller.vendor(), CreditNoteId.parse(id))
                .orElseThrow(() -> PaperProblems.unknownCreditNote(id));
    }
}
