package dev.kontor.refunds;

import java.util.Locale;

/** Where a refund stands (api.md 8). In the API the names are lower case. */
public enum RefundStatus {
    /** Waits for a person's decision; its amount is claimed. */
    REVIEW,
    /** Approved and owed to the buyer; on its way to the gateway, or taken on by it. */
    SUBMITTED,
    /** The gateway's answer was lost: it is being asked. */
    UNKNOWN,
    /** The buyer has the money. Final. */
    SUCCEEDED,
    /** The gateway cannot make it: still owed, to be paid by another way. */
    FAILED,
    /** Given up before it was approved. Final; nothing is claimed. */
    CANCELLED;

    /** As in the API and in the column. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
