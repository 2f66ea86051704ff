package dev.kontor.papers;

import static dev.kontor.invoices.TestSales.sale;
import static dev.kontor.papers.EInvoiceSales.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.Payment;
import dev.kontor.invoices.TestSales;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payment, credit and the currency of a state in documents of EN 16931. */
class S08_EInvoicesTellOfMoney {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

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
                        TestSales.credit(sale, new Credit.Amount(3000), CreditReason.OTHER));
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

    /** Case 17: parts of lines are one piece, at what is taken back of them. */
    @Test
    void creditNotes() {
        Invoice invoice = TestSales.issued(TestSales.main("en"));
        CreditNoteDocument part =
                TestSales.credit(
                        invoice.sale(),
                        new Credit.Amount(3000),
                        CreditReason.REQUESTED_BY_CUSTOMER);
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
        assertThat(
                        file(
                                        invoice,
                                        TestSales.credit(
                                                invoice.sale(),
                                                new Credit.Remainder(),
                                                CreditReason.OTHER,
                                                part))
                                .text("LegalMonetaryTotal/PayableAmount"))
                .isEqualTo("89.00");
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
