package dev.kontor.corrections;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.CreditNote;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.CreditNoteDocument.CreditedLine;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.Sale;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.ledger.TaxPart;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Money;
import dev.kontor.refunds.TaxReturn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sale told anew: what is left of it, with the right buyer and the right tax. Pure.
 *
 * @param wrong the sale as the invoice to be replaced tells it
 * @param left what the credit note takes back of that
 * @param tax on what is left
 */
record CorrectedSale(
        Sale wrong,
        CreditNoteDocument left,
        Sale.Buyer buyer,
        CorrectedTax tax,
        List<String> wording) {

    /** The tax that goes back, by the lines that have any; one is negative where the tax rises. */
    List<TaxReturn.Line> returned(List<Snapshot.Line> sold) {
        List<TaxReturn.Line> returned = new ArrayList<>();
        for (CreditedLine line : left.lines()) {
            long less = line.tax() - tax.tax(line.line());
            if (less != 0) {
                returned.add(new TaxReturn.Line(line.line(), sold.get(line.line()).lineId(), less));
            }
        }
        return returned;
    }

    long taxAfter() {
        return left.lines().stream().mapToLong(line -> tax.tax(line.line())).sum();
    }

    /** The difference in the books, by jurisdiction and type; none of zero. */
    List<TaxPart> less() {
        Map<String, Map<String, Long>> less = new TreeMap<>();
        for (CreditedTax it : left.taxes()) {
            add(less, wrong.taxes().get(it.group()), it.tax());
        }
        tax.groups().forEach(it -> add(less, it, -it.tax()));
        List<TaxPart> parts = new ArrayList<>();
        less.forEach((jurisdiction, types) ->
                types.forEach((type, amount) -> {
                    if (amount != 0) {
                        parts.add(new TaxPart(jurisdiction, type, amount));
                    }
                }));
        return parts;
    }

    private static void add(Map<String, Map<String, Long>> sums, TaxGroup group, long amount) {
        sums.computeIfAbsent(group.jurisdiction(), any -> new TreeMap<>())
                .merge(group.taxType(), amount, Math::addExact);
    }

    /** What the new invoice states. */
    Sale sale(CreditNote note) {
        Map<Integer, CreditedLine> rest = new HashMap<>();
        left.lines().forEach(it -> rest.put(it.line(), it));
        List<Sale.Line> lines = new ArrayList<>();
        for (int i = 0; i < wrong.lines().size(); i++) {
            lines.add(line(wrong.lines().get(i), rest.get(i), tax.lines().get(i)));
        }
        return new Sale(
                wrong.order(),
                wrong.suppliedOn(),
                wrong.currency(),
                wrong.language(),
                buyer,
                lines,
                tax.groups(),
                wording,
                wrong.withdrawal(),
                wrong.payment(),
                null,
                new Sale.Replaced(
                        note.invoice().id().value(),
                        note.invoice().number(),
                        note.invoice().issuedOn(),
                        note.id().value(),
                        note.number()));
    }

    /** A line as it was, if all of it is left; else one thing at the net amount that is left. */
    private static Sale.Line line(
            Sale.Line line, @Nullable CreditedLine rest, List<Sale.LineTax> taxes) {
        if (line.total() == 0) {
            return with(
                    line,
                    line.quantity(),
                    line.unitAmount(),
                    line.discount(),
                    line.behavior(),
                    0,
                    taxes);
        }
        long net = rest == null ? 0 : rest.net();
        if (rest == null || net != line.net() || rest.tax() != line.tax()) {
            return with(line, 1, net, 0, TaxBehavior.EXCLUSIVE, net, taxes);
        }
        long tax = taxes.stream().mapToLong(Sale.LineTax::amount).sum();
        if (line.behavior() == TaxBehavior.EXCLUSIVE || tax == line.tax()) {
            return with(
                    line,
                    line.quantity(),
                    line.unitAmount(),
                    line.discount(),
                    line.behavior(),
                    net,
                    taxes);
        }
        return withoutTax(line, net, taxes);
    }

    /** A price with tax told without it: the buyer of the new invoice was never to pay that tax. */
    private static Sale.Line withoutTax(Sale.Line line, long net, List<Sale.LineTax> taxes) {
        long listed = Math.multiplyExact(line.quantity(), line.unitAmount());
        long before =
                listed - line.discount() == 0
                        ? net
                        : Money.share(listed, net, listed - line.discount());
        long unit = Math.ceilDiv(before, line.quantity());
        long discount = line.discount() == 0 ? 0 : unit * line.quantity() - net;
        return with(line, line.quantity(), unit, discount, TaxBehavior.EXCLUSIVE, net, taxes);
    }

    private static Sale.Line with(
            Sale.Line line,
            long quantity,
            long unitAmount,
            long discount,
            TaxBehavior behavior,
            long net,
            List<Sale.LineTax> taxes) {
        return new Sale.Line(
                line.description(),
                quantity,
                unitAmount,
                discount,
                behavior,
                net,
                taxes,
                line.period());
    }
}
