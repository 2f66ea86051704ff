package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.TaxNumber;
import dev.kontor.papers.InvoiceView.NationalTaxView;
import dev.kontor.papers.InvoiceView.TaxView;
import dev.kontor.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A credit note as the API shows it. Amounts are positive minor units. */
record CreditNoteView(
        String id,
        String number,
        LocalDate issuedOn,
        String reason,
        String invoice,
        String invoiceNumber,
        LocalDate invoiceIssuedOn,
        String order,
        String currency,
        long subtotal,
        long taxTotal,
        long total,
        List<TaxNumber> sellerTaxNumbers,
        List<LineView> lines,
        List<TaxView> taxes,
        @Nullable NationalTaxView nationalTax,
        String pdfUrl,
        @Nullable String xmlUrl) {

    /**
     * @param line index in the invoice
     */
    record LineView(int line, String description, long net, long tax, long total) {}

    static CreditNoteView of(CreditNote note, String baseUrl) {
        Invoice invoice = note.invoice();
        Sale sale = invoice.sale();
        CreditNoteDocument document = note.document();
        return new CreditNoteView(
                note.id().toString(),
                note.number(),
                note.issuedOn(),
                document.reason().name().toLowerCase(Locale.ROOT),
                invoice.id().toString(),
                invoice.number(),
                invoice.issuedOn(),
                Ids.format("ord", invoice.orderId()),
                sale.currency(),
                document.net(),
                document.tax(),
                document.total(),
                invoice.document().seller().taxNumbers(),
                document.lines().stream()
                        .map(line ->
                                new LineView(
                                        line.line(),
                                        sale.lines().get(line.line()).description(),
                                        line.net(),
                                        line.tax(),
                                        line.total()))
                        .toList(),
                document.taxes().stream()
                        .map(part ->
                                TaxView.of(
                                        sale.taxes().get(part.group()), part.taxable(), part.tax()))
                        .toList(),
                NationalTaxView.of(note.nationalTax()),
                baseUrl + "/v1/credit_notes/" + note.id() + ".pdf",
                Papers.isElectronic(note)
                        ? baseUrl + "/v1/credit_notes/" + note.id() + ".xml"
                        : null);
    }
}
