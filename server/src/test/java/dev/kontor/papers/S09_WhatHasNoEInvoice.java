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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What EN 16931 cannot say is refused, not bent. */
class S09_WhatHasNoEInvoice {
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
        assertThat(Papers.isElectronic(invoice)).isFalse();
        assertThatThrownBy(() -> Papers.xml(invoice))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> {
                            assertThat(it.status()).isEqualTo(404);
                            assertThat(it.code()).isEqualTo("e_invoice_unavailable");
                            assertThat(it.detail()).contains(why);
                        });
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
}
