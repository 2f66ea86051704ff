package dev.kontor.invoices;

import static dev.kontor.invoices.TestSales.ADA;
import static dev.kontor.invoices.TestSales.company;
import static dev.kontor.invoices.TestSales.line;
import static dev.kontor.invoices.TestSales.sale;
import static dev.kontor.invoices.TestSales.vat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Sale.Buyer;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.invoices.Sale.Period;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents as EN 16931 has them (handbook 5.5), under the official rules of that standard. */
class S06_EInvoices {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** Whoever changes what is written, changes what was issued: this file may only grow old. */
    @Test
    void theMainCaseToTheByte() throws IOException {
        byte[] xml = Invoices.xml(TestSales.issued(TestSales.main("en")));
        try (InputStream kept = getClass().getResourceAsStream("/einvoice/main.xml")) {
            assertThat(new String(xml, UTF_8))
                    .isEqualTo(new String(Objects.requireNonNull(kept).readAllBytes(), UTF_8));
        }
        assertThat(Invoices.xml(TestSales.issued(TestSales.main("en")))).isEqualTo(xml);
        new EInvoiceFile(xml).assertClean();
    }

    /** Example 3-E: the cent that no net amount reaches is not rounded away. */
    @Test
    void case15AnUnreachableTotal() {
        EInvoiceFile file =
                file(
                        sale(
                                ADA,
                                "de",
                                List.of(line("Schrift", 1, 122, 0, 103, 0, 19)),
                                List.of(vat("DE", "USt", "19", 103, 19)),
                                List.of()));
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxableAmount")).isEqualTo("1.03");
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxAmount")).isEqualTo("0.19");
        assertThat(file.text("LegalMonetaryTotal/PayableAmount")).isEqualTo("1.22");
        assertThat(file.all("LegalMonetaryTotal/PayableRoundingAmount")).isEmpty();
        assertThat(file.all("LegalMonetaryTotal/PrepaidAmount")).isEmpty();
        assertThat(file.text("PaymentTerms/Note"))
                .isEqualTo("Bezahlt am 2026-03-01 · Karte, Visa ···· 4242");
    }

    @Test
    void discountsQuantitiesAndSeveralRates() {
        EInvoiceFile file =
                file(
                        sale(
                                ADA,
                                "en",
                                List.of(
                                        line("Three seats", 3, 999, 0, 2518, 0, 479),
                                        line("Book", 2, 1070, 140, 1869, 1, 131),
                                        line("Gift", 1, 1190, 1190, 0, 0, 0)),
                                List.of(
                                        vat("DE", "USt", "19", 2518, 479),
                                        vat("DE", "USt", "7", 1869, 131)),
                                List.of()));
        assertThat(file.texts("TaxTotal/TaxSubtotal/TaxCategory/Percent"))
                .containsExactly("19", "7");
        assertThat(file.texts("InvoiceLine/InvoicedQuantity")).containsExactly("3", "2", "1");
        assertThat(file.texts("InvoiceLine/Price/PriceAmount"))
                .containsExactly("25.18", "10.00", "10.00");
        assertThat(file.texts("InvoiceLine/Price/BaseQuantity")).containsExactly("3");
        assertThat(file.texts("InvoiceLine/AllowanceCharge/Amount"))
                .containsExactly("1.31", "10.00");
        assertThat(file.texts("InvoiceLine/LineExtensionAmount"))
                .containsExactly("25.18", "18.69", "0.00");
    }

    @Test
    void reverseChargeInFrance() {
        Buyer quai = company("Quai SARL", "FR", "FR40303265045");
        EInvoiceFile file =
                file(
                        sale(
                                quai,
                                "en",
                                List.of(untaxed("Fathom Cloud", 10_000)),
                                List.of(group("FR", "vat", "reverse_charge", 10_000)),
                                List.of("Autoliquidation")));
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/ID")).isEqualTo("AE");
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/Percent")).isEqualTo("0");
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReasonCode"))
                .isEqualTo("VATEX-EU-AE");
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason"))
                .isEqualTo("Reverse charge");
        assertThat(file.texts("Note")).contains("Autoliquidation");
        assertThat(file.text("AccountingSupplierParty/Party/PartyTaxScheme/CompanyID"))
                .isEqualTo("DE327990207");
        assertThat(file.text("AccountingCustomerParty/Party/PartyTaxScheme/CompanyID"))
                .isEqualTo("FR40303265045");
        assertThat(file.texts("InvoiceLine/InvoicePeriod/EndDate")).containsExactly("2027-02-28");
    }

