package dev.kontor.invoices;

import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.platform.Allocation;
import dev.kontor.platform.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits credits of one invoice into net and tax (handbook C3, C4 and 5.4). The tax is rounded once
 * per set of taxes, on all that was credited so far, and given to the lines; so the parts of any
 * sequence of credits sum to the invoice, line by line and tax by tax.
 */
final class Crediting {
    private final Sale sale;
    private final long[] netBefore;
    private final long[][] taxBefore;

    /** An invoice of which nothing has been credited. */
    Crediting(Sale sale) {
        this.sale = sale;
        this.netBefore = new long[sale.lines().size()];
        this.taxBefore = new long[sale.lines().size()][];
        for (int i = 0; i < taxBefore.length; i++) {
            taxBefore[i] = new long[line(i).taxes().size()];
        }
    }

    /** Counts a credit note that exists. */
    void add(CreditNoteDocument note) {
        for (CreditedLine credited : note.lines()) {
            netBefore[credited.line()] += credited.net();
            for (int t = 0; t < credited.taxes().size(); t++) {
                taxBefore[credited.line()][t] += credited.taxes().get(t).amount();
            }
        }
    }

    /** What the next credit note says; refuses with 422 what exceeds the rest. Changes nothing. */
    CreditNoteDocument next(Credit credit, CreditReason reason) {
        long[] totals = totals(credit);
        long[] taxes = taxes(totals);
        List<CreditedLine> lines = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] > 0) {
                lines.add(new CreditedLine(i, totals[i] - taxes[i], components(i, taxes[i])));
            }
        }
        if (lines.isEmpty()) {
            throw InvoiceProblems.exceedsInvoice(0, sale.currency());
        }
        return new CreditNoteDocument(reason, lines, groups(lines), national(lines));
    }

    /** The amount with tax that is taken back of each line. */
    private long[] totals(Credit credit) {
        long[] totals = new long[netBefore.length];
        switch (credit) {
            case Credit.Remainder() -> {
                for (int i = 0; i < totals.length; i++) {
                    totals[i] = left(i);
                }
            }
            case Credit.Amount(long total) -> {
                long[] left = new long[totals.length];
                long sum = 0;
                for (int i = 0; i < left.length; i++) {
                    left[i] = left(i);
                    sum += left[i];
                }
                requireLeft(total, sum);
                return Allocation.allocate(total, left);
            }
            case Credit.Lines(List<Credit.LineCredit> lines) -> {
                for (Credit.LineCredit one : lines) {
                    totals[one.line()] = total(one);
                    requireLeft(totals[one.line()], left(one.line()));
                }
            }
        }
        return totals;
    }

    private long total(Credit.LineCredit credit) {
        if (credit.basis() == Credit.Basis.TOTAL) {
            return credit.amount();
        }
        int i = credit.line();
        requireLeft(credit.amount(), netLeft(i));
        long netThen = netBefore[i] + credit.amount();
        long taxThen = share(netThen, line(i).tax(), line(i).net());
        return credit.amount() + Math.clamp(taxThen - taxOf(i), 0, taxLeft(i));
    }

    private void requireLeft(long wanted, long left) {
        if (wanted > left) {
            throw InvoiceProblems.exceedsInvoice(left, sale.currency());
        }
    }

    /**
     * The tax within each line's total: rounded once per set of taxes, then made to fit the lines.
     */
    private long[] taxes(long[] totals) {
        long[] taxes = new long[totals.length];
        for (List<Integer> members : linesByTaxes().values()) {
            long credited = 0;
            long whole = 0;
            long wholeTax = 0;
            long taxSoFar = 0;
            for (int i : members) {
                credited += netBefore[i] + taxOf(i) + totals[i];
                whole += line(i).total();
                wholeTax += line(i).tax();
                taxSoFar += taxOf(i);
                taxes[i] = ownTax(i, totals[i]);
            }
            long excess = share(credited, wholeTax, whole) - taxSoFar;
            for (int i : members) {
                excess -= taxes[i];
            }
            for (int i : members) {
                long fitted = fit(i, totals[i], taxes[i] + excess);
                excess -= fitted - taxes[i];
                taxes[i] = fitted;
            }
        }
        return taxes;
    }

    /** The tax of a line seen alone. */
    private long ownTax(int i, long total) {
        long credited = netBefore[i] + taxOf(i) + total;
        return fit(i, total, share(credited, line(i).tax(), line(i).total()) - taxOf(i));
    }

    /** The nearest tax within this total that leaves neither net nor tax of the line negative. */
    private long fit(int i, long total, long tax) {
        return Math.clamp(tax, Math.max(0, total - netLeft(i)), Math.min(total, taxLeft(i)));
    }

    private Map<List<Integer>, List<Integer>> linesByTaxes() {
        Map<List<Integer>, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < netBefore.length; i++) {
            List<Integer> groups = line(i).taxes().stream().map(LineTax::group).toList();
            members.computeIfAbsent(groups, any -> new ArrayList<>()).add(i);
        }
        return members;
    }

    private List<LineTax> components(int i, long tax) {
        List<LineTax> whole = line(i).taxes();
        long[] left = new long[whole.size()];
        for (int t = 0; t < left.length; t++) {
            left[t] = whole.get(t).amount() - taxBefore[i][t];
        }
        long[] parts = Allocation.allocate(tax, left);
        List<LineTax> components = new ArrayList<>();
        for (int t = 0; t < parts.length; t++) {
            components.add(new LineTax(whole.get(t).group(), parts[t]));
        }
        return components;
    }

    private List<CreditedTax> groups(List<CreditedLine> lines) {
        List<CreditedTax> groups = new ArrayList<>();
        for (int g = 0; g < sale.taxes().size(); g++) {
            long before = 0;
            long whole = 0;
            for (int i = 0; i < netBefore.length; i++) {
                if (bears(line(i).taxes(), g)) {
                    before += netBefore[i];
                    whole += line(i).net();
                }
            }
            long net = 0;
            long tax = 0;
            boolean touched = false;
            for (CreditedLine line : lines) {
                for (LineTax part : line.taxes()) {
                    if (part.group() == g) {
                        touched = true;
                        net += line.net();
                        tax += part.amount();
                    }
                }
            }
            if (touched) {
                TaxGroup group = sale.taxes().get(g);
                long taxable =
                        share(before + net, group.taxable(), whole)
                                - share(before, group.taxable(), whole);
                groups.add(new CreditedTax(g, taxable, tax));
            }
        }
        return groups;
    }

    /** Rounded on all that was credited so far, so that the parts sum to the invoice's amount. */
    private @Nullable Long national(List<CreditedLine> lines) {
        NationalTax national = sale.nationalTax();
        if (national == null) {
            return null;
        }
        long before = 0;
        for (int i = 0; i < netBefore.length; i++) {
            before += taxOf(i);
        }
        long now = lines.stream().mapToLong(CreditedLine::tax).sum();
        return national.share(before + now, sale.tax()) - national.share(before, sale.tax());
    }

    private static boolean bears(List<LineTax> taxes, int group) {
        return taxes.stream().anyMatch(part -> part.group() == group);
    }

    private static long share(long amount, long part, long whole) {
        return whole == 0 ? 0 : Money.share(amount, part, whole);
    }

    private Line line(int i) {
        return sale.lines().get(i);
    }

    private long taxOf(int i) {
        long sum = 0;
        for (long tax : taxBefore[i]) {
            sum += tax;
        }
        return sum;
    }

    private long netLeft(int i) {
        return line(i).net() - netBefore[i];
    }

    private long taxLeft(int i) {
        return line(i).tax() - taxOf(i);
    }

    private long left(int i) {
        return netLeft(i) + taxLeft(i);
    }
}
