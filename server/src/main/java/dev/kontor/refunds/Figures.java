package dev.kontor.refunds;

import dev.kontor.invoices.Credit;
import dev.kontor.invoices.CreditNoteDocument;
import dev.kontor.invoices.Sale;
import dev.kontor.ledger.Fee;
import dev.kontor.ledger.FeeRefund;
import dev.kontor.ledger.PayoutTerms;
import dev.kontor.ledger.RefundBooking;
import dev.kontor.ledger.ShareReturn;
import dev.kontor.ledger.TaxPart;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Fraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The figures of a refund: the credit note splits the amount into lines, net and tax; here follow
 * what the vendor gives back of it (handbook 3.8, J10) and what the books get. Pure.
 */
final class Figures {
    /** What becomes of the fee: the default of the handbook (1.4). */
    private static final FeeRefund FEES = FeeRefund.KEEP_FIXED;

    private Figures() {}

    /** How much is credited: of lines, if some were named, else an amount of all of them. */
    static Credit credit(List<Refund.Line> lines, long amount) {
        return lines.isEmpty()
                ? new Credit.Amount(amount)
                : new Credit.Lines(
                        lines.stream()
                                .map(it ->
                                        new Credit.LineCredit(
                                                it.no(), it.amount(), Credit.Basis.TOTAL))
                                .toList());
    }

    /** The parts of the lines, as the credit note states them. */
    static List<Refund.Line> lines(RefundableOrder of, CreditNoteDocument credited) {
        return credited.lines().stream()
                .map(it ->
                        new Refund.Line(
                                it.line(), of.line(it.line()).lineId(), it.total(), it.tax()))
                .toList();
    }

    /** What the vendor gives back. */
    static ShareReturn share(
            RefundableOrder of, Map<Integer, Taken> before, Map<Integer, Taken> after) {
        return ShareReturn.between(
                sum(of, before),
                sum(of, after),
                of.order().total(),
                new Fee(of.order().feePercent(), of.order().feeFixed()),
                FEES);
    }

    private static dev.kontor.ledger.Taken sum(RefundableOrder of, Map<Integer, Taken> taken) {
        long gross = 0;
        long tax = 0;
        Fraction exactTax = Fraction.ZERO;
        for (Map.Entry<Integer, Taken> it : taken.entrySet()) {
            Snapshot.Line line = of.line(it.getKey());
            long amount = it.getValue().units();
            gross += amount;
            tax += amount - it.getValue().net();
            exactTax = exactTax.plus(Fraction.share(line.tax(), amount, line.total()));
        }
        return new dev.kontor.ledger.Taken(gross, tax, exactTax);
    }

    /** What the books get (J8, J10). */
    static RefundBooking booking(
            RefundableOrder of,
            Refund refund,
            CreditNoteDocument credited,
            ShareReturn share,
            Instant now) {
        Instant paidAt = Objects.requireNonNull(of.order().paidAt());
        return new RefundBooking(
                refund.vendor(),
                refund.id().value(),
                refund.order().value(),
                now,
                refund.amount().currency(),
                credited.net(),
                taxes(of.invoice().sale(), credited),
                share,
                RefundBooking.pendingUntil(paidAt, now, PayoutTerms.DEFAULT));
    }

    private static List<TaxPart> taxes(Sale sale, CreditNoteDocument credited) {
        List<TaxPart> taxes = new ArrayList<>();
        for (CreditNoteDocument.CreditedTax it : credited.taxes()) {
            Sale.TaxGroup group = sale.taxes().get(it.group());
            taxes.add(new TaxPart(group.jurisdiction(), group.taxType(), it.tax()));
        }
        return taxes;
    }
}