    /**
     * An id without its country is no VAT id to the standard, but says who accounts for the tax.
     */
    @Test
    void reverseChargeFarAway() {
        EInvoiceFile file =
                file(
                        sale(
                                company("Ganga Ltd", "IN", "27AAPFU0939F1ZV"),
                                "en",
                                List.of(untaxed("Fathom Cloud", 10_000)),
                                List.of(group("IN", "igst", "reverse_charge", 10_000)),
                                List.of()));
        assertThat(file.all("AccountingCustomerParty/Party/PartyTaxScheme")).isEmpty();
        assertThat(file.text("AccountingCustomerParty/Party/PartyLegalEntity/CompanyID"))
                .isEqualTo("27AAPFU0939F1ZV");
    }

    /** BR-O-02: who is outside of VAT names no VAT id, though the law wants to see the seller's. */
    @Test
    void theCanaryIslandsAreOutsideOfVat() {
        EInvoiceFile file =
                file(
                        sale(
                                company("Teide SL", "ES", "ESB35000000"),
                                "en",
                                List.of(untaxed("Fathom Cloud", 10_000)),
                                List.of(group("ES-CN", "igic", "out_of_scope", 10_000)),
                                List.of()));
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/ID")).isEqualTo("O");
        assertThat(file.all("TaxTotal/TaxSubtotal/TaxCategory/Percent")).isEmpty();
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason"))
                .isEqualTo("Outside the scope of tax");
        assertThat(file.text("AccountingSupplierParty/Party/PartyTaxScheme/CompanyID"))
                .isEqualTo("DE327990207");
        assertThat(file.text("AccountingSupplierParty/Party/PartyTaxScheme/TaxScheme/ID"))
                .isEqualTo("TAX");
    }

    /** The rules bite: a whole unit of tax too much, and a total that is none. */
    @Test
    void theOfficialRulesFindFaults() {
        String right = new String(Invoices.xml(TestSales.issued(TestSales.main("en"))), UTF_8);
        assertThat(
                        new EInvoiceFile(right.replace(">119.00<", ">118.00<").getBytes(UTF_8))
                                .findings())
                .anyMatch(it -> it.contains("BR-CO-15"));
        String more = right.replace(">19.00<", ">20.00<").replace(">119.00<", ">120.00<");
        assertThat(new EInvoiceFile(more.getBytes(UTF_8)).findings())
                .hasSize(2)
                .anyMatch(it -> it.contains("BR-CO-17"))
                .anyMatch(it -> it.contains("BR-S-09"));
        String most = right.replace(">19.00<", ">19.99<").replace(">119.00<", ">119.99<");
        assertThat(new EInvoiceFile(most.getBytes(UTF_8)).findings()).isEmpty();
    }

    /** Everything else that may be written on a line. */
    @Test
    void allTreatmentsHaveACategory() {
        Buyer buyer = company("Acme", "AU", "51824753556");
        record Case(String taxType, String treatment, String rate, String category) {}
        for (Case it :
                List.of(
                        new Case("gst", "taxed", "10", "S"),
                        new Case("vat", "taxed", "0", "Z"),
                        new Case("igic", "taxed", "7", "L"),
                        new Case("ipsi", "taxed", "10", "M"),
                        new Case("vat", "exempt", "0", "E"),
                        new Case("gst", "not_charged", "0", "O"),
                        new Case("vat", "not_registered", "0", "O"),
                        new Case("vat", "intermediary", "0", "O"),
                        new Case("sales_tax", "exempt", "0", "O"))) {
            long tax = 10_000 * Long.parseLong(it.rate()) / 100;
            EInvoiceFile file =
                    file(
                            sale(
                                    buyer,
                                    "en",
                                    List.of(line("Thing", 1, 10_000 + tax, 0, 10_000, 0, tax)),
                                    List.of(
                                            new TaxGroup(
                                                    "AU",
                                                    it.taxType(),
                                                    "Tax",
                                                    it.rate(),
                                                    it.treatment(),
                                                    10_000,
                                                    tax)),
                                    List.of()));
            assertThat(file.text("InvoiceLine/Item/ClassifiedTaxCategory/ID"))
                    .as(it.toString())
                    .isEqualTo(it.category());
        }
    }

