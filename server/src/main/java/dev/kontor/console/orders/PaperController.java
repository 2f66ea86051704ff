package dev.kontor.console.orders;

import dev.kontor.console.Staff;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.Papers;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The documents of the vendor that is looked at, as PDF. */
@Controller
final class PaperController {
    private final Invoices invoices;

    PaperController(Invoices invoices) {
        this.invoices = invoices;
    }

    @GetMapping("/console/invoices/{id}.pdf")
    ResponseEntity<byte[]> invoice(Staff staff, @PathVariable String id) {
        if (!Ids.isValid("inv", id)) {
            throw Problem.notFound("invoice", id);
        }
        InvoiceId invoice = InvoiceId.parse(id);
        String number =
                invoices.find(staff.vendorId(), invoice)
                        .orElseThrow(() -> Problem.notFound("invoice", id))
                        .number();
        return Papers.pdf(number, invoices.pdf(staff.vendorId(), invoice), CacheControl.noStore());
    }

    @GetMapping("/console/credit_notes/{id}.pdf")
    ResponseEntity<byte[]> creditNote(Staff staff, @PathVariable String id) {
        if (!Ids.isValid("cn", id)) {
            throw Problem.notFound("credit note", id);
        }
        CreditNoteId note = CreditNoteId.parse(id);
        String number =
                invoices.find(staff.vendorId(), note)
                        .orElseThrow(() -> Problem.notFound("credit note", id))
                        .number();
        return Papers.pdf(number, invoices.pdf(staff.vendorId(), note), CacheControl.noStore());
    }
}
