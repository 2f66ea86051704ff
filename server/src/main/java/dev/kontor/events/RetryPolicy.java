package dev.kontor.events;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed delivery is tried again (api.md 11), each delay up to 20 % shorter or longer. */
final class RetryPolicy {
    private static final long SHORTEST_PERMILLE = 800;
    private static final long LONGEST_PERMILLE = 1_200;
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Before attempt 1, 2, 3, … */
    static final List<Duration> DELAYS =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The time of the next attempt, empty when there is none.
     *
     * @param attempts made so far
     * @param wait how long the endpoint asked us to wait at least; at most a day counts
     */
    Optional<Instant> next(int attempts, Instant now, Duration wait) {
        if (attempts >= DELAYS.size()) {
            return Optional.empty();
        }
        long permille = random.nextLong(SHORTEST_PERMILLE, LONGEST_PERMILLE + 1);
        Duration delay = DELAYS.get(attempts).multipliedBy(permille).dividedBy(1_000);
        Duration asked = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return Optional.of(now.plus(delay.compareTo(asked) > 0 ? delay : asked));
    }

    /** Reads {@code Retry-After}: seconds or an HTTP date; zero for anything else. */
    static Duration retryAfter(String header, Instant now) {
        if (!header.isEmpty()
                && header.length() <= 9
                && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant until =
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
