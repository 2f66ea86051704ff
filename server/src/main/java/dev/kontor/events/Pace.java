package dev.kontor.events;

import java.time.Duration;

/**
 * How an endpoint is served: up to {@code batch} deliveries are leased together and sent {@code
 * parallel} at a time, each within {@code deadline}. The lease must outlast the slowest batch, or
 * one delivery would be sent twice at once; such a pace is refused.
 */
record Pace(Duration deadline, int parallel, int batch, Duration lease) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(15), 8, 32, Duration.ofSeconds(90));

    Pace {
        int rounds = (batch + parallel - 1) / parallel;
        if (lease.compareTo(deadline.multipliedBy(rounds)) <= 0) {
            throw new IllegalArgumentException(
                    "the lease of " + lease + " is not longer than " + rounds + " × " + deadline);
        }
    }
}
