package dev.kontor.orders;

/** What became of an order that was placed, or of a further payment for it. */
public sealed interface Placement {
    OrderView order();

    /**
     * Paid; fulfilled unless something is backordered.
     *
     * @param json the order as it is told to clients, which the events have made already
     */
    record Completed(OrderView order, byte[] json) implements Placement {}

    /**
     * Not paid; the order waits for another payment.
     *
     * @param code why, such as {@code insufficient_funds}
     * @param retryable whether the same card may be tried again
     */
    record Declined(OrderView order, String code, boolean retryable) implements Placement {}

    /** The buyer has to go to {@code url} before the payment goes on. */
    record ActionRequired(OrderView order, String url) implements Placement {}

    /** The payment is pending, or its fate is not known yet. */
    record Pending(OrderView order) implements Placement {}

    /** A person looks at the order before money is taken. */
    record InReview(OrderView order) implements Placement {}
}
