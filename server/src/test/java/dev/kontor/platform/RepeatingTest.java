package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingTest {
    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void aTurnThatFailsIsFollowedByTheNext() throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(3);
        Repeating.Turn failing =
                () -> {
                    third.countDown();
                    if (turns.incrementAndGet() < 3) {
                        throw new IllegalStateException("turn " + turns);
                    }
                };
        try (Repeating repeating = new Repeating("test", Duration.ofMillis(1), failing)) {
            repeating.start();
            assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(turns).hasValueGreaterThanOrEqualTo(3);
    }

    /** Else this test takes a day. */
    @Test
    void closingEndsThePause() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        try (Repeating repeating =
                new Repeating(
                        "test",
                        LONG,
                        () -> {
                            turns.incrementAndGet();
                            first.countDown();
                        })) {
            repeating.start();
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(turns).hasValue(1);
    }

    @Test
    void whatNeverStartedCanBeClosed() {
        AtomicInteger turns = new AtomicInteger();
        new Repeating("test", LONG, turns::incrementAndGet).close();
        assertThat(turns).hasValue(0);
    }
}
