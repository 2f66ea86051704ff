package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.ADA;
import static dev.kontor.invoices.TestSales.company;
import static dev.kontor.invoices.TestSales.vat;
import static dev.kontor.papers.EInvoiceSales.simple;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.TaxNumber;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents name the seller by the number under which the tax of the sale is reported. */
class S10_TheNumbersThatHold {
    private static final String SELLER = "AccountingSupplierParty/Party/PartyTaxScheme/";

    /** BR-CO-09: a VAT id begins with its country (BT-31); any other number is local (BT-32). */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GB | standard | GB123456789 | VAT | UK VAT number",
                "GB | standard | 123 4567 89 | TAX | UK VAT number",
                "HU | standard | HU12345678 | VAT | VAT ID",
                "DE | oss_union | DE327990207 | VAT | VAT ID",
                "EU | oss_non_union | EU372022452 | TAX | VAT number (One-Stop Shop)",
                "AU | standard | 51 824 753 556 | TAX | ABN",
                "AU | simplified | 300012345678 | TAX | ARN",
                "NO | voec | 2021234 | TAX | VOEC number",
                "NO | standard | NO923456783MVA | VAT | Organization number",
                "CH | standard | CHE-116.281.710 MWST | VAT | VAT number",
                "JP | standard | T1234567890123 | TAX | JCT registration number",
                "SG | simplified | M90312345A | TAX | GST registration number",
                "KZ | standard | 123456789012 | TAX | Tax registration number (Kazakhstan)",
                "GR | standard | EL123456789 | VAT | VAT ID",
            })
    void oneNumber(String place, String scheme, String number, String kind, String label) {
        String taxing = place.equals("EU") ? "FR" : place;
        Invoice invoice =
                TestSales.issued(
                        simple(ADA, 10_000, 2_000, vat(taxing, "VAT", "20", 10_000, 2_000)),
                        List.of(new TaxNumber(place, scheme, number)));

        EInvoiceFile file = new EInvoiceFile(Papers.xml(invoice)).assertClean();
        assertThat(file.text(SELLER + "CompanyID")).isEqualTo(number);
        assertThat(file.text(SELLER + "TaxScheme/ID")).isEqualTo(kind);
        assertThat(PageWriter.invoice(invoice).seller().registration())
                .containsExactly(label + " " + number, "Amtsgericht Hamburg HRB 170431");
        CreditNote note = credited(invoice);
        assertThat(new EInvoiceFile(Papers.xml(note)).assertClean().text(SELLER + "CompanyID"))
                .isEqualTo(number);
        assertThat(PageWriter.creditNote(note).seller().registration().getFirst())
                .isEqualTo(label + " " + number);
        assertThat(CreditNoteView.of(note, "").sellerTaxNumbers())
                .isEqualTo(InvoiceView.of(invoice, List.of(), "").seller().taxNumbers())
                .containsExactly(new TaxNumber(place, scheme, number));
    }

    /** Goods and services tax and Quebec's own: two authorities, two numbers. */
    @Test
    void quebecHasTwo() {
        Invoice invoice =
                TestSales.issued(
                        TestSales.main("de"),
                        List.of(
                                new TaxNumber("CA", "simplified", "123456789 RT0001"),
                                new TaxNumber("CA-QC", "simplified", "NR00012345")));
        assertThat(PageWriter.invoice(invoice).seller().registration())
                .containsExactly(
                        "GST/HST-Nummer 123456789 RT0001",
                        "QST-Nummer NR00012345",
                        "Amtsgericht Hamburg HRB 170431");
        new EInvoiceFile(Papers.xml(invoice)).assertClean();
    }

    @Test
    void aVatIdAndAnotherNumberStandBesideEachOther() {
        Invoice invoice =
                TestSales.issued(
                        TestSales.main("en"),
                        List.of(
                                new TaxNumber("GB", "standard", "GB123456789"),
                                new TaxNumber("AU", "standard", "51824753556"),
                                new TaxNumber("SG", "simplified", "M90312345A")));
        EInvoiceFile file = new EInvoiceFile(Papers.xml(invoice)).assertClean();
        assertThat(file.texts(SELLER + "CompanyID")).containsExactly("GB123456789", "51824753556");
        assertThat(file.texts(SELLER + "TaxScheme/ID")).containsExactly("VAT", "TAX");
    }

    /** BR-O-02: where nothing is subject to VAT, no number is a VAT id. */
    @Test
    void outsideOfVatNoNumberIsOne() {
        TaxGroup canaries = EInvoiceSales.group("ES-CN", "igic", "out_of_scope", 10_000);
        EInvoiceFile file =
                EInvoiceSales.file(
                        simple(company("Teide SL", "ES", "ESB35000000"), 10_000, 0, canaries));
        assertThat(file.text(SELLER + "CompanyID")).isEqualTo("DE327990207");
        assertThat(file.text(SELLER + "TaxScheme/ID")).isEqualTo("TAX");
    }

    @Test
    void withoutAnyNumberThereIsNoSuchDocument() {
        Invoice invoice = TestSales.issued(TestSales.main("en"), List.of());
        assertThat(Papers.isElectronic(invoice)).isFalse();
        assertThat(PageWriter.invoice(invoice).seller().registration())
                .containsExactly("Amtsgericht Hamburg HRB 170431");
    }

    /** What was issued before numbers were kept says what it said: the seller's VAT id. */
    @Test
    void documentsOfOldStay() {
        byte[] document = Json.write(TestSales.issued(TestSales.main("en")).document());
        String now = new String(document, StandardCharsets.UTF_8);
        String old = now.replaceAll(",\"numbers\":\\[[^]]*]", "");
        assertThat(old).isNotEqualTo(now).doesNotContain("numbers");
        InvoiceDocument read =
                Json.mapper()
                        .readValue(old.getBytes(StandardCharsets.UTF_8), InvoiceDocument.class);
        assertThat(read.seller().taxNumbers())
                .containsExactly(new TaxNumber("DE", "standard", "DE327990207"));
    }

    /** On the other side of midnight it is another day already. */
    @Test
    void theDayOfSupplyTellsWhere() {
        Sale sale = TestSales.main("en");
        assertThat(facts(sale)).contains("Mar 1, 2026").doesNotContain("Mar 1, 2026 (Germany)");
        Sale later =
                new Sale(
                        sale.order(),
                        LocalDate.of(2026, 3, 2),
                        sale.currency(),
                        sale.language(),
                        company("Kaze KK", "JP", null),
                        sale.lines(),
                        sale.taxes(),
                        sale.wording(),
                        sale.withdrawal(),
                        sale.payment(),
                        null);
        assertThat(facts(later)).contains("Mar 1, 2026", "Mar 2, 2026 (Japan)");
    }

    private static List<String> facts(Sale sale) {
        return PageWriter.invoice(TestSales.issued(sale)).facts().stream()
                .map(InvoicePage.Fact::value)
                .toList();
    }

    private static CreditNote credited(Invoice invoice) {
        return new CreditNote(
                CreditNoteId.next(),
                "EU-7F3K2-CN-2026-000001",
                LocalDate.of(2026, 3, 9),
                invoice,
                TestSales.credit(invoice.sale(), new Credit.Remainder(), CreditReason.OTHER));
    }
}
