package dev.kontor.refunds;

import dev.kontor.invoices.CreditReason;
import java.util.Locale;

/** Why money is given back (api.md 8). */
public enum RefundReason {
    REQUESTED_BY_CUSTOMER,
    DUPLICATE,
    FRAUDULENT,
    NOT_DELIVERED,
    NONCONFORMITY,
    WITHDRAWAL,
    OTHER;

    /** As in the API and in the column. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RefundReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the credit note states it. */
    CreditReason onCreditNote() {
        return CreditReason.valueOf(name());
    }
}
