package dev.kontor.gateway;

/** Result of 3-D Secure 2 (EMVCo's {@code transStatus}; handbook 6.2). */
public enum ThreeDs {
    /** {@code Y}: authenticated, with or without a challenge. */
    AUTHENTICATED(true),
    /** {@code A}: tried, and the scheme vouches. */
    ATTEMPTED(true),
    /** {@code N}: not authenticated. No cascade. */
    FAILED(false),
    /** {@code R}: the issuer refuses. No cascade. */
    REJECTED(false),
    /** {@code U}: could not be run; risk decides. */
    UNAVAILABLE(false);

    private final boolean shiftsLiability;

    ThreeDs(boolean shiftsLiability) {
        this.shiftsLiability = shiftsLiability;
    }

    /** Fraud disputes are the issuer's loss, not ours. */
    public boolean shiftsLiability() {
        return shiftsLiability;
    }
}
