package dev.kontor.payments;

import java.util.Locale;

/** Where a payment stands (handbook 2.2). In the API the names are lower case. */
public enum PaymentStatus {
    /** Sent to a gateway; the answer is not recorded yet. Shown as pending. */
    SUBMITTED,
    /** The buyer has agreed; the money comes later or never. */
    PENDING,
    /** Waits for the buyer, such as a 3-D Secure challenge. */
    REQUIRES_ACTION,
    AUTHORIZED,
    CAPTURED,
    /** Declined; the buyer may try again. */
    FAILED,
    /** The money may or may not have been taken. */
    UNKNOWN,
    CANCELED;

    /** The value of the database column. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    /** The word clients see. */
    public String shown() {
        return this == SUBMITTED ? "pending" : column();
    }
}
