package dev.kontor.platform;

import static dev.kontor.platform.db.Tables.CLOCKS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The one clock. A live vendor's now is real time; a sandbox's now runs ahead of it by as much as
 * its test clock was advanced. Only edges ask it; domain methods are given {@code now}.
 */
public final class Clocks {
    private final Clock real;
    private final Map<VendorId, Duration> ahead = new ConcurrentHashMap<>();

    public Clocks(Clock real, Database database) {
        this.real = real;
        database.read(sql -> sql.selectFrom(CLOCKS).fetch())
                .forEach(row ->
                        ahead.put(
                                new VendorId(row.getVendorId()),
                                Duration.of(row.getAheadUs(), ChronoUnit.MICROS)));
    }

    /** The vendor's now, in whole microseconds as PostgreSQL keeps them. */
    public Instant now(VendorId vendor) {
        return real().plus(ahead.getOrDefault(vendor, Duration.ZERO));
    }

    /** Real time: for signatures, leases, limits, retention and webhook timestamps. */
    public Instant real() {
        return real.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** When, in real time, a moment of the vendor's time comes. */
    public Instant toReal(VendorId vendor, Instant moment) {
        return moment.minus(ahead.getOrDefault(vendor, Duration.ZERO));
    }

    /** Sets a sandbox's now. Forward only: at a moment that has passed, it goes on as it does. */
    public void advance(Tx tx, VendorId sandbox, Instant to) {
        if (to.isAfter(now(sandbox))) {
            start(tx, sandbox, to);
        }
    }

    /** Starts a new sandbox's clock, at any moment of the past or future. */
    public void start(Tx tx, VendorId sandbox, Instant now) {
        Duration difference = Duration.between(real(), now);
        long micros =
                TimeUnit.SECONDS.toMicros(difference.toSeconds())
                        + difference.toNanosPart() / 1_000;
        tx.sql()
                .insertInto(CLOCKS, CLOCKS.VENDOR_ID, CLOCKS.AHEAD_US)
                .values(sandbox.value(), micros)
                .onConflict(CLOCKS.VENDOR_ID)
                .doUpdate()
                .set(CLOCKS.AHEAD_US, micros)
                .execute();
        tx.afterCommit(() -> ahead.put(sandbox, Duration.of(micros, ChronoUnit.MICROS)));
    }
}
