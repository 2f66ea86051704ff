package dev.kontor.tax.packs;

import static dev.kontor.tax.db.Tables.FEED_CHECKS;
import static dev.kontor.tax.db.Tables.OFFERED_PACKS;

import dev.kontor.platform.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What the feed has offered, and how asking it went. */
public final class FeedStore {
    private static final Duration PACE = Duration.ofHours(6);
    private static final Duration PACE_AFTER_FAILURE = Duration.ofHours(1);

    private final Database database;

    public FeedStore(Database database) {
        this.database = database;
    }

    /** A pack that was checked and waits to be applied. */
    public record Offered(
            String name, String version, String issuer, String summary, Instant offeredAt) {}

    /**
     * How asking a feed went.
     *
     * @param succeededAt when it last answered well; before that, when it was first asked
     * @param failure what went wrong since, or null
     */
    public record Asked(Instant succeededAt, @Nullable String failure) {}

    /**
     * Whether the feed is to be asked now: by one process, every six hours, after a failure hourly.
     */
    public boolean isDue(String feed, Instant now) {
        return database.write(tx ->
                tx.sql()
                                .insertInto(FEED_CHECKS)
                                .set(FEED_CHECKS.FEED, feed)
                                .set(FEED_CHECKS.CHECKED_AT, at(now))
                                .set(FEED_CHECKS.SUCCEEDED_AT, at(now))
                                .onConflict(FEED_CHECKS.FEED)
                                .doUpdate()
                                .set(FEED_CHECKS.CHECKED_AT, at(now))
                                .where(
                                        FEED_CHECKS.CHECKED_AT.le(
                                                DSL.when(
                                                                FEED_CHECKS.FAILURE.isNull(),
                                                                at(now.minus(PACE)))
                                                        .otherwise(
                                                                at(now.minus(PACE_AFTER_FAILURE)))))
                                .execute()
                        == 1);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /**
     * Remembers an index before it is believed.
     *
     * @throws IllegalArgumentException when a later one was seen, or another of the same number
     */
    public void admit(String feed, FeedIndex index) {
        Condition later = FEED_CHECKS.INDEX_NO.isNull().or(FEED_CHECKS.INDEX_NO.lt(index.number()));
        Condition same =
                FEED_CHECKS
                        .INDEX_NO
                        .eq(index.number())
                        .and(FEED_CHECKS.INDEX_HASH.eq(index.hash()));
        boolean newest =
                database.write(tx ->
                        tx.sql()
                                        .update(FEED_CHECKS)
                                        .set(FEED_CHECKS.INDEX_NO, index.number())
                                        .set(FEED_CHECKS.INDEX_HASH, index.hash())
                                        .where(FEED_CHECKS.FEED.eq(feed))
                                        .and(later.or(same))
                                        .execute()
                                == 1);
        if (!newest) {
            throw new IllegalArgumentException(
                    "the index of the feed is number "
                            + index.number()
                            + ", but number "
                            + lastIndex(feed)
                            + (lastIndex(feed) == index.number()
                                    ? " was another one"
                                    : " was there already")
                            + ": it was rolled back or replaced");
        }
    }

    private long lastIndex(String feed) {
        return database.read(sql ->
                sql.select(FEED_CHECKS.INDEX_NO)
                        .from(FEED_CHECKS)
                        .where(FEED_CHECKS.FEED.eq(feed))
                        .fetchSingle()
                        .value1());
    }

    public void succeeded(String feed, Instant now) {
        database.run(tx ->
                tx.sql()
                        .update(FEED_CHECKS)
                        .set(FEED_CHECKS.SUCCEEDED_AT, at(now))
                        .setNull(FEED_CHECKS.FAILURE)
                        .where(FEED_CHECKS.FEED.eq(feed))
                        .execute());
    }

    public void failed(String feed, String failure) {
        database.run(tx ->
                tx.sql()
                        .update(FEED_CHECKS)
                        .set(FEED_CHECKS.FAILURE, failure)
                        .where(FEED_CHECKS.FEED.eq(feed))
                        .execute());
    }

    /** Empty for a feed that was never asked. */
    public Optional<Asked> asked(String feed) {
        return database.read(sql ->
                sql.selectFrom(FEED_CHECKS)
                        .where(FEED_CHECKS.FEED.eq(feed))
                        .fetchOptional(row ->
                                new Asked(row.getSucceededAt().toInstant(), row.getFailure())));
    }

    public void offer(Pack pack, Instant now) {
        database.run(tx ->
                tx.sql()
                        .insertInto(OFFERED_PACKS)
                        .set(OFFERED_PACKS.NAME, pack.name())
                        .set(OFFERED_PACKS.VERSION, pack.version())
                        .set(OFFERED_PACKS.ISSUER, pack.issuer())
                        .set(OFFERED_PACKS.SUMMARY, pack.summary())
                        .set(OFFERED_PACKS.BYTES, pack.bytes())
                        .set(OFFERED_PACKS.OFFERED_AT, at(now))
                        .onConflictDoNothing()
                        .execute());
    }

    /** What is offered and not older than what is applied, by name and version. */
    public List<Offered> offered(History history) {
        return database
                .<List<Offered>>read(sql ->
                        sql.selectFrom(OFFERED_PACKS)
                                .fetch(row ->
                                        new Offered(
                                                row.getName(),
                                                row.getVersion(),
                                                row.getIssuer(),
                                                row.getSummary(),
                                                row.getOfferedAt().toInstant())))
                .stream()
                .filter(it -> history.isNewer(it.name(), it.version()))
                .sorted(
                        Comparator.comparing(Offered::name)
                                .thenComparing(Offered::version, Version::compare))
                .toList();
    }

    public byte[] bytes(Offered offered) {
        return database.read(sql ->
                        sql.selectFrom(OFFERED_PACKS)
                                .where(OFFERED_PACKS.NAME.eq(offered.name()))
                                .and(OFFERED_PACKS.VERSION.eq(offered.version()))
                                .fetchSingle())
                .getBytes();
    }
}
