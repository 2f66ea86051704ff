package dev.kontor.tax;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When the tax arises; it selects the rules. DEFAULT: the earlier of payment and invoice (handbook
 * 4.1). Refunds and corrections use the tax point of the original sale.
 */
public sealed interface TaxPoint {
    /**
     * A moment. The day is that of the place's own clock, so a rate changes at its local midnight.
     */
    record At(Instant moment) implements TaxPoint {}

    /** A day of the place's calendar. */
    record On(LocalDate day) implements TaxPoint {}

    static TaxPoint at(Instant moment) {
        return new At(moment);
    }

    static TaxPoint on(LocalDate day) {
        return new On(day);
    }
}
