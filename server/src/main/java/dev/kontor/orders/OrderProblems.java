package dev.kontor.orders;

import dev.kontor.platform.Problem;

/** The refusals of this module. */
final class OrderProblems {
    private OrderProblems() {}

    static Problem notFound(String id) {
        return Problem.notFound("order", id);
    }

    static Problem notInReview() {
        return Problem.conflict(
                "order_not_in_review", "Nobody has to decide on this order any more.");
    }

    static Problem phoneFromElsewhere() {
        return Problem.invalid(
                "/buyer/phone",
                "place_unproven",
                "Is not a number of the country that the order is taxed in.");
    }

    /** The money is taken and the order delivered: there is nothing that could be let go. */
    static Problem refundInstead() {
        return Problem.conflict(
                "refund_instead",
                "The order is paid: refund all of it, which settles the question.");
    }

    static Problem notAwaitingPayment(OrderStatus status) {
        return Problem.conflict(
                "order_not_awaiting_payment",
                "The order is " + status.word() + " and takes no payment.");
    }

    static Problem noReceipt(OrderStatus status) {
        return Problem.conflict(
                "order_not_paid", "The order is " + status.word() + " and has no receipt.");
    }

    static Problem paymentRunning() {
        return Problem.conflict("payment_running", "A payment of this order is still running.");
    }

    static Problem nothingToSettle() {
        return Problem.conflict("payment_not_pending", "The payment waits for nobody's word.");
    }

    /** The order costs another amount by now, or another tax is in it: as it stands. */
    static Problem quoteChanged(OrderView now) {
        return Problem.conflict(
                        "quote_changed",
                        "The total or the tax in it has changed; nothing was charged. Show it, and"
                                + " send the payment again, under another Idempotency-Key.")
                .with("order", now);
    }

    /** The order would cost another amount than was agreed. */
    static Problem quoteChanged() {
        return Problem.conflict("quote_changed", "The price has changed; nothing was charged.");
    }
}
