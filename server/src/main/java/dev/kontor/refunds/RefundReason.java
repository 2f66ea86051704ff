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
    OTHER,
    /** The sale's tax was too much; made by corrections, not to be asked for. */
    TAX_CORRECTION;

    /** Whether a client may ask for a refund for this reason. */
    public boolean isAsked() {
        return this != TAX_CORRECTION;
    }

    /** As in the API and in the column. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RefundReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the credit note states it. */
    CreditReason onCreditNote() {
        return this == TAX_CORRECTION ? CreditReason.CORRECTION : CreditReason.valueOf(name());
    }
}
