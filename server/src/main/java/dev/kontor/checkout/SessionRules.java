package dev.kontor.checkout;

import dev.kontor.orders.OrderView;

/** Where an order's state leaves its session (handbook 2.2). */
final class SessionRules {
    private SessionRules() {}

    /**
     * The status of a submitted session by its order. A payment that failed opens it again; one
     * that is on its way completes it; one that nobody knows of, or that waits for the buyer's
     * bank, leaves it submitted.
     */
    static CheckoutStatus after(OrderView order) {
        return switch (order.progress().status()) {
            case "paid", "fulfilled", "refunded", "in_review" -> CheckoutStatus.COMPLETED;
            case "cancelled" -> CheckoutStatus.OPEN;
            case "awaiting_payment" -> byPayment(order.results().payment().status());
            default -> throw new IllegalArgumentException(order.progress().status());
        };
    }

    private static CheckoutStatus byPayment(String status) {
        return switch (status) {
            case "pending" -> CheckoutStatus.COMPLETED;
            case "unknown", "requires_action", "authorized", "captured" -> CheckoutStatus.SUBMITTED;
            case "failed", "canceled" -> CheckoutStatus.OPEN;
            default -> throw new IllegalArgumentException(status);
        };
    }
}
