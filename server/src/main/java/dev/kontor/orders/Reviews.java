package dev.kontor.orders;

import static dev.kontor.orders.db.Tables.REVIEWS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The queue of orders that wait for a person (handbook 7.2): oldest first. */
final class Reviews {
    static final String TIMEOUT = "review_timeout";

    /** The doubt about a place is due. */
    static final String PLACE_DUE = "place_due";

    private static final Duration SLA = Duration.ofHours(4);
    private static final Duration LIMIT = Duration.ofDays(2);

    /** Long enough to ask the buyer, and over before the return of any period is due. */
    static final Duration PROOF = Duration.ofDays(7);

    /** Nobody answers any more: over before a One-Stop Shop return is due at the earliest. */
    private static final Duration LAST = Duration.ofDays(28);

    private static final String RISK = "risk";
    private static final String PAYMENT = "payment";
    private static final String PLACE = "place";
    private static final String RELEASE = "release";

    /**
     * An order in the queue.
     *
     * @param kind {@code risk} waits for a decision; {@code payment} is a payment whose fate stays
     *     unknown; {@code place} is a paid order whose bank contradicts the buyer's place; {@code
     *     release} is reserved money that no gateway has confirmed to be released
     */
    record Waiting(OrderId order, String kind, Instant queuedAt, Instant dueAt) {
        /** When it ends by itself if nobody decides; null for what does not. */
        @Nullable Instant endsAt() {
            return switch (kind) {
                case RISK -> queuedAt.plus(LIMIT);
                case PLACE -> lastDay(queuedAt);
                default -> null;
            };
        }
    }

    /** When a doubt about a place ends that nobody has ended. */
    static Instant lastDay(Instant queuedAt) {
        return queuedAt.plus(LAST);
    }

    private final Database database;
    private final Jobs jobs;

