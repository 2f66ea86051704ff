package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every half minute whether the feed, if there is one, is to be asked; the database says who
 * asks, and when. Afterwards whoever tells people of the tables is given a turn.
 */
final class FeedWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final Duration POLL = Duration.ofSeconds(30);

    private final Optional<PackFeed> feed;
    private final Consumer<Instant> looked;
    private final Clocks clocks;
    private final Semaphore stop = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("tax-feed").unstarted(this::poll);

    FeedWatch(Optional<PackFeed> feed, Consumer<Instant> looked, Clocks clocks) {
        this.feed = feed;
        this.looked = looked;
        this.clocks = clocks;
    }

    void start() {
        thread.start();
    }

    private void poll() {
        try {
            do {
                try {
                    look(clocks.real());
                } catch (RuntimeException e) { // The edge of the thread: the next poll tries again.
                    LOG.warn("could not look for news of the tax tables: {}", e.toString());
                }
            } while (!stop.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Instant now) throws InterruptedException {
        if (feed.isPresent()) {
            feed.get().askIfDue(now);
        }
        looked.accept(now);
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
