package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every half minute whether the feed is to be asked; the database says who asks, and when.
 */
final class FeedWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final Duration POLL = Duration.ofSeconds(30);

    private final PackFeed feed;
    private final Clocks clocks;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tax-feed").unstarted(this::poll);

    FeedWatch(PackFeed feed, Clocks clocks) {
        this.feed = feed;
        this.clocks = clocks;
    }

    void start() {
        thread.start();
    }

    private void poll() {
        try {
            do {
                try {
                    feed.askIfDue(clocks.real());
                } catch (RuntimeException e) { // The edge of the thread: the next poll tries again.
                    LOG.warn("could not ask the feed of tax packs: {}", e.toString());
                }
            } while (!stop.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS));
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
