package dev.kontor.refunds;

import dev.kontor.platform.Money;

/** Who lets money go, and how much in one refund (handbook 10.4). */
public enum Approver {
    /** Support staff: EUR 200. */
    SUPPORT(20_000),
    /** Whoever leads them, and the vendor's own systems: EUR 2,000. */
    LEAD(200_000),
    /** Whoever answers for the money. */
    FINANCE(Long.MAX_VALUE);

    private final long limit;

    Approver(long limit) {
        this.limit = limit;
    }

    /** Whether this much is within the limit. */
    boolean may(Money euros) {
        return euros.minor() <= limit;
    }
}
