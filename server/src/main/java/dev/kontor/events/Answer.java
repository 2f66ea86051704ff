package dev.kontor.events;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
sealed interface Answer {
    /** How long it took. */
    Duration took();

    /**
     * The endpoint answered.
     *
     * @param retryAfter how long it asks us to wait, zero when it does not
     * @param excerpt the beginning of the body
     */
    record Answered(int status, Duration retryAfter, String excerpt, Duration took)
            implements Answer {}

    /**
     * There was no answer.
     *
     * @param why {@code address_refused}, {@code host_unknown}, {@code timeout}, {@code tls},
     *     {@code connection}
     */
    record Unreachable(String why, Duration took) implements Answer {}

    /** Whether the event was taken: any 2xx. A redirect is a failure. */
    default boolean isSuccess() {
        return this instanceof Answered answered && answered.status() / 100 == 2;
    }

    /** Whether the endpoint wants nothing any more. */
    default boolean isGone() {
        return this instanceof Answered answered && answered.status() == 410;
    }

    /** Why it failed, in one word; empty on success. */
    default Optional<String> error() {
        return switch (this) {
            case Answered answered when answered.status() / 100 == 2 -> Optional.empty();
            case Answered answered when answered.status() / 100 == 3 -> Optional.of("redirect");
            case Answered ignored -> Optional.of("status");
            case Unreachable unreachable -> Optional.of(unreachable.why());
        };
    }
}
