package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.ADA;
import static dev.kontor.invoices.TestSales.company;
import static dev.kontor.invoices.TestSales.draft;
import static dev.kontor.invoices.TestSales.line;
import static dev.kontor.invoices.TestSales.sale;
import static dev.kontor.invoices.TestSales.vat;
import static dev.kontor.invoices.TestSales.vendor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDraft;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Buyer;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Period;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.TestPlatform;
import dev.kontor.vendors.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What buyers and their tax offices find on the page (handbook 5.2, 5.4). */
class S04_PdfSaysWhatTheLawWants {
    private static final Instant DAY = Instant.parse("2026-03-01T11:00:00Z");

    private final Invoices invoices = TestSales.invoices();
    private final Papers papers = new Papers(invoices, new Renderings(TestSales.archive()));
    private final Vendor vendor = vendor();

    @Test
    void theMainCaseInEnglish() {
        assertThat(text(TestSales.main("en")))
                .contains(
                        "Invoice number EU-7F3K2-INV-2026-000001",
                        "Date of issue Mar 1, 2026",
                        "Date of supply Mar 1, 2026",
                        "Order 7F3K2-4H8M-2Q",
                        "Ada Byron Invalidenstraße 110 10115 Berlin Germany",
                        "Fathom Pro 4, perpetual license 1 100.00 19% 100.00",
                        "Net amount 100.00",
                        "19% VAT (DE) on 100.00 19.00",
                        "Total €119.00",
                        "Paid on Mar 1, 2026 · card, Visa ···· 4242 €119.00",
                        "Amount due €0.00",
                        "you thereby lose your right of withdrawal",
                        "Product by Fathom Audio",
                        "help@fathom.example",
                        "Kontor Handelshaus GmbH",
                        "VAT ID DE327990207",
                        "Amtsgericht Hamburg HRB 170431");
    }

    @Test
    void theMainCaseInGerman() {
        assertThat(text(TestSales.main("de")))
                .contains(
                        "Rechnungsnummer EU-7F3K2-INV-2026-000001",
                        "Ausstellungsdatum 01.03.2026",
                        "Leistungsdatum 01.03.2026",
                        "Deutschland",
                        "1 100,00 19 % 100,00",
                        "Nettobetrag 100,00",
                        "19 % USt. (DE) auf 100,00 19,00",
                        "Gesamtbetrag 119,00 €",
                        "Bezahlt am 01.03.2026 · Karte, Visa ···· 4242 119,00 €",
                        "dass Sie dadurch Ihr Widerrufsrecht verlieren",
                        "USt-IdNr. DE327990207");
    }

