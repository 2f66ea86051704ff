package dev.kontor.gateway;

/** Why a payment was refused, in the classes on which we act (handbook 6.3). */
public enum DeclineClass {
    /** Lost, stolen, closed, stopped: never try this credential again, cancel its schedule. */
    HARD(false, false),
    /** Expired, wrong CVC or number, authentication not passed: the buyer may correct it. */
    DATA(true, false),
    /** Not enough money or over a limit: suggest another method; renewals try again later. */
    FUNDS(true, false),
    /** The issuer wants strong authentication: same route again, with a challenge. */
    SOFT_AUTH(true, false),
    /** Refused without a reason. */
    GENERIC(true, true),
    /** The provider or issuer was not reached, and certainly nothing was processed. */
    TECHNICAL(true, true),
    /** Refused on suspicion of fraud: no further route, raise the risk score. */
    FRAUD(false, false);

    private final boolean retryable;
    private final boolean cascades;

    DeclineClass(boolean retryable, boolean cascades) {
        this.retryable = retryable;
        this.cascades = cascades;
    }

    /** The buyer may try again with the same credential: corrected, authenticated, or later. */
    public boolean retryable() {
        return retryable;
    }

    /**
     * One further gateway may be tried for the same submission (handbook 6.4). Only while the buyer
     * is present; renewals keep to their schedule.
     */
    public boolean cascades() {
        return cascades;
    }
}
