package dev.kontor.support;

/**
 * What a ticket is about, and how urgent it is unless somebody says otherwise. In the API the names
 * are lower case.
 */
public enum TicketType {
    PAYMENT(Priority.P1),
    DELIVERY(Priority.P1),
    FRAUD(Priority.P1),
    SUBSCRIPTION(Priority.P2),
    NONCONFORMITY(Priority.P2),
    PRIVACY(Priority.P2),
    REFUND(Priority.P3),
    INVOICE(Priority.P3),
    PRODUCT(Priority.P3),
    BUG(Priority.P3),
    OTHER(Priority.P3);

    private final Priority priority;

    TicketType(Priority priority) {
        this.priority = priority;
    }

    public Priority priority() {
        return priority;
    }
}