    Reviews(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Queues an order whose risk is in doubt; undecided for 48 hours it is rejected. */
    void queue(Tx tx, Order order, Instant now) {
        insert(tx, order, RISK, now, SLA);
        jobs.schedule(tx, order.vendor(), TIMEOUT, order.id().toString(), now.plus(LIMIT));
    }

    /** Queues an order whose payment's fate stays unknown; whether it was not there before. */
    boolean unresolved(Tx tx, Order order, Instant now) {
        return insert(tx, order, PAYMENT, now, SLA);
    }

    /** Queues a paid order whose bank contradicts the buyer's place. */
    void doubtPlace(Tx tx, Order order, Instant now) {
        insert(tx, order, PLACE, now, PROOF);
        jobs.schedule(tx, order.vendor(), PLACE_DUE, order.id().toString(), now.plus(PROOF));
    }

    /** Since when the place of a paid order is in doubt; empty when it is not, or not any more. */
    Optional<Instant> placeInDoubt(Tx tx, VendorId vendor, OrderId order) {
        return tx.sql()
                .select(REVIEWS.QUEUED_AT)
                .from(REVIEWS)
                .where(REVIEWS.VENDOR_ID.eq(vendor.value()))
                .and(REVIEWS.ORDER_ID.eq(order.value()))
                .and(REVIEWS.KIND.eq(PLACE))
                .and(REVIEWS.DECISION.isNull())
                .fetchOptional(row -> row.value1().toInstant());
    }

    /** Queues an order whose reserved money nobody has confirmed to be released, also again. */
    void unreleased(Tx tx, Order order, Instant now) {
        insert(tx, order, RELEASE, now, SLA);
        tx.sql()
                .update(REVIEWS)
                .set(REVIEWS.QUEUED_AT, now.atOffset(ZoneOffset.UTC))
                .set(REVIEWS.DUE_AT, now.plus(SLA).atOffset(ZoneOffset.UTC))
                .setNull(REVIEWS.DECISION)
                .setNull(REVIEWS.REASON)
                .setNull(REVIEWS.ACTOR)
                .setNull(REVIEWS.DECIDED_AT)
                .where(REVIEWS.VENDOR_ID.eq(order.vendor().value()))
                .and(REVIEWS.ORDER_ID.eq(order.id().value()))
                .and(REVIEWS.KIND.eq(RELEASE))
                .and(REVIEWS.DECISION.isNotNull())
                .execute();
    }

    /**
     * A person has cleared with the gateway that the money is free; false when it was not asked.
     */
    boolean released(
            Tx tx, VendorId vendor, OrderId order, String reason, String actor, Instant now) {
        return close(tx, vendor, order, RELEASE, true, reason, actor, now);
    }

    private static boolean insert(Tx tx, Order order, String kind, Instant now, Duration patience) {
        return tx.sql()
                        .insertInto(REVIEWS)
                        .set(REVIEWS.VENDOR_ID, order.vendor().value())
                        .set(REVIEWS.ORDER_ID, order.id().value())
                        .set(REVIEWS.KIND, kind)
                        .set(REVIEWS.QUEUED_AT, now.atOffset(ZoneOffset.UTC))
                        .set(REVIEWS.DUE_AT, now.plus(patience).atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Writes a person's decision, once; false when there was one before. */
    boolean decide(Tx tx, Order order, boolean accept, String reason, String actor, Instant now) {
        return close(tx, order.vendor(), order.id(), RISK, accept, reason, actor, now);
    }

    /** How many orders wait, and since when the oldest of them. */
    OrderDesk.Queue queue(VendorId vendor) {
        return database.read(sql ->
                sql.select(DSL.count(), DSL.min(REVIEWS.QUEUED_AT))
                        .from(REVIEWS)
                        .where(REVIEWS.VENDOR_ID.eq(vendor.value()))
                        .and(REVIEWS.DECISION.isNull())
                        .fetchSingle(row ->
                                new OrderDesk.Queue(
                                        row.value1(),
                                        row.value2() == null ? null : row.value2().toInstant())));
    }

    /** Closes the question of a payment whose fate stayed unknown; false when it was not open. */
    boolean settle(
            Tx tx, VendorId vendor, OrderId order, String reason, String actor, Instant now) {
        return close(tx, vendor, order, PAYMENT, true, reason, actor, now);
    }

    /** The place stays as it is, for that reason; false when it was not in doubt. */
    boolean keepPlace(
            Tx tx, VendorId vendor, OrderId order, String reason, String actor, Instant now) {
        return close(tx, vendor, order, PLACE, true, reason, actor, now);
    }

    /** All of an order was refunded: nobody has to know its place any more. */
    void takenBack(Tx tx, VendorId vendor, OrderId order, Instant now) {
        close(tx, vendor, order, PLACE, false, "all of it was refunded", "system", now);
    }

    private static boolean close(
            Tx tx,
            VendorId vendor,
            OrderId order,
            String kind,
            boolean accept,
            String reason,
            String actor,
            Instant now) {
        return tx.sql()
                        .update(REVIEWS)
                        .set(REVIEWS.DECISION, accept ? "accept" : "reject")
                        .set(REVIEWS.REASON, reason)
                        .set(REVIEWS.ACTOR, actor)
                        .set(REVIEWS.DECIDED_AT, now.atOffset(ZoneOffset.UTC))
                        .where(REVIEWS.VENDOR_ID.eq(vendor.value()))
                        .and(REVIEWS.ORDER_ID.eq(order.value()))
                        .and(REVIEWS.KIND.eq(kind))
                        .and(REVIEWS.DECISION.isNull())
                        .execute()
                == 1;
    }

    List<Waiting> open(VendorId vendor, int limit) {
        return database.read(sql ->
                sql.selectFrom(REVIEWS)
                        .where(REVIEWS.VENDOR_ID.eq(vendor.value()))
                        .and(REVIEWS.DECISION.isNull())
                        .orderBy(REVIEWS.DUE_AT)
                        .limit(limit)
                        .fetch(row ->
                                new Waiting(
                                        new OrderId(row.getOrderId()),
                                        row.getKind(),
                                        row.getQueuedAt().toInstant(),
                                        row.getDueAt().toInstant())));
    }
}
