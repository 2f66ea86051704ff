package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.JOBS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of a vendor at a moment of the vendor's own time. A job is a row, written in the transaction
 * that wants it; it runs at least once, in order of its time, and its handler is idempotent. When a
 * sandbox's test clock is advanced, everything due by then runs first.
 */
public final class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String KIND = "jobs";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration ADVANCING = Duration.ofSeconds(1);
    private static final int TURN = 50;
    private static final List<Duration> BACKOFF =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1));

    /**
     * Does the work that {@code key} names, at {@code now} of the vendor's time; may ask to run
     * again.
     */
    public interface Handler {
        Optional<Instant> run(VendorId vendor, String key, Instant now);
    }

    private record Due(String kind, String key, Instant runAt, int attempts) {}

    private final Database database;
    private final Clocks clocks;
    private final DueWork dueWork;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Cache<VendorId, ReentrantLock> turns = Caffeine.newBuilder().weakValues().build();

    public Jobs(Database database, Clocks clocks, DueWork dueWork) {
        this.database = database;
        this.clocks = clocks;
        this.dueWork = dueWork;
        dueWork.handle(KIND, this::runDue);
    }

    public void handle(String kind, Handler handler) {
        handlers.put(kind, handler);
    }

    /** Sets the time of one job; a job of the same kind and key moves to the new time. */
    public void schedule(Tx tx, VendorId vendor, String kind, String key, Instant runAt) {
        tx.sql()
                .insertInto(JOBS, JOBS.VENDOR_ID, JOBS.KIND, JOBS.KEY, JOBS.RUN_AT)
                .values(vendor.value(), kind, key, runAt.atOffset(ZoneOffset.UTC))
                .onConflict(JOBS.VENDOR_ID, JOBS.KIND, JOBS.KEY)
                .doUpdate()
                .set(JOBS.RUN_AT, DSL.excluded(JOBS.RUN_AT))
                .set(JOBS.ATTEMPTS, 0)
                .execute();
        dueWork.add(tx, KIND, vendor, clocks.toReal(vendor, runAt));
    }

    public void cancel(Tx tx, VendorId vendor, String kind, String key) {
        tx.sql().deleteFrom(JOBS).where(row(vendor, kind, key)).execute();
    }

    /**
     * Advances a sandbox's clock to {@code to}, running everything due on the way at its own time.
     * Returns how many jobs ran.
     */
    public int advance(VendorId sandbox, Instant to) {
        ReentrantLock turn = turn(sandbox);
        turn.lock();
        try {
            int ran = runUntil(sandbox, to);
            database.run(tx -> {
                clocks.advance(tx, sandbox, to);
                next(sandbox).ifPresent(at -> dueWork.add(tx, KIND, sandbox, at));
            });
            return ran;
        } finally {
            turn.unlock();
        }
    }

    private int runUntil(VendorId sandbox, Instant to) {
        int ran = 0;
        for (Optional<Due> due = first(sandbox, to); due.isPresent(); due = first(sandbox, to)) {
            Instant at = due.get().runAt();
            database.run(tx -> clocks.advance(tx, sandbox, at));
            run(sandbox, due.get(), clocks.now(sandbox));
            ran++;
        }
        return ran;
    }

    /** While somebody advances the clock, what is due runs there, in order. */
    private Optional<Instant> runDue(VendorId vendor) {
        ReentrantLock turn = turn(vendor);
        if (!turn.tryLock()) {
            return Optional.of(clocks.real().plus(ADVANCING));
        }
        try {
            for (Due due : claim(vendor, clocks.now(vendor))) {
                run(vendor, due, clocks.now(vendor));
            }
            return next(vendor);
        } finally {
            turn.unlock();
        }
    }

    private ReentrantLock turn(VendorId vendor) {
        return turns.get(vendor, any -> new ReentrantLock());
    }

    /**
     * The job that is next until then, leased or not: whoever advances a clock leaves nothing
     * behind, not even what a turn that was cut off has leased.
     */
    private Optional<Due> first(VendorId sandbox, Instant until) {
        return database.read(sql ->
                sql.select(JOBS.KIND, JOBS.KEY, JOBS.RUN_AT, JOBS.ATTEMPTS)
                        .from(JOBS)
                        .where(JOBS.VENDOR_ID.eq(sandbox.value()))
                        .and(JOBS.RUN_AT.le(until.atOffset(ZoneOffset.UTC)))
                        .orderBy(JOBS.RUN_AT, JOBS.KIND, JOBS.KEY)
                        .limit(1)
                        .fetchOptional(Jobs::due));
    }

    private List<Due> claim(VendorId vendor, Instant until) {
        OffsetDateTime real = clocks.real().atOffset(ZoneOffset.UTC);
        return database.write(tx ->
                tx
                        .sql()
                        .fetch(
                                """
                                update platform.jobs j set leased_until = {0}
                                from (select kind, key from platform.jobs
                                      where vendor_id = {1} and run_at <= {2}
                                        and (leased_until is null or leased_until < {3})
                                      order by run_at, kind, key limit {4}
                                      for update skip locked) c
                                where j.vendor_id = {1} and j.kind = c.kind and j.key = c.key
                                returning j.kind, j.key, j.run_at, j.attempts
                                """,
                                DSL.val(real.plus(LEASE)),
                                DSL.val(vendor.value()),
                                DSL.val(until.atOffset(ZoneOffset.UTC)),
                                DSL.val(real),
                                DSL.val(TURN))
                        .map(Jobs::due)
                        .stream()
                        .sorted(Comparator.comparing(Due::runAt))
                        .toList());
    }

    private static Due due(Record row) {
        return new Due(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, OffsetDateTime.class).toInstant(),
                row.get(3, Integer.class));
    }

    private void run(VendorId vendor, Due due, Instant now) {
        Handler handler = handlers.get(due.kind());
        try {
            if (handler == null) {
                throw new IllegalStateException("no handler for jobs of kind " + due.kind());
            }
            Optional<Instant> again = handler.run(vendor, due.key(), now);
            database.run(tx -> done(tx, vendor, due, again));
        } catch (RuntimeException e) { // The edge of the worker: the job stays and is tried again.
            LOG.warn("job {} {} of {} failed", due.kind(), due.key(), vendor, e);
            Instant later = now.plus(BACKOFF.get(Math.min(due.attempts(), BACKOFF.size() - 1)));
            database.run(tx -> failed(tx, vendor, due, later, String.valueOf(e.getMessage())));
        }
    }

    /** Removes the job or moves it, unless its handler or somebody else has moved it meanwhile. */
    private static void done(Tx tx, VendorId vendor, Due due, Optional<Instant> again) {
        var same =
                row(vendor, due.kind(), due.key())
                        .and(JOBS.RUN_AT.eq(due.runAt().atOffset(ZoneOffset.UTC)));
        again.ifPresentOrElse(
                at ->
                        tx.sql()
                                .update(JOBS)
                                .set(JOBS.RUN_AT, at.atOffset(ZoneOffset.UTC))
                                .set(JOBS.ATTEMPTS, 0)
                                .where(same)
                                .execute(),
                () -> tx.sql().deleteFrom(JOBS).where(same).execute());
        tx.sql()
                .update(JOBS)
                .set(JOBS.LEASED_UNTIL, (OffsetDateTime) null)
                .where(row(vendor, due.kind(), due.key()))
                .execute();
    }

    private static void failed(Tx tx, VendorId vendor, Due due, Instant later, String error) {
        tx.sql()
                .update(JOBS)
                .set(JOBS.RUN_AT, later.atOffset(ZoneOffset.UTC))
                .set(JOBS.ATTEMPTS, JOBS.ATTEMPTS.plus(1))
                .set(JOBS.LAST_ERROR, error)
                .set(JOBS.LEASED_UNTIL, (OffsetDateTime) null)
                .where(row(vendor, due.kind(), due.key()))
                .execute();
    }

    private Optional<Instant> next(VendorId vendor) {
        return database.read(sql ->
                        sql.select(DSL.min(JOBS.RUN_AT))
                                .from(JOBS)
                                .where(JOBS.VENDOR_ID.eq(vendor.value()))
                                .fetchOptional(0, OffsetDateTime.class))
                .map(at -> clocks.toReal(vendor, at.toInstant()));
    }

    private static Condition row(VendorId vendor, String kind, String key) {
        return JOBS.VENDOR_ID.eq(vendor.value()).and(JOBS.KIND.eq(kind)).and(JOBS.KEY.eq(key));
    }
}
