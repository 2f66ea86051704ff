package dev.kontor.gateway;

import java.time.LocalDate;

/**
 * A charge or refund of ours that no settlement report has named yet.
 *
 * @param reference the provider's id
 * @param day on which it was captured or refunded
 */
public record Unsettled(Kind kind, String reference, Amount gross, LocalDate day) {

    /** Which way the money goes. */
    public enum Kind {
        CHARGE,
        REFUND
    }
}
