package dev.kontor.risk;

import java.util.Locale;

/** What to do with an order, mildest first (handbook 7.2). */
public enum Decision {
    /** Take the money and deliver. */
    ACCEPT,
    /** Take the money only after the buyer's bank has authenticated them (3-D Secure). */
    CHALLENGE,
    /** Authorize only; a person decides. */
    REVIEW,
    /** Take nothing. */
    REJECT;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Decision atLeast(Decision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
