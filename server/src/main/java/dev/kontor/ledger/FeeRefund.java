package dev.kontor.ledger;

/** What becomes of the platform's fee when a sale is refunded (handbook 1.4). */
public enum FeeRefund {
    /** The default: the percentage is returned pro rata, the fixed part is kept. */
    KEEP_FIXED,
    /** The whole fee is returned pro rata. */
    RETURN_ALL,
    /** Nothing is returned. */
    KEEP_ALL;

    /** The part of a fee that a full refund returns. */
    long returnable(Fee fee) {
        return switch (this) {
            case KEEP_FIXED -> fee.percentPart();
            case RETURN_ALL -> fee.total();
            case KEEP_ALL -> 0;
        };
    }
}
