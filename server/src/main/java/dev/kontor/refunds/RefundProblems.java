package dev.kontor.refunds;

import dev.kontor.orders.OrderLineId;
import dev.kontor.orders.OrderStatus;
import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;

/** What this module refuses. */
final class RefundProblems {
    private RefundProblems() {}

    static Problem notFound(String id) {
        return Problem.notFound("refund", id);
    }

    static Problem orderNotFound(String id) {
        return Problem.notFound("order", id);
    }

    static Problem notPaid(OrderStatus status) {
        return Problem.conflict(
                "order_not_paid",
                "The order is " + status.word() + ": there is nothing to give back.");
    }

    static Problem disputed() {
        return Problem.conflict(
                "order_disputed", "The charge is disputed; it is decided there, not refunded.");
    }

    /** More than was captured and not refunded yet. */
    static Problem exceedsCaptured(Money left) {
        return Problem.of(
                        422,
                        "refund_exceeds_captured",
                        "Only " + left + " of this order is left to refund.")
                .with("refundable", left.minor());
    }

    /** More than is left of one line. */
    static Problem exceedsLine(OrderLineId line, Money left) {
        return exceedsCaptured(left).with("line", line.toString());
    }

    static Problem notInReview() {
        return Problem.conflict(
                "refund_not_in_review", "Nobody has to decide on this refund any more.");
    }

    static Problem notFailed() {
        return Problem.conflict("refund_not_failed", "Only a failed refund is paid by bank.");
    }

    static Problem aboveLimit() {
        return Problem.of(
                403,
                "above_limit",
                "This amount needs the approval of somebody with a higher limit.");
    }
}
