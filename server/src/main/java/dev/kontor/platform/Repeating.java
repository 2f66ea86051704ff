package dev.kontor.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of this process that takes a turn at something again and again, with a pause after each.
 * A turn that fails is logged, and the next one tries again. As a bean it starts when the server is
 * ready. What must happen once for all processes is work of {@link DueWork}.
 */
public final class Repeating implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is done each time. */
    @FunctionalInterface
    public interface Turn {
        void take() throws InterruptedException;
    }

    private final Turn turn;
    private final Duration pause;
    private final Semaphore closed = new Semaphore(0);
    private final Thread thread;

    /**
     * @param name of the thread
     */
    public Repeating(String name, Duration pause, Turn turn) {
        this.turn = turn;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** The first turn is taken at once. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                try {
                    turn.take();
                } catch (RuntimeException e) { // The edge of the thread: the next turn tries again.
                    LOG.warn("{} failed, next in {}: {}", thread.getName(), pause, e.toString());
                }
            } while (!closed.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets a turn under way end, and interrupts one that takes longer than some seconds. */
    @Override
    public void close() {
        closed.release();
        try {
            if (thread.isAlive() && !thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