    @Test
    void theTaxInTheCurrencyOfItsState() {
        NationalTax forints =
                new NationalTax(
                        "HU",
                        "HUF",
                        756_500,
                        100,
                        List.of(new NationalTax.Quote("EUR", "HUF", "398.15")),
                        "ECB",
                        DAY);
        Sale sale = TestSales.main("en").stating(forints);
        EInvoiceFile file = file(sale);
        assertThat(file.text("TaxCurrencyCode")).isEqualTo("HUF");
        assertThat(file.texts("TaxTotal/TaxAmount")).containsExactly("19.00", "7565.00");
        assertThat(file.texts("Note"))
                .contains("VAT in HUF: 7565.00 (1 EUR = 398.15 HUF, ECB, 2026-03-01)");
        EInvoiceFile note =
                file(
                        TestSales.issued(sale),
                        new Crediting(sale).next(new Credit.Amount(3000), CreditReason.OTHER));
        assertThat(note.text("TaxCurrencyCode")).isEqualTo("HUF");
        assertThat(note.texts("TaxTotal/TaxAmount")).containsExactly("4.79", "1907.00");
        assertThat(note.texts("Note"))
                .contains("VAT in HUF: 1907.00 (1 EUR = 398.15 HUF, ECB, 2026-03-01)");
    }

    /** The standard has no third decimal in that currency either; the note has. */
    @Test
    void theTaxInACurrencyOfThreeDecimals() {
        NationalTax dinars =
                new NationalTax(
                        "BH",
                        "BHD",
                        8_207,
                        1,
                        List.of(new NationalTax.Quote("EUR", "BHD", "0.43195")),
                        "ECB",
                        DAY);
        EInvoiceFile file = file(TestSales.main("en").stating(dinars));
        assertThat(file.all("TaxCurrencyCode")).isEmpty();
        assertThat(file.texts("Note"))
                .contains("VAT in BHD: 8.207 (1 EUR = 0.43195 BHD, ECB, 2026-03-01)");
    }

    @Test
    void meansOfPayment() {
        record Case(String method, @Nullable String detail, String code, int cards) {}
        for (Case it :
                List.of(
                        new Case("card", null, "48", 0),
                        new Case("apple_pay", "Mastercard ···· 0005", "48", 1),
                        new Case("bank_transfer", null, "42", 0),
                        new Case("sepa_debit", "Bank ···· 3000", "59", 0),
                        new Case("bacs_debit", null, "49", 0),
                        new Case("paypal", null, "68", 0))) {
            Payment payment = new Payment(it.method(), it.detail(), DAY);
            EInvoiceFile file = file(with(TestSales.main("en"), payment));
            assertThat(file.text("PaymentMeans/PaymentMeansCode")).isEqualTo(it.code());
            assertThat(file.all("PaymentMeans/CardAccount")).hasSize(it.cards());
        }
        EInvoiceFile open = file(with(TestSales.main("en"), null));
        assertThat(open.all("PaymentMeans")).isEmpty();
        assertThat(open.text("PaymentTerms/Note")).isEqualTo("Payable on receipt");
    }

    /** Names that are no XML, and buyers of whom nothing is known but the address to write to. */
    @Test
    void anyBuyer() {
        Buyer odd =
                new Buyer("<&\"\u0001\uD800> 名前", "a@b.example", null, null, null, "x", "XK", null);
        EInvoiceFile file = file(toBuyer(odd));
        assertThat(file.text("AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName"))
                .isEqualTo("<&\"> 名前");
        assertThat(
                        file.text(
                                "AccountingCustomerParty/Party/PostalAddress/Country/IdentificationCode"))
                .isEqualTo("1A");
        Buyer mail = new Buyer(null, "a@b.example", null, null, null, null, "DE", null);
        assertThat(
                        file(toBuyer(mail))
                                .text(
                                        "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName"))
                .isEqualTo("a@b.example");
    }

    /** Case 17: parts of lines are one piece, at what is taken back of them. */
    @Test
    void creditNotes() {
        Invoice invoice = TestSales.issued(TestSales.main("en"));
        Crediting crediting = new Crediting(invoice.sale());
        CreditNoteDocument part =
                crediting.next(new Credit.Amount(3000), CreditReason.REQUESTED_BY_CUSTOMER);
        EInvoiceFile file = file(invoice, part);
        assertThat(file.text("CreditNoteTypeCode")).isEqualTo("381");
        assertThat(file.text("BillingReference/InvoiceDocumentReference/ID"))
                .isEqualTo(invoice.number());
        assertThat(file.text("BillingReference/InvoiceDocumentReference/IssueDate"))
                .isEqualTo("2026-03-01");
        assertThat(file.text("TaxTotal/TaxSubtotal/TaxableAmount")).isEqualTo("25.21");
        assertThat(file.text("TaxTotal/TaxAmount")).isEqualTo("4.79");
        assertThat(file.text("LegalMonetaryTotal/PayableAmount")).isEqualTo("30.00");
        assertThat(file.texts("Note")).contains("Return");
        crediting.add(part);
        assertThat(
                        file(invoice, crediting.next(new Credit.Remainder(), CreditReason.OTHER))
                                .text("LegalMonetaryTotal/PayableAmount"))
                .isEqualTo("89.00");
    }

