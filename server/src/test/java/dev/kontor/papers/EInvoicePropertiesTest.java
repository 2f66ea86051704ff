package dev.kontor.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.CreditNoteId;
import dev.kontor.invoices.CreditReason;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.invoices.Sale.Withdrawal;
import dev.kontor.invoices.TestSales;
import dev.kontor.platform.Allocation;
import dev.kontor.platform.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Random sales and credit notes, taxed by the handbook's rules (3.3 to 3.5): the figures of all of
 * them agree with each other and with the books, and the official rules find nothing in any of
 * those that they are shown.
 */
class EInvoicePropertiesTest {
    private static final int DOCUMENTS = 1_500;
    private static final int VALIDATED_EACH = 16;
    private static final List<String> CURRENCIES =
            List.of("EUR", "EUR", "HUF", "JPY", "KRW", "KWD");
    private static final List<String> RATES = List.of("19", "7", "25.5", "8.1", "2.1", "27");
    private static final List<String> UNTAXED =
            List.of("reverse_charge", "out_of_scope", "not_registered", "exempt");

    private int validated;
    private int written;
    private int refused;

    @Test
    void figuresAgree() {
        Random random = new Random(16_931);
        for (int i = 0; i < DOCUMENTS; i++) {
            Sale sale = sale(random);
            Invoice invoice = TestSales.issued(sale);
            check(Papers.isElectronic(invoice), sale, () -> Papers.xml(invoice), all(sale));
            List<CreditNoteDocument> before = new ArrayList<>();
            long left = sale.total();
            while (left > 0) {
                long amount = 1 + (long) (random.nextDouble() * left);
                CreditNoteDocument document =
                        TestSales.credit(
                                sale,
                                new Credit.Amount(amount),
                                CreditReason.OTHER,
                                before.toArray(CreditNoteDocument[]::new));
                before.add(document);
                left -= amount;
                CreditNote note =
                        new CreditNote(
                                CreditNoteId.next(),
                                "CN-1",
                                LocalDate.of(2026, 4, 1),
                                invoice,
                                document);
                check(Papers.isElectronic(note), sale, () -> Papers.xml(note), document.taxes());
            }
        }
        assertThat(written).isGreaterThan(10_000);
        assertThat(validated).isGreaterThan(500);
        assertThat(refused).isGreaterThan(100);
    }

    private interface Writer {
        byte[] write();
    }

    private static List<CreditedTax> all(Sale sale) {
        List<CreditedTax> all = new ArrayList<>();
        for (int i = 0; i < sale.taxes().size(); i++) {
            TaxGroup group = sale.taxes().get(i);
            all.add(new CreditedTax(i, group.taxable(), group.tax()));
        }
        return all;
    }

    private void check(boolean electronic, Sale sale, Writer writer, List<CreditedTax> parts) {
        int digits = digits(sale);
        if (!electronic) {
            refused++;
            assertThatThrownBy(writer::write).isInstanceOf(Problem.class);
            assertThat(digits == 3 || isAUnitAway(sale, parts)).as("why not? " + sale).isTrue();
            return;
        }
        EInvoiceFile file = new EInvoiceFile(writer.write());
        long tax = parts.stream().mapToLong(CreditedTax::tax).sum();
        long total = tax + parts.stream().mapToLong(CreditedTax::taxable).sum();
        assertThat(file.sum("LegalMonetaryTotal/PayableAmount"))
                .isEqualTo(BigDecimal.valueOf(total, digits));
        assertThat(file.sum("TaxTotal/TaxAmount")).isEqualTo(BigDecimal.valueOf(tax, digits));
        figures(file);
        if (written++ % VALIDATED_EACH == 0) {
            validated++;
            file.assertClean();
        }
    }

    /** Whether a tax in whole units is one or more away from its base by its rate. */
    private static boolean isAUnitAway(Sale sale, List<CreditedTax> parts) {
        return digits(sale) == 0
                && parts.stream()
                        .anyMatch(part ->
                                new BigDecimal(sale.taxes().get(part.group()).rate())
                                                .multiply(BigDecimal.valueOf(part.taxable()))
                                                .subtract(BigDecimal.valueOf(part.tax() * 100))
                                                .abs()
                                                .compareTo(BigDecimal.valueOf(100))
                                        >= 0);
    }

