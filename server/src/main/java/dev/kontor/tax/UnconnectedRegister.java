package dev.kontor.tax;

import dev.kontor.tax.ids.TaxIdCheck;
import java.time.Instant;

/**
 * The register of an installation that is connected to none: it never answers, so buyers are
 * charged tax until it does (handbook 4.4).
 */
final class UnconnectedRegister implements TaxRegister {
    @Override
    public Answer ask(TaxIdCheck id, Instant now) {
        return new Answer(Status.UNAVAILABLE, null, now);
    }
}
