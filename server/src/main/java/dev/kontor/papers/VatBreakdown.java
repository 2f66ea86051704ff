package dev.kontor.papers;

import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.InvoiceDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.TaxGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The taxes of a document as EN 16931-1 states them (BG-23): one VAT category and rate per line,
 * one row per category and rate. It was made for European VAT; what it cannot say is not said
 * wrongly, but {@link Impossible}. Pure, and cheap enough for every order.
 */
sealed interface VatBreakdown {
    /** BR-DEC: amounts have two decimals. */
    int MOST_DECIMALS = 2;

    /** The document has an EN 16931 form. */
    record Stated(List<Row> rows, List<Integer> rowOfGroup) implements VatBreakdown {
        /** The row of a line of the sale. */
        Row row(Line line) {
            return rows.get(rowOfGroup.get(line.taxes().getFirst().group()));
        }
    }

    /**
     * It has none.
     *
     * @param why a sentence for the one who asks
     */
    record Impossible(String why) implements VatBreakdown {}

    /**
     * What is taxed alike.
     *
     * @param rate in percent
     * @param treatments of the sale's groups that it sums up
     * @param taxable the sum of the lines' net amounts, minor units
     */
    record Row(
            VatCategory category, BigDecimal rate, Set<String> treatments, long taxable, long tax) {
        private boolean isOf(VatCategory other, BigDecimal percent) {
            return category == other && rate.compareTo(percent) == 0;
        }

        private Row plus(String treatment, CreditedTax part) {
            Set<String> all = new LinkedHashSet<>(treatments);
            all.add(treatment);
            return new Row(category, rate, all, taxable + part.taxable(), tax + part.tax());
        }
    }

    /** Of an invoice. */
    static VatBreakdown of(InvoiceDocument document) {
        return of(document, whole(document.sale()), groups(document.sale()));
    }

    /** Of a credit note. */
    static VatBreakdown of(CreditNote note) {
        CreditNoteDocument parts = note.document();
        return of(note.invoice().document(), parts.lines(), parts.taxes());
    }

    /**
     * All lines, told as a credit note tells parts of them. A corrected invoice does not tell of
     * what was taken back whole before.
     */
    static List<CreditedLine> whole(Sale sale) {
        List<CreditedLine> lines = new ArrayList<>();
        for (int i = 0; i < sale.lines().size(); i++) {
            Line line = sale.lines().get(i);
            if (sale.isStated(line)) {
                lines.add(new CreditedLine(i, line.net(), line.taxes()));
            }
        }
        return lines;
    }

    private static List<CreditedTax> groups(Sale sale) {
        List<CreditedTax> groups = new ArrayList<>();
        for (int i = 0; i < sale.taxes().size(); i++) {
            groups.add(
                    new CreditedTax(i, sale.taxes().get(i).taxable(), sale.taxes().get(i).tax()));
        }
        return groups;
    }

    private static VatBreakdown of(
            InvoiceDocument document, List<CreditedLine> lines, List<CreditedTax> parts) {
        Sale sale = document.sale();
        if (decimals(sale.currency()) > MOST_DECIMALS) {
            return new Impossible("Its amounts have more than two decimals.");
        }
        long[] net = new long[sale.taxes().size()];
        boolean[] used = new boolean[net.length];
        for (CreditedLine line : lines) {
            if (line.taxes().size() > 1) {
                return new Impossible("Several taxes lie on one line.");
            }
            int group = line.taxes().getFirst().group();
            net[group] += line.net();
            used[group] = true;
        }
        List<Row> rows = new ArrayList<>();
        Integer[] rowOfGroup = new Integer[net.length];
        for (CreditedTax part : parts) {
            TaxGroup group = sale.taxes().get(part.group());
            if (!used[part.group()]) {
                if (part.tax() != 0 || part.taxable() != 0) {
                    return new Impossible("It has tax of lines that it no longer tells of.");
                }
                continue;
            }
            VatCategory category = VatCategory.of(group);
            if (category == null) {
                return new Impossible("Its tax is no value-added tax: " + group.name() + ".");
            }
            if (part.taxable() != net[part.group()]) {
                return new Impossible("The tax is on a part of the price only.");
            }
            rowOfGroup[part.group()] = add(rows, category, group, part);
        }
        String why = why(rows, document);
        return why == null
                ? new Stated(List.copyOf(rows), Arrays.asList(rowOfGroup))
                : new Impossible(why);
    }

    private static int add(List<Row> rows, VatCategory category, TaxGroup group, CreditedTax part) {
        BigDecimal rate = category.isTaxed() ? new BigDecimal(group.rate()) : BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isOf(category, rate)) {
                rows.set(i, rows.get(i).plus(group.treatment(), part));
                return i;
            }
        }
        rows.add(new Row(category, rate, Set.of(), 0, 0).plus(group.treatment(), part));
        return rows.size() - 1;
    }

    private static @Nullable String why(List<Row> rows, InvoiceDocument document) {
        boolean outside = rows.stream().anyMatch(it -> it.category() == VatCategory.OUT_OF_SCOPE);
        if (outside && rows.size() > 1) {
            return "What is out of the scope of VAT shares it with what is not.";
        }
        if (!outside && document.seller().taxNumbers().isEmpty()) {
            return "The seller has no tax number.";
        }
        for (Row row : rows) {
            if (row.category() == VatCategory.REVERSE_CHARGE
                    && document.sale().buyer().taxId() == null) {
                return "The buyer has no tax id.";
            }
            if (!isWithinAUnit(row, decimals(document.sale().currency()))) {
                return "The law of the tax rounds it further than the standard lets it.";
            }
        }
        return null;
    }

    /** BR-CO-17, BR-S-09: less than one whole unit of the currency away from base by rate. */
    private static boolean isWithinAUnit(Row row, int decimals) {
        BigDecimal exact =
                BigDecimal.valueOf(row.taxable(), decimals)
                        .multiply(row.rate())
                        .movePointLeft(2)
                        .setScale(MOST_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal away = BigDecimal.valueOf(row.tax(), decimals).subtract(exact).abs();
        return row.category().isTaxed() ? away.compareTo(BigDecimal.ONE) < 0 : row.tax() == 0;
    }

    /** Of a currency's minor unit. */
    static int decimals(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
