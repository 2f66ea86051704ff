package dev.kontor.events;

import static dev.kontor.events.EndpointStore.instant;
import static dev.kontor.events.EndpointStore.utc;
import static dev.kontor.events.db.Tables.DELIVERIES;
import static dev.kontor.events.db.Tables.EVENT_LOG;

import dev.kontor.platform.BulkUpdate;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The SQL of deliveries: made from the log, leased, settled. */
final class DeliveryStore {
    /** Events that one statement considers for an endpoint. */
    static final int BATCH = 500;

    /** Pending deliveries after which an endpoint gets no more until some are settled. */
    private static final int BACKLOG = 5_000;

    /** What an attempt came to. */
    record Outcome(
            Endpoint endpoint,
            Attempt attempt,
            Answer answer,
            Instant at,
            @Nullable Instant nextAt) {
        String status() {
            return answer.isSuccess() ? "succeeded" : nextAt == null ? "failed" : "pending";
        }

        @Nullable Short responseStatus() {
            return answer instanceof Answer.Answered it ? (short) it.status() : null;
        }

        String excerpt() {
            return answer instanceof Answer.Answered it ? it.excerpt() : "";
        }
    }

    /** A delivery as the vendor sees it. */
    record Row(
            EventId event,
            String type,
            String status,
            int attempts,
            Instant nextAt,
            @Nullable Instant lastAt,
            @Nullable Short responseStatus,
            @Nullable Integer millis,
            @Nullable String error,
            @Nullable String response) {}

    private static final String WANTED =
            """
            case when e.type = 'webhook_endpoint.test' then e.object_id = w.id
                 else w.types && array['*', e.type, split_part(e.type, '.', 1) || '.*'] end
            """;

    private final Database database;
    private final Vault vault;
    private final EventStore events;
    private final String fanOut;
    private final BulkUpdate<Outcome> settle;

    DeliveryStore(Database database, Vault vault, EventStore events, Epoch epoch) {
        this.database = database;
        this.vault = vault;
        this.events = events;
        this.fanOut = fanOutStatement(epoch);
        this.settle = settleStatement(vault);
    }

    private static String fanOutStatement(Epoch epoch) {
        return """
        with w as (
            select id, types, cursor from events.webhook_endpoints
            where vendor_id = {0} and id = {1} and status = 'enabled'
            for update skip locked
        ), e as (
            select e.id, e.type, e.object_id from w cross join lateral (
                select id, type, object_id from events.event_log
                where vendor_id = {0} and id > w.cursor and id < %s
                order by id limit %d) e
        ), queued as (
            insert into events.deliveries
                (vendor_id, endpoint_id, event_id, status, attempts, next_at)
            select {0}, w.id, e.id, 'pending', 0, {2} from e cross join w where %s
            on conflict do nothing
        )
        update events.webhook_endpoints
        set cursor = (select id from e order by id desc limit 1)
        where vendor_id = {0} and id = {1} and exists (select from e)
        returning (select count(*) from e)
        """
                .formatted(epoch.boundary(), BATCH, WANTED);
    }

    private static BulkUpdate<Outcome> settleStatement(Vault vault) {
        return BulkUpdate.<Outcome>of(DELIVERIES)
                .key(DELIVERIES.VENDOR_ID, it -> it.endpoint().vendor().value())
                .key(DELIVERIES.ENDPOINT_ID, it -> it.endpoint().id().value())
                .key(DELIVERIES.EVENT_ID, it -> it.attempt().event().id().value())
                .set(DELIVERIES.STATUS, Outcome::status)
                .set(DELIVERIES.NEXT_AT, it -> it.nextAt() == null ? it.at() : it.nextAt())
                .set(DELIVERIES.LAST_AT, Outcome::at)
                .set(DELIVERIES.RESPONSE_STATUS, Outcome::responseStatus)
                .set(DELIVERIES.DURATION_MS, it -> (int) it.answer().took().toMillis())
                .set(DELIVERIES.ERROR, it -> it.answer().error().orElse(null))
                .set(
                        DELIVERIES.RESPONSE,
                        it -> it.excerpt().isEmpty() ? null : vault.seal(it.excerpt()))
                .where("t.status = 'pending'");
    }

