package dev.kontor.console.orders;

import dev.kontor.console.Staff;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Invoices;
import dev.kontor.papers.PaperFile;
import dev.kontor.papers.Papers;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documents of the vendor that is looked at, as PDF and as XML. */
@Controller
final class PaperController {
    private final Invoices invoices;
    private final Papers papers;

    PaperController(Invoices invoices, Papers papers) {
        this.invoices = invoices;
        this.papers = papers;
    }

    @GetMapping("/console/invoices/{id}.pdf")
    ResponseEntity<byte[]> invoice(Staff staff, @PathVariable String id) {
        Invoice invoice = find(staff, id);
        return PaperFile.pdf(
                invoice.number(),
                papers.pdf(staff.vendorId(), invoice.id()),
                CacheControl.noStore());
    }

    @GetMapping("/console/invoices/{id}.xml")
    ResponseEntity<byte[]> electronicInvoice(Staff staff, @PathVariable String id) {
        Invoice invoice = find(staff, id);
        return PaperFile.xml(invoice.number(), Papers.xml(invoice), CacheControl.noStore());
    }

    @GetMapping("/console/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNote(Staff staff, @PathVariable String id) {
        CreditNote note = findCreditNote(staff, id);
        return PaperFile.pdf(
                note.number(), papers.pdf(staff.vendorId(), note.id()), CacheControl.noStore());
    }

    @GetMapping("/console/credit_notes/{id}.xml")
    ResponseEntity<byte[]> electronicCreditNote(Staff staff, @PathVariable String id) {
        CreditNote note = findCreditNote(staff, id);
        return PaperFile.xml(note.number(), Papers.xml(note), CacheControl.noStore());
    }

    private Invoice find(Staff staff, String id) {
        if (!Ids.isValid("inv", id)) {
            throw Problem.notFound("invoice", id);
        }
        return invoices.find(staff.vendorId(), InvoiceId.parse(id))
                .orElseThrow(() -> Problem.notFound("invoice", id));
    }

    private CreditNote findCreditNote(Staff staff, String id) {
        if (!Ids.isValid("cn", id)) {
            throw Problem.notFound("credit note", id);
        }
        return invoices.find(staff.vendorId(), CreditNoteId.parse(id))
                .orElseThrow(() -> Problem.notFound("credit note", id));
    }
}