    @Test
    void case25ReverseCharge() {
        Line line =
                new Line(
                        "Fathom Cloud",
                        1,
                        10000,
                        0,
                        TaxBehavior.EXCLUSIVE,
                        10000,
                        List.of(new LineTax(0, 0)),
                        new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2027, 2, 28)));
        assertThat(
                        text(
                                sale(
                                        "EUR",
                                        company("Quai SARL", "FR", "FR40303265045"),
                                        "en",
                                        List.of(line),
                                        List.of(
                                                new TaxGroup(
                                                        "FR",
                                                        "vat",
                                                        "TVA",
                                                        "0",
                                                        "reverse_charge",
                                                        10000,
                                                        0)),
                                        List.of(
                                                "Autoliquidation",
                                                "Reverse charge, Art. 196 Directive 2006/112/EC"),
                                        Withdrawal.NONE)))
                .contains(
                        "VAT ID FR40303265045",
                        "Mar 1, 2026 to Feb 28, 2027",
                        "Reverse charge, no tax on 100.00 0.00",
                        "Total €100.00",
                        "Autoliquidation Reverse charge, Art. 196 Directive 2006/112/EC")
                .doesNotContain("withdraw");
    }

    @Test
    void case26AGermanCompanyPaysGermanTax() {
        Buyer buyer = company("Elbe Software GmbH", "DE", "DE136695976");
        assertThat(
                        text(
                                sale(
                                        buyer,
                                        "de",
                                        List.of(line("Lizenz", 1, 11900, 0, 10000, 0, 1900)),
                                        List.of(vat("DE", "USt", "19", 10000, 1900)),
                                        List.of())))
                .contains("USt-IdNr. DE136695976", "Gesamtbetrag 119,00 €");
    }

    @Test
    void case12Case13QuantitiesAndDiscountsWithoutTax() {
        assertThat(
                        text(
                                sale(
                                        ADA,
                                        "en",
                                        List.of(line("Seats", 3, 999, 0, 2518, 0, 479)),
                                        List.of(vat("DE", "USt", "19", 2518, 479)),
                                        List.of())))
                .contains("Seats 3 8.3933 19% 25.18", "19% VAT (DE) on 25.18 4.79", "€29.97");
        assertThat(
                        text(
                                sale(
                                        ADA,
                                        "en",
                                        List.of(
                                                line("A", 1, 2999, 450, 2107, 0, 442),
                                                line("B", 1, 1499, 225, 1053, 0, 221),
                                                line("C", 1, 499, 75, 350, 0, 74)),
                                        List.of(vat("NL", "btw", "21", 3510, 737)),
                                        List.of())))
                .contains(
                        "A 1 24.79 -3.72 21% 21.07",
                        "B 1 12.39 -1.86 21% 10.53",
                        "C 1 4.12 -0.62 21% 3.50",
                        "21% VAT (NL) on 35.10 7.37",
                        "Total €42.47");
    }

    @Test
    void case39YenHaveNoDecimals() {
        assertThat(
                        text(
                                sale(
                                        "JPY",
                                        ADA,
                                        "en",
                                        List.of(
                                                line("A", 1, 1222, 0, 1111, 0, 111),
                                                line("B", 1, 1222, 0, 1111, 0, 111),
                                                line("C", 1, 1222, 0, 1111, 0, 111)),
                                        List.of(
                                                new TaxGroup(
                                                        "JP",
                                                        "consumption_tax",
                                                        "JCT",
                                                        "10",
                                                        "taxed",
                                                        3333,
                                                        333)),
                                        List.of(),
                                        Withdrawal.NONE)))
                .contains("10% consumption tax (JP) on 3,333 333", "Total ¥3,666");
    }

    @Test
    void taxInTheCurrencyOfItsState() {
        assertThat(text(inDollars("en")))
                .contains(
                        "VAT in EUR: €17.48 (1 EUR = 1.0870 USD, ECB, Feb 27, 2026)",
                        "Amount due $0.00");
        assertThat(text(inDollars("de")))
                .contains("USt. in EUR: 17,48 € (1 EUR = 1,0870 USD, EZB, 27.02.2026)");
    }

    private static Sale inDollars(String language) {
        Sale main = TestSales.main(language);
        return TestSales.sale(
                        "USD",
                        main.buyer(),
                        language,
                        main.lines(),
                        main.taxes(),
                        List.of(),
                        Withdrawal.NONE)
                .stating(
                        new NationalTax(
                                "DE",
                                "EUR",
                                1748,
                                1,
                                List.of(new NationalTax.Quote("EUR", "USD", "1.0870")),
                                "ECB",
                                LocalDate.of(2026, 2, 27)));
    }

    /** Forints are whole; between two currencies both rates of the euro are printed. */
    @Test
    void aCreditNoteStatesItsPartAtTheOldRate() {
        Sale main = TestSales.main("en");
        NationalTax forints =
                new NationalTax(
                                "HU",
                                "HUF",
                                0,
                                100,
                                List.of(
                                        new NationalTax.Quote("EUR", "GBP", "0.87058"),
                                        new NationalTax.Quote("EUR", "HUF", "366.9")),
                                "ECB",
                                LocalDate.of(2026, 4, 13))
                        .converting(1900, "GBP");
        assertThat(forints.amount()).as("19.00 x 366.9 / 0.87058 = 8007.4").isEqualTo(800_700);
        Invoice invoice =
                issue(
                        TestSales.sale(
                                        "GBP",
                                        main.buyer(),
                                        "en",
                                        main.lines(),
                                        main.taxes(),
                                        List.of(),
                                        Withdrawal.NONE)
                                .stating(forints));
        assertThat(text(papers.pdf(vendor.id(), invoice.id())))
                .contains(
                        "VAT in HUF: HUF 8,007 (1 EUR = 0.87058 GBP = 366.9 HUF, ECB, Apr 13,"
                                + " 2026)");
        CreditNoteDraft draft =
                new CreditNoteDraft(
                        vendor,
                        invoice.id(),
                        new Credit.Amount(3000),
                        CreditReason.WITHDRAWAL,
                        Instant.parse("2026-05-09T11:00:00Z"));
        CreditNote note =
                TestPlatform.database().write(tx -> invoices.credit(tx, List.of(draft))).getFirst();
        assertThat(text(papers.pdf(vendor.id(), note.id())))
                .contains("VAT in HUF: -HUF 2,019 (1 EUR = 0.87058 GBP = 366.9 HUF, ECB,");
    }

    @Test
    void aCreditNoteNamesItsInvoiceAndItsReason() {
        Invoice invoice = issue(TestSales.main("de"));
        CreditNoteDraft draft =
                new CreditNoteDraft(
                        vendor,
                        invoice.id(),
                        new Credit.Amount(3000),
                        CreditReason.WITHDRAWAL,
                        Instant.parse("2026-03-09T11:00:00Z"));
        CreditNote note =
                TestPlatform.database().write(tx -> invoices.credit(tx, List.of(draft))).getFirst();
        assertThat(text(papers.pdf(vendor.id(), note.id())))
                .contains(
                        "Rechnungskorrektur",
                        "Korrekturnummer EU-7F3K2-CN-2026-000001",
                        "Ausstellungsdatum 09.03.2026",
                        "Zur Rechnung EU-7F3K2-INV-2026-000001",
                        "Rechnungsdatum 01.03.2026",
                        "Grund Widerruf",
                        "19 % USt. (DE) auf -25,21 -4,79",
                        "Gutgeschriebener Betrag -30,00 €");
    }

    /** Letters that typefaces like to join stay letters that can be searched and read aloud. */
    @Test
    void everyLetterCanBeFoundAgain() {
        String letters = "Software, Effekt, office, fluff, fjord, final, Straße";
        assertThat(
                        text(
                                sale(
                                        ADA,
                                        "en",
                                        List.of(line(letters, 1, 119, 0, 100, 0, 19)),
                                        List.of(vat("DE", "USt", "19", 100, 19)),
                                        List.of())))
                .contains(letters);
    }

    /**
     * Names may hold anything; the page is printed nevertheless, and nobody can break out of it.
     */
    @Test
    void anyNameCanBePrinted() {
        Buyer buyer =
                new Buyer(
                        "Γιώργος Ωμέγα, Владимир Щукин \u0000\u0008\ud800 </p>&amp; 😀 山田 \u202eevil",
                        "ada@example.com",
                        "X".repeat(300),
                        null,
                        "שלום محمد",
                        null,
                        "GR",
                        null);
        assertThat(
                        text(
                                sale(
                                        buyer,
                                        "en",
                                        List.of(line("<script>", 1, 119, 0, 100, 0, 19)),
                                        List.of(vat("GR", "ΦΠΑ", "19", 100, 19)),
                                        List.of())))
                .contains("Γιώργος Ωμέγα, Владимир Щукин", "/p>&amp;", "evil", "<script>");
    }

    @Test
    void theFileIsArchivalTaggedAndCarriesItsFonts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(pdf(issue(TestSales.main("de-AT"))))) {
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Rechnung EU-7F3K2-INV-2026-000001");
            assertThat(pdf.getDocumentInformation().getAuthor())
                    .isEqualTo("Kontor Handelshaus GmbH");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de-AT");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                    .contains("<pdfaid:part>3<", "<pdfaid:conformance>A<", "2026-03-01T00:00:00");
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
        }
    }

    private String text(Sale sale) {
        return text(pdf(issue(sale)));
    }

    private byte[] pdf(Invoice invoice) {
        return papers.pdf(vendor.id(), invoice.id());
    }

    /** The words on the page, in one line; compatible characters (μ and µ share a glyph) as one. */
    private static String text(byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(pdf);
            return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Invoice issue(Sale sale) {
        return TestPlatform.database()
                .write(tx -> invoices.issue(tx, List.of(draft(vendor, DAY, sale))))
                .getFirst();
    }
}