    /** Whether so much waits for this endpoint that it gets no more for now. */
    boolean isFull(Endpoint endpoint) {
        return database.read(sql ->
                sql.fetchCount(
                                sql.selectOne()
                                        .from(DELIVERIES)
                                        .where(pending(endpoint.vendor(), endpoint.id()))
                                        .limit(BACKLOG))
                        == BACKLOG);
    }

    /**
     * Makes deliveries of the next events that the endpoint wants, and moves its cursor over all
     * that were looked at. Answers how many were: {@link #BATCH} means that there may be more.
     */
    int fanOut(Endpoint endpoint, Instant now) {
        return database.write(tx ->
                tx
                        .sql()
                        .fetch(
                                fanOut,
                                DSL.val(endpoint.vendor().value()),
                                DSL.val(endpoint.id().value()),
                                DSL.val(utc(now)))
                        .stream()
                        .mapToInt(row -> row.get(0, Integer.class))
                        .sum());
    }

    /**
     * Whether there are events that an endpoint has not been given yet, perhaps not safe to read.
     */
    boolean hasUnseen(VendorId vendor) {
        return database.read(sql ->
                sql.fetchSingle(
                                """
                                select exists (
                                    select from events.webhook_endpoints w
                                    where w.vendor_id = {0} and w.status = 'enabled' and exists (
                                        select from events.event_log e
                                        where e.vendor_id = {0} and e.id > w.cursor))
                                """,
                                DSL.val(vendor.value()))
                        .get(0, Boolean.class));
    }

    /** Leases what is due: nobody else sends it until the lease ends. */
    List<Attempt> claim(Endpoint endpoint, Instant now, Instant lease, int most) {
        return database.write(tx ->
                tx.sql()
                        .fetch(
                                """
                                update events.deliveries d
                                set next_at = {0}, attempts = d.attempts + 1
                                from (select event_id from events.deliveries
                                      where vendor_id = {1} and endpoint_id = {2}
                                        and status = 'pending' and next_at <= {3}
                                      order by next_at, event_id limit {4}
                                      for update skip locked) c
                                join events.event_log e
                                  on e.vendor_id = {1} and e.id = c.event_id
                                where d.vendor_id = {1} and d.endpoint_id = {2}
                                  and d.event_id = c.event_id
                                returning d.attempts, e.*
                                """,
                                DSL.val(utc(lease)),
                                DSL.val(endpoint.vendor().value()),
                                DSL.val(endpoint.id().value()),
                                DSL.val(utc(now)),
                                DSL.val(most))
                        .map(row ->
                                new Attempt(
                                        events.event(row.into(EVENT_LOG)),
                                        row.get(0, Integer.class))));
    }

    void settle(Tx tx, List<Outcome> outcomes) {
        settle.run(tx, outcomes);
    }

    /** When the next attempt of this endpoint is due. */
    Optional<Instant> nextDue(Endpoint endpoint) {
        return database.read(sql ->
                        sql.select(DELIVERIES.NEXT_AT)
                                .from(DELIVERIES)
                                .where(pending(endpoint.vendor(), endpoint.id()))
                                .orderBy(DELIVERIES.NEXT_AT)
                                .limit(1)
                                .fetchOptional(DELIVERIES.NEXT_AT))
                .map(OffsetDateTime::toInstant);
    }

    /** As {@link #nextDue}, of what is not due yet or leased. */
    Optional<Instant> nextDueAfter(Endpoint endpoint, Instant now) {
        return database.read(sql ->
                        sql.select(DELIVERIES.NEXT_AT)
                                .from(DELIVERIES)
                                .where(pending(endpoint.vendor(), endpoint.id()))
                                .and(DELIVERIES.NEXT_AT.gt(utc(now)))
                                .orderBy(DELIVERIES.NEXT_AT)
                                .limit(1)
                                .fetchOptional(DELIVERIES.NEXT_AT))
                .map(OffsetDateTime::toInstant);
    }

