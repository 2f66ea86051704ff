package dev.kontor.delivery;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a license beside its seats and its end.
 *
 * @param expiry what the end of its time means
 * @param overage how many machines above the limit are borne
 * @param strict whether validation looks at the number of machines at all
 * @param fingerprintRequired whether a validation must name its machine
 * @param floating whether seats are leased for {@link Machine#LEASE} and freed by silence
 * @param checkInEvery how often the software must report; null is never
 */
record LicensePolicy(
        Expiry expiry,
        Overage overage,
        boolean strict,
        boolean fingerprintRequired,
        boolean floating,
        @Nullable Duration checkInEvery) {
    /** Of a license whose vendor said nothing else. */
    static final LicensePolicy DEFAULT =
            new LicensePolicy(Expiry.RESTRICT, Overage.NONE, true, false, false, null);

    /** What happens to a license whose time is over. */
    enum Expiry {
        /** No longer valid. */
        RESTRICT,
        /** No longer valid, and that is said before anything else. */
        REVOKE,
        /** Valid, without new releases. */
        MAINTAIN,
        /** Valid. */
        ALLOW;

        boolean staysValid() {
            return switch (this) {
                case RESTRICT, REVOKE -> false;
                case MAINTAIN, ALLOW -> true;
            };
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Machines that are borne, in quarters of the limit. */
    enum Overage {
        NONE(4),
        QUARTER(5),
        HALF(6),
        DOUBLE(8),
        ALWAYS(Integer.MAX_VALUE);

        private final int quarters;

        Overage(int quarters) {
            this.quarters = quarters;
        }

        /** The most machines that a license of this many seats may have. */
        long most(int seats) {
            return this == ALWAYS ? Long.MAX_VALUE : (long) seats * quarters / 4;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
