package dev.kontor.currencies;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has published rates ask their feeds again and again, so that nobody else needs to wait. */
final class RateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RateWatch.class);

    private final ReferenceRates ecb;
    private final HmrcRates hmrc;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("published-rates").unstarted(this::poll);

    RateWatch(ReferenceRates ecb, HmrcRates hmrc) {
        this.ecb = ecb;
        this.hmrc = hmrc;
    }

    void start() {
        thread.start();
    }

    private void poll() {
        try {
            do {
                try {
                    ecb.refresh();
                    hmrc.refresh();
                } catch (RuntimeException e) { // The edge of the thread: the next poll tries again.
                    LOG.warn("could not read published rates: {}", e.toString());
                }
            } while (!stop.tryAcquire(ReferenceRates.FRESH.toSeconds() / 4, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
