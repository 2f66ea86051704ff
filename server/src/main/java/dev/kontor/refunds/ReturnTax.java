package dev.kontor.refunds;

import dev.kontor.orders.Order;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import java.util.List;
import java.util.Map;

/** Owes the buyer the tax of a correction, in the correction's transaction. */
final class ReturnTax {
    private final Jobs jobs;
    private final RefundLog log;
    private final RefundStore store;

    ReturnTax(Jobs jobs, RefundLog log, RefundStore store) {
        this.jobs = jobs;
        this.log = log;
        this.store = store;
    }

    /**
     * Claims the amount and writes an approved refund; the caller holds the order's lock. 422 when
     * refunds that wait for a decision have spoken for the money.
     */
    RefundId run(Tx tx, Order order, TaxReturn tax) {
        long amount = tax.amount().minor();
        if (!ClaimStore.claim(tx, order.vendor(), order.id(), order.total(), amount)) {
            long claimed = ClaimStore.claimed(tx.sql(), order.vendor(), order.id());
            throw RefundProblems.exceedsCaptured(
                    new Money(order.total() - claimed, order.currency()));
        }
        List<Refund.Line> lines =
                tax.lines().stream()
                        .map(it -> new Refund.Line(it.no(), it.id(), it.tax(), it.tax()))
                        .toList();
        Refund refund =
                new Refund(
                                order.vendor(),
                                RefundId.next(),
                                order.id(),
                                order.payment(),
                                RefundStatus.REVIEW,
                                RefundReason.TAX_CORRECTION,
                                tax.amount(),
                                null,
                                lines,
                                null,
                                null,
                                tax.actor(),
                                null,
                                Map.of(),
                                tax.at(),
                                null)
                        .approved(
                                new Refund.Approval(
                                        amount, tax.creditNote(), tax.creditNoteNumber(), tax.at()),
                                lines);
        store.insert(tx, refund);
        log.append(tx, refund, "created", tax.actor(), tax.at());
        jobs.schedule(
                tx,
                order.vendor(),
                FollowRefunds.INQUIRY,
                refund.id().toString(),
                tax.at().plus(ApproveRefund.CALL));
        return refund.id();
    }
}