    @Test
    void oneRoundingInJapan() {
        assertThat(file(japan(1_050, 955, 95)).text("TaxTotal/TaxAmount")).isEqualTo("95");
    }

    /** What the standard cannot say is refused, not bent. */
    @Test
    void whatHasNoSuchForm() {
        assertRefused(japan(1_000, 910, 90), "rounds it further");
        Sale dinar =
                sale(
                        "KWD",
                        ADA,
                        "en",
                        List.of(line("Thing", 1, 1_000, 0, 1_000, 0, 0)),
                        List.of(vat("KW", "VAT", "0", 1_000, 0)),
                        List.of(),
                        Withdrawal.NONE);
        assertRefused(dinar, "more than two decimals");
        TaxGroup texas = new TaxGroup("US-TX", "sales_tax", "Sales tax", "8.25", "taxed", 80, 7);
        assertRefused(simple(ADA, 100, 7, texas), "no value-added tax: Sales tax");
        TaxGroup partly = new TaxGroup("ID", "vat", "PPN", "12", "taxed", 92, 11);
        assertRefused(simple(ADA, 100, 11, partly), "part of the price");
        assertRefused(
                simple(ADA, 100, 0, group("FR", "vat", "reverse_charge", 100)),
                "buyer has no tax id");
        Line quebec =
                new Line(
                        "Thing",
                        1,
                        10_000,
                        0,
                        TaxBehavior.EXCLUSIVE,
                        10_000,
                        List.of(new LineTax(0, 500), new LineTax(1, 998)),
                        null);
        assertRefused(
                sale(
                        ADA,
                        "en",
                        List.of(quebec),
                        List.of(
                                new TaxGroup("CA", "gst", "GST", "5", "taxed", 10_000, 500),
                                new TaxGroup("CA-QC", "qst", "QST", "9.975", "taxed", 10_000, 998)),
                        List.of()),
                "Several taxes lie on one line");
        assertRefused(
                sale(
                        ADA,
                        "en",
                        List.of(line("A", 1, 119, 0, 100, 0, 19), untaxed("B", 100, 1)),
                        List.of(
                                vat("DE", "USt", "19", 100, 19),
                                group("DE", "vat", "out_of_scope", 100)),
                        List.of()),
                "out of the scope");
    }

    private static void assertRefused(Sale sale, String why) {
        Invoice invoice = TestSales.issued(sale);
        assertThat(invoice.isElectronic()).isFalse();
        assertThatThrownBy(() -> Invoices.xml(invoice))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.code()).isEqualTo("e_invoice_unavailable");
                            assertThat(it.detail()).contains(why);
                        });
    }

    private static EInvoiceFile file(Sale sale) {
        Invoice invoice = TestSales.issued(sale);
        assertThat(invoice.isElectronic()).isTrue();
        return new EInvoiceFile(Invoices.xml(invoice)).assertClean();
    }

    private static EInvoiceFile file(Invoice invoice, CreditNoteDocument document) {
        CreditNote note =
                new CreditNote(
                        CreditNoteId.next(),
                        "EU-7F3K2-CN-2026-000001",
                        DAY.plusDays(8),
                        invoice,
                        document);
        assertThat(note.isElectronic()).isTrue();
        return new EInvoiceFile(Invoices.xml(note)).assertClean();
    }

    private static Sale toBuyer(Buyer buyer) {
        return simple(buyer, 10_000, 1_900, vat("DE", "USt", "19", 10_000, 1_900));
    }

    private static Sale simple(Buyer buyer, long net, long tax, TaxGroup group) {
        return sale(
                buyer,
                "en",
                List.of(line("Thing", 1, net + tax, 0, net, 0, tax)),
                List.of(group),
                List.of());
    }

    private static Sale japan(long gross, long net, long tax) {
        return sale(
                "JPY",
                company("Kaze KK", "JP", null),
                "en",
                List.of(line("Thing", 1, gross, 0, net, 0, tax)),
                List.of(new TaxGroup("JP", "consumption_tax", "JCT", "10", "taxed", net, tax)),
                List.of(),
                Withdrawal.NONE);
    }

    private static Line untaxed(String name, long net) {
        return untaxed(name, net, 0);
    }

    private static Line untaxed(String name, long net, int group) {
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

    private static TaxGroup group(String place, String taxType, String treatment, long taxable) {
        return new TaxGroup(place, taxType, "Tax", "0", treatment, taxable, 0);
    }

    private static Sale with(Sale sale, @Nullable Payment payment) {
        return new Sale(
                sale.order(),
                sale.suppliedOn(),
                sale.currency(),
                sale.language(),
                sale.buyer(),
                sale.lines(),
                sale.taxes(),
                sale.wording(),
                sale.withdrawal(),
                payment,
                null);
    }
}
