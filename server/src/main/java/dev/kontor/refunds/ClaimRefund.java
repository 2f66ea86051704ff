package dev.kontor.refunds;

import dev.kontor.orders.Order;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import java.time.Instant;
import java.util.List;

/**
 * Claims a part of an order's money, under the order's lock: of any number of refunds asked for at
 * the same time, only so many pass as the capture covers. The database holds the sum within it.
 */
final class ClaimRefund {
    /** What was claimed, and whether a person has to decide on it. */
    record Claimed(Money amount, RefundPolicy.Verdict verdict) {}

    private final OrdersToRefund orders;
    private final RefundPolicy policy;

    ClaimRefund(OrdersToRefund orders, RefundPolicy policy) {
        this.orders = orders;
        this.policy = policy;
    }

    /**
     * Claims what was asked for, or all that is left; 422 when that is more than is left, or
     * nothing.
     */
    Claimed run(
            Tx tx,
            RefundableOrder of,
            RefundInput input,
            List<Refund.Line> lines,
            Approver approver,
            Instant now) {
        Order order = orders.lock(tx, of.order().vendor(), of.order().id());
        long claimed = ClaimStore.claimed(tx.sql(), order.vendor(), order.id());
        Money left = new Money(order.total() - claimed, order.currency());
        Money amount = amount(input, lines, left);
        requireLeft(amount, left);
        RefundPolicy.Verdict verdict = policy.judge(approver, amount, of.isDisputed(), now);
        if (!ClaimStore.claim(tx, order.vendor(), order.id(), order.total(), amount.minor())) {
            throw RefundProblems.exceedsCaptured(left);
        }
        return new Claimed(amount, verdict);
    }

    /** Refuses more than is left, and anything at all of nothing. */
    static void requireLeft(Money amount, Money left) {
        if (amount.compareTo(left) > 0 || left.isZero()) {
            throw RefundProblems.exceedsCaptured(left);
        }
    }

    /** What was asked for, or all that is left. */
    static Money amount(RefundInput input, List<Refund.Line> lines, Money left) {
        if (input.lines() != null) {
            long sum = lines.stream().mapToLong(Refund.Line::amount).reduce(0, ClaimRefund::plus);
            return new Money(sum, left.currency());
        }
        Long amount = input.amount();
        return amount == null ? left : new Money(amount, left.currency());
    }

    /** Amounts are the client's: a sum beyond all bounds is only too much. */
    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
