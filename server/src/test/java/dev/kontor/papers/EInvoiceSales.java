package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.line;
import static dev.kontor.invoices.TestSales.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Buyer;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.Period;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.TestSales;
import java.time.LocalDate;
import java.util.List;

/** Sales as the tests of electronic invoices want them told, and the files made of them. */
final class EInvoiceSales {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private EInvoiceSales() {}

    static EInvoiceFile file(Sale sale) {
        Invoice invoice = TestSales.issued(sale);
        assertThat(Papers.isElectronic(invoice)).isTrue();
        return new EInvoiceFile(Papers.xml(invoice)).assertClean();
    }

    static EInvoiceFile file(Invoice invoice, CreditNoteDocument document) {
        CreditNote note =
                new CreditNote(
                        CreditNoteId.next(),
                        "EU-7F3K2-CN-2026-000001",
                        DAY.plusDays(8),
                        invoice,
                        document);
        assertThat(Papers.isElectronic(note)).isTrue();
        return new EInvoiceFile(Papers.xml(note)).assertClean();
    }

    static Sale simple(Buyer buyer, long net, long tax, TaxGroup group) {
        return sale(
                buyer,
                "en",
                List.of(line("Thing", 1, net + tax, 0, net, 0, tax)),
                List.of(group),
                List.of());
    }

    static Line untaxed(String name, long net) {
        return untaxed(name, net, 0);
    }

    static Line untaxed(String name, long net, int group) {
        return new Line(
                name,
                1,
                net,
                0,
                TaxBehavior.EXCLUSIVE,
                net,
                List.of(new LineTax(group, 0)),
                new Period(DAY, DAY.plusYears(1).minusDays(1)));
    }

    static TaxGroup group(String place, String taxType, String treatment, long taxable) {
        return new TaxGroup(place, taxType, "Tax", "0", treatment, taxable, 0);
    }
}
