package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.ADA;
import static dev.kontor.invoices.TestSales.company;
import static dev.kontor.invoices.TestSales.line;
import static dev.kontor.invoices.TestSales.sale;
import static dev.kontor.invoices.TestSales.vat;
import static dev.kontor.papers.EInvoiceSales.file;
import static dev.kontor.papers.EInvoiceSales.group;
import static dev.kontor.papers.EInvoiceSales.simple;
import static dev.kontor.papers.EInvoiceSales.untaxed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Buyer;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.TestSales;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Documents as EN 16931 has them (handbook 5.5), under the official rules of that standard. */
class S06_EInvoices {
    /** Whoever changes what is written, changes what was issued: this file may only grow old. */
    @Test
    void theMainCaseToTheByte() throws IOException {
        byte[] xml = Papers.xml(TestSales.issued(TestSales.main("en")));
        try (InputStream kept = getClass().getResourceAsStream("/einvoice/main.xml")) {
            assertThat(new String(xml, UTF_8))
                    .isEqualTo(new String(Objects.requireNonNull(kept).readAllBytes(), UTF_8));
        }
        assertThat(Papers.xml(TestSales.issued(TestSales.main("en")))).isEqualTo(xml);
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
        String right = new String(Papers.xml(TestSales.issued(TestSales.main("en"))), UTF_8);
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

    private static Sale toBuyer(Buyer buyer) {
        return simple(buyer, 10_000, 1_900, vat("DE", "USt", "19", 10_000, 1_900));
    }
}
