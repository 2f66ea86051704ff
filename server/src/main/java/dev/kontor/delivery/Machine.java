package dev.kontor.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A machine that uses a license.
 *
 * @param name as its software called it
 * @param activatedAt in the vendor's time
 * @param seenAt in real time: activation or last heartbeat
 * @param offlineUntil end of its signed offline file, in the vendor's time: until then its seat
 *     cannot be given up
 */
record Machine(
        ActivationId id,
        Fingerprint fingerprint,
        @Nullable String name,
        Instant activatedAt,
        Instant seenAt,
        @Nullable Instant offlineUntil) {
    /** How long a floating seat is held after its last heartbeat. */
    static final Duration LEASE = Duration.ofMinutes(15);

    /**
     * Whether it takes a seat.
     *
     * @param now in the vendor's time
     */
    boolean counts(LicensePolicy policy, Instant now, Instant real) {
        return !policy.floating()
                || seenAt.plus(LEASE).isAfter(real)
                || (offlineUntil != null && offlineUntil.isAfter(now));
    }
}
