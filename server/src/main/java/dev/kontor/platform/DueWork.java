package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.DUE_WORK;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of due work: which vendor has something to do of which kind, and when in real time.
 * Workers of all processes share it ({@code for update skip locked}); a vendor is leased for as
 * long as its handler may take, so a crash only delays. Vendors take turns, oldest first: one noisy
 * vendor never delays another by more than its turn.
 */
public final class DueWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
    private static final int TURN = 32;

    /** Does what is due for one vendor; answers when it has more to do, if ever. */
    public interface Handler {
        Optional<Instant> run(VendorId vendor);
    }

    private final Database database;
    private final Clocks clocks;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(TURN);
    private final Semaphore wake = new Semaphore(0);
    private final Thread poller =
            Thread.ofPlatform().daemon().name("due-work").unstarted(this::poll);
    private volatile boolean closed;

    public DueWork(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** Names the handler of a kind. Called by the wiring, before {@link #start}. */
    public void handle(String kind, Handler handler) {
        handlers.put(kind, handler);
    }

    public void start() {
        poller.start();
    }

    /** Puts the vendor's next due time of this kind forward to {@code at}, never back. */
    public void add(Tx tx, String kind, VendorId vendor, Instant at) {
        tx.sql()
                .insertInto(DUE_WORK, DUE_WORK.KIND, DUE_WORK.VENDOR_ID, DUE_WORK.DUE_AT)
                .values(kind, vendor.value(), at.atOffset(ZoneOffset.UTC))
                .onConflict(DUE_WORK.KIND, DUE_WORK.VENDOR_ID)
                .doUpdate()
                .set(DUE_WORK.DUE_AT, DSL.excluded(DUE_WORK.DUE_AT))
                .where(DUE_WORK.DUE_AT.gt(DSL.excluded(DUE_WORK.DUE_AT)))
                .execute();
        if (!at.isAfter(clocks.real())) {
            tx.afterCommit(wake::release);
        }
    }

    private void poll() {
        while (!closed) {
            try {
                boolean some = wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (some) {
                    wake.drainPermits();
                }
                handlers.forEach(this::take);
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) { // The edge of the poller: the next poll tries again.
                LOG.warn("could not look for due work: {}", e.toString());
            }
        }
    }

    private void take(String kind, Handler handler) {
        Instant now = clocks.real();
        Instant lease = now.plus(LEASE);
        for (VendorId vendor : claim(kind, now, lease)) {
            turns.acquireUninterruptibly();
            workers.execute(() -> {
                try {
                    run(kind, handler, vendor, lease);
                } finally {
                    turns.release();
                }
            });
        }
    }

    private List<VendorId> claim(String kind, Instant now, Instant lease) {
        return database.write(tx ->
                tx.sql()
                        .fetch(
                                """
                                update platform.due_work d set due_at = {0}
                                from (select vendor_id from platform.due_work
                                      where kind = {1} and due_at <= {2}
                                      order by due_at limit {3} for update skip locked) c
                                where d.kind = {1} and d.vendor_id = c.vendor_id
                                returning d.vendor_id
                                """,
                                DSL.val(lease.atOffset(ZoneOffset.UTC)),
                                DSL.val(kind),
                                DSL.val(now.atOffset(ZoneOffset.UTC)),
                                DSL.val(TURN))
                        .map(row -> new VendorId(row.get(0, UUID.class))));
    }

    private void run(String kind, Handler handler, VendorId vendor, Instant lease) {
        Optional<Instant> next;
        try {
            next = handler.run(vendor);
        } catch (
                RuntimeException
                        e) { // The edge of the worker: the work stays due and is tried again.
            LOG.warn("{} of {} failed", kind, vendor, e);
            next = Optional.of(clocks.real().plus(AFTER_FAILURE));
        }
        finish(kind, vendor, lease, next);
    }

    /** Gives the lease back, unless somebody has put the time forward meanwhile. */
    private void finish(String kind, VendorId vendor, Instant lease, Optional<Instant> next) {
        var row =
                DUE_WORK.KIND
                        .eq(kind)
                        .and(DUE_WORK.VENDOR_ID.eq(vendor.value()))
                        .and(DUE_WORK.DUE_AT.eq(lease.atOffset(ZoneOffset.UTC)));
        database.run(tx ->
                next.ifPresentOrElse(
                        at ->
                                tx.sql()
                                        .update(DUE_WORK)
                                        .set(DUE_WORK.DUE_AT, at.atOffset(ZoneOffset.UTC))
                                        .where(row)
                                        .execute(),
                        () -> tx.sql().deleteFrom(DUE_WORK).where(row).execute()));
    }

    /** Returns when no work of this process runs any more. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            poller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
