package dev.kontor.payments;

import java.time.Instant;

/**
 * Where outcomes go that come later than the buyer's request: after an inquiry, an action of the
 * buyer, a settlement, a restart. The orders implement it.
 */
public interface Outcomes {
    /** Records the outcome and moves the order, once; a repeated outcome changes nothing. */
    void apply(Outcome outcome);

    /**
     * A payment stays unknown after all inquiries: a person has to look. Told again as long as it
     * does, and written down once.
     */
    void unresolved(Attempt attempt, Instant now);

    /**
     * Money was reserved that is not made use of, and in all the time for which issuers reserve it
     * the gateway has not confirmed that it is released: a person has to look. Told once.
     */
    void unreleased(Attempt attempt, Instant now);
}
