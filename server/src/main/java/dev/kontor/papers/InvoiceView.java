package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.InvoiceId;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.TaxNumber;
import dev.kontor.platform.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as the API shows it. Amounts are minor units; {@code subtotal} is without tax.
 *
 * @param creditNotes ids, oldest first
 */
record InvoiceView(
        String id,
        String number,
        String status,
        LocalDate issuedOn,
        LocalDate suppliedOn,
        String order,
        String orderNumber,
        String currency,
        long subtotal,
        long taxTotal,
        long total,
        long creditedTotal,
        long amountPaid,
        SellerView seller,
        Sale.Buyer buyer,
        List<LineView> lines,
        List<TaxView> taxes,
        @Nullable NationalTaxView nationalTax,
        List<String> wording,
        Sale.@Nullable Payment payment,
        List<String> creditNotes,
        @Nullable Replaced replaces,
        String pdfUrl,
        @Nullable String xmlUrl) {

    /** Who sold; the numbers are those that are printed. */
    record SellerView(
            String entity,
            String legalName,
            String address,
            String country,
            String vatId,
            List<TaxNumber> taxNumbers,
            String registry,
            String email,
            String phone) {
        static SellerView of(InvoiceDocument.Seller it) {
            return new SellerView(
                    it.entity(),
                    it.legalName(),
                    it.address(),
                    it.country(),
                    it.vatId(),
                    it.taxNumbers(),
                    it.registry(),
                    it.email(),
                    it.phone());
        }
    }

    /** What a corrected invoice follows; ids and numbers. */
    record Replaced(
            String invoice, String invoiceNumber, String creditNote, String creditNoteNumber) {
        static @Nullable Replaced of(Sale.@Nullable Replaced it) {
            return it == null
                    ? null
                    : new Replaced(
                            new InvoiceId(it.invoice()).toString(),
                            it.invoiceNumber(),
                            new CreditNoteId(it.creditNote()).toString(),
                            it.creditNoteNumber());
        }
    }

    record LineView(
            String description,
            long quantity,
            long unitAmount,
            String taxBehavior,
            long discount,
            long net,
            long tax,
            long total,
            Sale.@Nullable Period period) {
        static LineView of(Sale.Line line) {
            return new LineView(
                    line.description(),
                    line.quantity(),
                    line.unitAmount(),
                    line.behavior().name().toLowerCase(Locale.ROOT),
                    line.discount(),
                    line.net(),
                    line.tax(),
                    line.total(),
                    line.period());
        }
    }

    record TaxView(
            String jurisdiction,
            String taxType,
            String rate,
            String treatment,
            long taxable,
            long tax) {
        static TaxView of(Sale.TaxGroup group, long taxable, long tax) {
            return new TaxView(
                    group.jurisdiction(),
                    group.taxType(),
                    group.rate(),
                    group.treatment(),
                    taxable,
                    tax);
        }
    }

    /** The tax in the currency of the state whose rules the document follows; minor units. */
    record NationalTaxView(
            String country,
            String currency,
            long amount,
            List<Sale.NationalTax.Quote> rates,
            String source,
            LocalDate asOf) {
        static @Nullable NationalTaxView of(Sale.@Nullable NationalTax it) {
            return it == null
                    ? null
                    : new NationalTaxView(
                            it.country(),
                            it.currency(),
                            it.amount(),
                            it.quotes(),
                            it.source(),
                            it.asOf());
        }
    }

    static InvoiceView of(Invoice invoice, List<CreditNote> notes, String baseUrl) {
        Sale sale = invoice.sale();
        return new InvoiceView(
                invoice.id().toString(),
                invoice.number(),
                invoice.status().name().toLowerCase(Locale.ROOT),
                invoice.issuedOn(),
                sale.suppliedOn(),
                Ids.format("ord", invoice.orderId()),
                sale.order(),
                sale.currency(),
                sale.net(),
                sale.tax(),
                sale.total(),
                invoice.credited(),
                sale.payment() == null ? 0 : sale.total(),
                SellerView.of(invoice.document().seller()),
                sale.buyer(),
                sale.lines().stream().map(LineView::of).toList(),
                sale.taxes().stream()
                        .map(group -> TaxView.of(group, group.taxable(), group.tax()))
                        .toList(),
                NationalTaxView.of(sale.nationalTax()),
                sale.wording(),
                sale.payment(),
                notes.stream().map(note -> note.id().toString()).toList(),
                Replaced.of(sale.replaces()),
                baseUrl + "/v1/invoices/" + invoice.id() + ".pdf",
                Papers.isElectronic(invoice)
                        ? baseUrl + "/v1/invoices/" + invoice.id() + ".xml"
                        : null);
    }
}