    /** BR-CO-10, 13 to 15, 17, 18, BR-S-08, and what Peppol asks of lines (R120). */
    private static void figures(EInvoiceFile file) {
        BigDecimal net = file.sum("LegalMonetaryTotal/TaxExclusiveAmount");
        String kind = file.all("InvoiceLine").isEmpty() ? "CreditNoteLine" : "InvoiceLine";
        assertThat(file.sum(kind + "/LineExtensionAmount"))
                .isEqualTo(net)
                .isEqualTo(file.sum("LegalMonetaryTotal/LineExtensionAmount"))
                .isEqualTo(file.sum("TaxTotal/TaxSubtotal/TaxableAmount"));
        assertThat(file.sum("TaxTotal/TaxSubtotal/TaxAmount"))
                .isEqualTo(file.sum("TaxTotal/TaxAmount"));
        assertThat(net.add(file.sum("TaxTotal/TaxAmount")))
                .isEqualTo(file.sum("LegalMonetaryTotal/TaxInclusiveAmount"))
                .isEqualTo(file.sum("LegalMonetaryTotal/PayableAmount"));
        for (Element row : file.all("TaxTotal/TaxSubtotal")) {
            BigDecimal exact =
                    EInvoiceFile.sum(row, "TaxableAmount")
                            .multiply(EInvoiceFile.sum(row, "TaxCategory/Percent"))
                            .movePointLeft(2)
                            .setScale(2, RoundingMode.HALF_UP);
            assertThat(exact.subtract(EInvoiceFile.sum(row, "TaxAmount")).abs())
                    .isLessThan(BigDecimal.ONE);
            assertThat(EInvoiceFile.sum(row, "TaxableAmount")).isEqualTo(of(file, kind, row));
        }
        String quantities = kind.equals("InvoiceLine") ? "InvoicedQuantity" : "CreditedQuantity";
        for (Element line : file.all(kind)) {
            BigDecimal quantity = EInvoiceFile.sum(line, quantities);
            BigDecimal base = EInvoiceFile.sum(line, "Price/BaseQuantity").max(BigDecimal.ONE);
            assertThat(
                            EInvoiceFile.sum(line, "Price/PriceAmount")
                                    .multiply(quantity)
                                    .divide(base)
                                    .subtract(EInvoiceFile.sum(line, "AllowanceCharge/Amount")))
                    .isEqualByComparingTo(EInvoiceFile.sum(line, "LineExtensionAmount"));
        }
    }

    /** The lines of the category and rate of a row. */
    private static BigDecimal of(EInvoiceFile file, String kind, Element row) {
        return file.all(kind).stream()
                .filter(line ->
                        category(line, "Item/ClassifiedTaxCategory")
                                .equals(category(row, "TaxCategory")))
                .map(line -> EInvoiceFile.sum(line, "LineExtensionAmount"))
                .reduce(
                        BigDecimal.ZERO.setScale(EInvoiceFile.sum(row, "TaxableAmount").scale()),
                        BigDecimal::add);
    }

    private static List<String> category(Element below, String path) {
        List<String> found = new ArrayList<>();
        EInvoiceFile.all(below, path + "/ID").forEach(it -> found.add(it.getTextContent()));
        EInvoiceFile.all(below, path + "/Percent").forEach(it -> found.add(it.getTextContent()));
        return found;
    }

    private static int digits(Sale sale) {
        return Currency.getInstance(sale.currency()).getDefaultFractionDigits();
    }

    private static Sale sale(Random random) {
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        boolean down = currency.equals("JPY") || currency.equals("KRW");
        boolean inclusive = random.nextInt(3) > 0;
        List<TaxGroup> groups = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            add(
                    random,
                    UNTAXED.get(random.nextInt(UNTAXED.size())),
                    "0",
                    inclusive,
                    down,
                    groups,
                    lines);
        } else {
            int first = random.nextInt(RATES.size());
            for (int i = 0; i <= random.nextInt(3); i++) {
                String rate = down ? "10" : RATES.get((first + i) % RATES.size());
                add(random, "taxed", rate, inclusive, down, groups, lines);
                if (down) {
                    break;
                }
            }
            if (random.nextInt(4) == 0) {
                add(random, "exempt", "0", inclusive, down, groups, lines);
            }
        }
        return TestSales.sale(
                currency,
                TestSales.company("Acme", "FR", "FR40303265045"),
                random.nextBoolean() ? "en" : "de",
                lines,
                groups,
                List.of(),
                Withdrawal.NONE);
    }

    /** Lines of one rate, and their row: taxed once, together. */
    private static void add(
            Random random,
            String treatment,
            String rate,
            boolean inclusive,
            boolean down,
            List<TaxGroup> groups,
            List<Line> lines) {
        int count = 1 + random.nextInt(4);
        long[] quantities = new long[count];
        long[] units = new long[count];
        long[] discounts = new long[count];
        long[] amounts = new long[count];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            quantities[i] = 1L + random.nextInt(random.nextBoolean() ? 1 : 7);
            units[i] = random.nextInt(random.nextBoolean() ? 300 : 50_000);
            long listed = quantities[i] * units[i];
            discounts[i] = random.nextInt(3) == 0 ? (long) (random.nextDouble() * (listed + 1)) : 0;
            amounts[i] = listed - discounts[i];
            sum += amounts[i];
        }
        BigDecimal percent = new BigDecimal(rate);
        BigDecimal hundred = BigDecimal.valueOf(100);
        long tax =
                BigDecimal.valueOf(sum)
                        .multiply(percent)
                        .divide(
                                inclusive ? hundred.add(percent) : hundred,
                                0,
                                down ? RoundingMode.DOWN : RoundingMode.HALF_UP)
                        .longValueExact();
        long[] taxes = Allocation.allocate(tax, amounts);
        for (int i = 0; i < count; i++) {
            lines.add(
                    new Line(
                            "Thing " + i,
                            quantities[i],
                            units[i],
                            discounts[i],
                            inclusive ? TaxBehavior.INCLUSIVE : TaxBehavior.EXCLUSIVE,
                            inclusive ? amounts[i] - taxes[i] : amounts[i],
                            List.of(new LineTax(groups.size(), taxes[i])),
                            null));
        }
        groups.add(
                new TaxGroup(
                        "FR", "vat", "TVA", rate, treatment, inclusive ? sum - tax : sum, tax));
    }
}
