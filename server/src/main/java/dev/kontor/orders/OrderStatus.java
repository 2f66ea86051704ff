package dev.kontor.orders;

import java.util.Locale;

/** Where an order stands (handbook 2.2). In the API the names are lower case. */
public enum OrderStatus {
    AWAITING_PAYMENT,
    IN_REVIEW,
    PAID,
    FULFILLED,
    REFUNDED,
    CANCELLED;

    /** As in the API and in the column. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the money was taken. */
    public boolean isPaid() {
        return switch (this) {
            case PAID, FULFILLED, REFUNDED -> true;
            case AWAITING_PAYMENT, IN_REVIEW, CANCELLED -> false;
        };
    }
}
