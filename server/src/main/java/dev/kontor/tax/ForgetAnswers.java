package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets once a day what registers of tax ids confirmed more than 30 days ago: it serves no sale
 * any more (handbook 4.4), and may name people. Any process may do so, and several.
 */
final class ForgetAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetAnswers.class);
    private static final Duration PACE = Duration.ofDays(1);

    private final ConfirmationStore confirmations;
    private final Clocks clocks;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tax-answers").unstarted(this::poll);

    ForgetAnswers(ConfirmationStore confirmations, Clocks clocks) {
        this.confirmations = confirmations;
        this.clocks = clocks;
    }

    void start() {
        thread.start();
    }

    private void poll() {
        try {
            do {
                try {
                    run();
                } catch (RuntimeException e) { // The edge of the thread: tomorrow tries again.
                    LOG.warn("could not forget answers of registers: {}", e.toString());
                }
            } while (!stop.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many are forgotten now. */
    int run() {
        return confirmations.forget(clocks.real().minus(TaxIdState.FRESH));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
