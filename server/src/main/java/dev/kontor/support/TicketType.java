package dev.kontor.support;

/**
 * What a ticket is about, who answers it, and how urgent it is unless somebody says otherwise. In
 * the API the names are lower case.
 */
public enum TicketType {
    PAYMENT(false, Priority.P1),
    DELIVERY(false, Priority.P1),
    FRAUD(false, Priority.P1),
    SUBSCRIPTION(false, Priority.P2),
    NONCONFORMITY(false, Priority.P2),
    PRIVACY(false, Priority.P2),
    REFUND(false, Priority.P3),
    INVOICE(false, Priority.P3),
    PRODUCT(true, Priority.P3),
    BUG(true, Priority.P3),
    OTHER(false, Priority.P3);

    private final boolean forVendor;
    private final Priority priority;

    TicketType(boolean forVendor, Priority priority) {
        this.forVendor = forVendor;
        this.priority = priority;
    }

    /** Whether the vendor answers it; everything about the sale is the seller's own. */
    public boolean isForVendor() {
        return forVendor;
    }

    public Priority priority() {
        return priority;
    }
}
