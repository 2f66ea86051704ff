package dev.kontor.ledger;

import java.util.Arrays;
import java.util.Locale;

/**
 * What happened, with the row of the handbook's table of postings (3.8). Together with its source
 * it names a journal: a cause is booked once. Codes are stored; they never change.
 */
public enum JournalKind {
    /** J1; the source is the payment. */
    CAPTURE(1),
    /** J2; the source is the gateway's settlement report. */
    PSP_FEE(2),
    /** J3; the source is the gateway's settlement report. */
    SETTLEMENT(3),
    /** J4; the source is the day. */
    MATURITY(4),
    /** J5; the source is the day. */
    RESERVE_RELEASE(5),
    /** J6, first half; the source is the payout. */
    PAYOUT_SENT(6),
    /** J6, second half; the source is the payout. */
    PAYOUT_CONFIRMED(7),
    /** The bank sent a payout back before it was confirmed; the source is the payout. */
    PAYOUT_RETURNED(8),
    /** J8 and J10; the source is the refund. */
    REFUND_APPROVED(9),
    /** J9; the source is the refund. */
    REFUND_CONFIRMED(10),
    /** J9 taken back: the buyer's bank sent the money back; the source is the refund. */
    REFUND_BOUNCED(11),
    /** A refund that the gateway could not make was paid by bank; the source is the refund. */
    REFUND_PAID_BY_BANK(12),
    /** J8 or J10 reversed: the refund was given up; the source is the refund. */
    REFUND_CANCELLED(13),
    /** J14; the source is the tax return. */
    TAX_REMITTED(14);

    private final short code;

    JournalKind(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }

    /** As clients see it, such as {@code refund_approved}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JournalKind of(int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + code));
    }
}
