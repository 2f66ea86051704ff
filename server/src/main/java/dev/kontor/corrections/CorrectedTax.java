package dev.kontor.corrections;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.platform.Money;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The tax on what is left of a sale, decided anew. What was sold before tax stays to the minor
 * unit, so that the whole difference is tax; lines that are taxed as before keep their tax as it
 * is. Pure.
 *
 * @param groups the breakdown of the new invoice
 * @param lines the tax of each line of the order, by group
 */
record CorrectedTax(List<TaxGroup> groups, List<List<LineTax>> lines) {

    /**
     * Decides.
     *
     * @param wrong the invoice to be replaced
     * @param left what the credit note takes back of it
     * @param before the tax of the whole sale as it was
     * @param after the same with the right facts
     * @param question with the right facts
     * @param decide what {@code question} is asked of
     */
    static CorrectedTax of(
            Sale wrong,
            CreditNoteDocument left,
            TaxAnswer.Determined before,
            TaxAnswer.Determined after,
            TaxQuestion question,
            Function<TaxQuestion, TaxAnswer.Determined> decide) {
        List<CreditedLine> kept = new ArrayList<>();
        List<CreditedLine> changed = new ArrayList<>();
        for (CreditedLine line : left.lines()) {
            boolean same = isSame(before.lines().get(line.line()), after.lines().get(line.line()));
            (same ? kept : changed).add(line);
        }
        Map<Integer, List<LineTax>> taxes = new HashMap<>();
        List<TaxGroup> groups = keep(wrong, left, kept, taxes);
        if (!changed.isEmpty()) {
            change(decide.apply(onNet(question, after, changed)), after, changed, groups, taxes);
        }
        List<List<LineTax>> lines = new ArrayList<>();
        for (int i = 0; i < wrong.lines().size(); i++) {
            lines.add(taxes.getOrDefault(i, List.of(new LineTax(0, 0))));
        }
        return new CorrectedTax(List.copyOf(groups), List.copyOf(lines));
    }

    long tax(int line) {
        return lines.get(line).stream().mapToLong(LineTax::amount).sum();
    }

    private static boolean isSame(TaxAnswer.Line one, TaxAnswer.Line other) {
        return one.treatment() == other.treatment()
                && one.rate().equals(other.rate())
                && one.components().stream()
                        .map(CorrectedTax::levy)
                        .toList()
                        .equals(other.components().stream().map(CorrectedTax::levy).toList());
    }

    private static List<String> levy(TaxAnswer.Component it) {
        return List.of(it.jurisdiction(), it.taxType(), it.rate());
    }

    /** The groups of the lines that are taxed as before, in the order of the wrong invoice. */
    private static List<TaxGroup> keep(
            Sale wrong,
            CreditNoteDocument left,
            List<CreditedLine> kept,
            Map<Integer, List<LineTax>> taxes) {
        List<TaxGroup> groups = new ArrayList<>();
        for (CreditedTax credited : left.taxes()) {
            int index = groups.size();
            long tax = 0;
            long net = 0;
            boolean touched = false;
            for (CreditedLine line : kept) {
                for (LineTax part : line.taxes()) {
                    if (part.group() == credited.group()) {
                        touched = true;
                        tax += part.amount();
                        net += line.net();
                        taxes.computeIfAbsent(line.line(), any -> new ArrayList<>())
                                .add(new LineTax(index, part.amount()));
                    }
                }
            }
            if (touched) {
                TaxGroup group = wrong.taxes().get(credited.group());
                long all = net(left, credited.group());
                long taxable = all == 0 ? 0 : Money.share(credited.taxable(), net, all);
                groups.add(of(group, taxable, tax));
            }
        }
        return groups;
    }

    private static long net(CreditNoteDocument left, int group) {
        return left.lines().stream()
                .filter(line -> line.taxes().stream().anyMatch(it -> it.group() == group))
                .mapToLong(CreditedLine::net)
                .sum();
    }

    private static TaxGroup of(TaxGroup group, long taxable, long tax) {
        return new TaxGroup(
                group.jurisdiction(),
                group.taxType(),
                group.name(),
                group.rate(),
                group.treatment(),
                taxable,
                tax);
    }

    /** The same question about what is left of some lines, before tax, taxed as the whole. */
    private static TaxQuestion onNet(
            TaxQuestion question, TaxAnswer.Determined whole, List<CreditedLine> lines) {
        return new TaxQuestion(
                question.at(),
                question.currency(),
                question.sellerCountry(),
                question.buyer(),
                lines.stream()
                        .map(it ->
                                new TaxQuestion.Line(
                                        it.net(),
                                        question.lines().get(it.line()).category(),
                                        TaxBehavior.EXCLUSIVE))
                        .toList(),
                question.standing().asDecided(whole));
    }

    private static void change(
            TaxAnswer.Determined answer,
            TaxAnswer.Determined whole,
            List<CreditedLine> changed,
            List<TaxGroup> groups,
            Map<Integer, List<LineTax>> taxes) {
        int first = groups.size();
        answer.breakdown().forEach(it -> groups.add(group(it)));
        for (int i = 0; i < changed.size(); i++) {
            List<LineTax> parts = new ArrayList<>();
            TaxAnswer.Line line = answer.lines().get(i);
            if (line.treatment() != whole.lines().get(changed.get(i).line()).treatment()) {
                throw new IllegalStateException("what is left is treated unlike the whole sale");
            }
            for (int g = 0; g < answer.breakdown().size(); g++) {
                part(line, answer.breakdown().get(g), first + g, parts);
            }
            taxes.put(changed.get(i).line(), parts);
        }
    }

    /** The line's part of a group; a line without tax names the group of its treatment with 0. */
    private static void part(
            TaxAnswer.Line line, TaxAnswer.Group group, int index, List<LineTax> parts) {
        if (line.treatment() != group.treatment()) {
            return;
        }
        if (line.components().isEmpty()) {
            parts.add(new LineTax(index, 0));
        }
        for (TaxAnswer.Component it : line.components()) {
            if (it.jurisdiction().equals(group.jurisdiction())
                    && it.taxType().equals(group.taxType())
                    && it.rate().equals(group.rate())) {
                parts.add(new LineTax(index, it.tax()));
            }
        }
    }

    private static TaxGroup group(TaxAnswer.Group it) {
        return new TaxGroup(
                it.jurisdiction(),
                it.taxType(),
                it.name(),
                it.rate(),
                it.treatment().name().toLowerCase(Locale.ROOT),
                it.taxable(),
                it.tax());
    }
}
