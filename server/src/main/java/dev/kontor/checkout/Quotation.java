package dev.kontor.checkout;

import dev.kontor.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pricing a session has led to.
 *
 * @param figures null while the buyer's place is not known well enough
 * @param taxIdStatus what the register says of the tax id, as in the API
 * @param faults of what was typed; pointers such as {@code /buyer/postal_code} or {@code /coupon}
 * @param at when it was made
 */
record Quotation(@Nullable Figures figures, String taxIdStatus, List<Fault> faults, Instant at) {
    private static final Duration GOOD = Duration.ofMinutes(30);

    Quotation {
        faults = List.copyOf(faults);
    }

    Instant expiresAt() {
        return at.plus(GOOD);
    }

    boolean isStale(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
