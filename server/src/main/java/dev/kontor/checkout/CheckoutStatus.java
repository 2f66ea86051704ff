package dev.kontor.checkout;

import java.util.Locale;

/** Where a session stands (handbook 2.2). In the API the names are lower case. */
enum CheckoutStatus {
    /** The buyer may change and submit it. */
    OPEN,
    /** Its order is being placed or paid, or waits for the buyer's bank. */
    SUBMITTED,
    /** Paid, or the payment is on its way; read-only. */
    COMPLETED,
    /** Nobody has touched it for a day. */
    EXPIRED;

    /** As in the API and in the column. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CheckoutStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
