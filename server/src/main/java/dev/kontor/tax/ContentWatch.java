package dev.kontor.tax;

import dev.kontor.tax.packs.ContentArchive;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees within a second that a pack has come into force, whoever applied it, and lets this process
 * decide by it. A content that cannot be read leaves the one before in force, and is tried again.
 */
final class ContentWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final ContentArchive archive;
    private final Contents contents;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private int seen;
    private volatile boolean closed;

    ContentWatch(ContentArchive archive, Contents contents) {
        this.archive = archive;
        this.contents = contents;
        this.thread = Thread.ofPlatform().daemon().name("tax-contents").unstarted(this::poll);
    }

    void start() {
        thread.start();
    }

    private void poll() {
        while (!closed) {
            try {
                if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                look();
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) { // The edge of the thread: the next poll tries again.
                LOG.warn("could not take over the tax tables: {}", e.toString());
            }
        }
    }

    /** Takes over what has come into force since the last look. */
    synchronized void look() {
        int newest = archive.newest();
        if (newest == seen || closed) {
            return;
        }
        String version = contents.current().content().version();
        archive.history()
                .current()
                .filter(it -> !it.version().equals(version))
                .map(archive::content)
                .ifPresent(content -> {
                    contents.use(content);
                    LOG.info("tax is decided by {} from now on", content.version());
                });
        seen = newest;
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