    /** How many events of this time the endpoint wants; counting ends after {@code most}. */
    int countRange(Tx tx, Endpoint endpoint, Instant from, Instant to, int most) {
        return tx.sql()
                .fetchSingle(
                        "select count(*) from (" + range("1") + " limit {4}) r",
                        DSL.val(endpoint.vendor().value()),
                        DSL.val(endpoint.id().value()),
                        DSL.val(utc(from)),
                        DSL.val(utc(to)),
                        DSL.val(most))
                .get(0, Integer.class);
    }

    /** Makes or renews the deliveries of a range of time: all are sent again from attempt 1. */
    void replay(Tx tx, Endpoint endpoint, Instant from, Instant to, Instant now) {
        tx.sql()
                .execute(
                        """
                        insert into events.deliveries
                            (vendor_id, endpoint_id, event_id, status, attempts, next_at)
                        %s
                        on conflict (vendor_id, endpoint_id, event_id) do update
                        set status = 'pending', attempts = 0, next_at = excluded.next_at
                        """
                                .formatted(range("{0}, w.id, e.id, 'pending', 0, {4}")),
                        DSL.val(endpoint.vendor().value()),
                        DSL.val(endpoint.id().value()),
                        DSL.val(utc(from)),
                        DSL.val(utc(to)),
                        DSL.val(utc(now)));
    }

    private static String range(String columns) {
        return """
        select %s from events.webhook_endpoints w
        join events.event_log e on e.vendor_id = w.vendor_id
        where w.vendor_id = {0} and w.id = {1} and e.created_at >= {2} and e.created_at < {3}
          and %s
        """
                .formatted(columns, WANTED);
    }

    /** The endpoint's deliveries, newest event first. */
    List<Row> list(VendorId vendor, EndpointId id, @Nullable UUID before, int most) {
        return database.read(sql ->
                sql.select(DELIVERIES.fields())
                        .select(EVENT_LOG.TYPE)
                        .from(DELIVERIES)
                        .join(EVENT_LOG)
                        .on(EVENT_LOG.VENDOR_ID.eq(DELIVERIES.VENDOR_ID))
                        .and(EVENT_LOG.ID.eq(DELIVERIES.EVENT_ID))
                        .where(DELIVERIES.VENDOR_ID.eq(vendor.value()))
                        .and(DELIVERIES.ENDPOINT_ID.eq(id.value()))
                        .and(before == null ? DSL.noCondition() : DELIVERIES.EVENT_ID.lt(before))
                        .orderBy(DELIVERIES.EVENT_ID.desc())
                        .limit(most)
                        .fetch(this::row));
    }

    private Row row(Record row) {
        byte[] response = row.get(DELIVERIES.RESPONSE);
        return new Row(
                new EventId(row.get(DELIVERIES.EVENT_ID)),
                row.get(EVENT_LOG.TYPE),
                row.get(DELIVERIES.STATUS),
                row.get(DELIVERIES.ATTEMPTS),
                row.get(DELIVERIES.NEXT_AT).toInstant(),
                instant(row.get(DELIVERIES.LAST_AT)),
                row.get(DELIVERIES.RESPONSE_STATUS),
                row.get(DELIVERIES.DURATION_MS),
                row.get(DELIVERIES.ERROR),
                response == null ? null : vault.openText(response));
    }

    private static Condition pending(VendorId vendor, EndpointId id) {
        return DELIVERIES
                .VENDOR_ID
                .eq(vendor.value())
                .and(DELIVERIES.ENDPOINT_ID.eq(id.value()))
                .and(DELIVERIES.STATUS.eq(DSL.inline("pending")));
    }
}
