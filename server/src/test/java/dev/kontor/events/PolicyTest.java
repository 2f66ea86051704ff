package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When deliveries are tried again, and which pace is refused (WH-14). */
class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final RetryPolicy policy = new RetryPolicy(new Random(1));

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT5H",
        "6, PT10H",
        "7, PT14H",
        "8, PT20H",
        "9, PT24H"
    })
    void everyDelayIsWithinAFifth(int attempts, Duration delay) {
        for (int i = 0; i < 200; i++) {
            Instant next = policy.next(attempts, NOW, Duration.ZERO).orElseThrow();
            assertThat(Duration.between(NOW, next))
                    .isBetween(
                            delay.multipliedBy(8).dividedBy(10),
                            delay.multipliedBy(12).dividedBy(10));
        }
    }

    @Test
    void tenAttemptsAreAll() {
        assertThat(policy.next(10, NOW, Duration.ZERO)).isEmpty();
        assertThat(RetryPolicy.DELAYS).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "'Sun, 01 Mar 2026 12:01:00 GMT', PT1M",
        "'Sun, 01 Mar 2026 11:00:00 GMT', PT0S",
        "soon, PT0S",
        "-5, PT0S",
        "99999999999999999999, PT0S"
    })
    void retryAfterIsRead(String header, Duration wait) {
        assertThat(RetryPolicy.retryAfter(header, NOW)).isEqualTo(wait);
    }

    @Test
    void noEndpointCanPutUsOffForMoreThanADay() {
        assertThat(policy.next(1, NOW, Duration.ofDays(400)))
                .contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aLeaseThatEndsBeforeTheSlowestBatchIsRefused() {
        Duration deadline = Duration.ofSeconds(15);
        assertThatThrownBy(() -> new Pace(deadline, 8, 32, Duration.ofSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pace(deadline, 8, 32, Duration.ofSeconds(61)).batch()).isEqualTo(32);
    }
}
