package dev.kontor.platform;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts vendors into the directory of due work after their commit, many commits by one statement:
 * the hot path neither writes the directory nor waits for its row. A crash between the commit and
 * the signal loses the signal, not the work; a kind that uses this looks for left work by itself
 * from time to time.
 */
public final class DueSignals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueSignals.class);
    private static final Duration PACE = Duration.ofMillis(100);

    private final String kind;
    private final Predicate<VendorId> wanted;
    private final Database database;
    private final DueWork dueWork;
    private final Clocks clocks;
    private final Set<VendorId> signaled = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param wanted whether a vendor has anybody to work for; asked off the hot path
     */
    public DueSignals(
            String kind,
            Predicate<VendorId> wanted,
            Database database,
            DueWork dueWork,
            Clocks clocks) {
        this.kind = kind;
        this.wanted = wanted;
        this.database = database;
        this.dueWork = dueWork;
        this.clocks = clocks;
        this.thread = Thread.ofPlatform().daemon().name("signals-" + kind).start(this::drain);
    }

    /** Signals the vendor once the transaction is durable. */
    public void afterCommit(Tx tx, VendorId vendor) {
        tx.afterCommit(() -> signal(vendor));
    }

    /** Signals the vendor now, for what is durable already. */
    public void signal(VendorId vendor) {
        signaled.add(vendor);
        wake.release();
    }

    private void drain() {
        while (!closed) {
            try {
                wake.acquire();
                wake.drainPermits();
                write();
                Thread.sleep(PACE);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) { // The edge of the thread: the signals are tried again.
                LOG.warn("could not signal {}: {}", kind, e.toString());
                wake.release();
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
    }

    /** A vendor is taken out before it is written: a signal that comes meanwhile counts again. */
    private void write() {
        List<VendorId> taken = List.copyOf(signaled);
        taken.forEach(signaled::remove);
        try {
            List<VendorId> due =
                    taken.stream()
                            .filter(wanted)
                            .sorted(Comparator.comparing(VendorId::value))
                            .toList();
            if (!due.isEmpty()) {
                database.run(
                        tx -> due.forEach(vendor -> dueWork.add(tx, kind, vendor, clocks.real())));
            }
        } catch (RuntimeException e) {
            signaled.addAll(taken);
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
