package dev.kontor.events;

import static dev.kontor.events.db.Tables.EVENT_LOG;

import dev.kontor.events.db.tables.records.EventLogRecord;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The SQL of the event log. */
final class EventStore {
    /** {@code sequence} = the object's greatest so far + the event's place in this statement. */
    private static final String NEXT_SEQUENCE =
            "v.sequence::int + coalesce((select e.sequence from events.event_log e"
                    + " where e.vendor_id = v.vendor_id and e.object_id = v.object_id"
                    + " order by e.sequence desc limit 1), 0)";

    private record ObjectKey(UUID vendor, UUID object) {}

    private record Row(Event event, int nth, String tick, byte[] sealed) {}

    private final Database database;
    private final Vault vault;
    private final Epoch epoch;
    private final BulkInsert<Row> insert;

    EventStore(Database database, Vault vault, Epoch epoch) {
        this.database = database;
        this.vault = vault;
        this.epoch = epoch;
        this.insert = insert(epoch);
    }

    private static BulkInsert<Row> insert(Epoch epoch) {
        String id = "((select " + epoch.half("pg_current_xact_id()") + ") || v.id)::uuid";
        return BulkInsert.<Row>into(EVENT_LOG)
                .set(EVENT_LOG.VENDOR_ID, row -> row.event().vendor().value())
                .compute(EVENT_LOG.ID, id, Row::tick)
                .set(EVENT_LOG.OBJECT_ID, row -> row.event().objectId())
                .compute(EVENT_LOG.SEQUENCE, NEXT_SEQUENCE, row -> String.valueOf(row.nth()))
                .set(EVENT_LOG.TYPE, row -> row.event().type())
                .set(EVENT_LOG.ACTOR, row -> row.event().actor())
                .set(EVENT_LOG.CREATED_AT, row -> row.event().at())
                .set(EVENT_LOG.DATA, Row::sealed);
    }

    void append(Tx tx, List<Event> events) {
        Map<ObjectKey, Integer> places = new HashMap<>();
        List<Row> rows = new ArrayList<>(events.size());
        for (Event event : events) {
            ObjectKey key = new ObjectKey(event.vendor().value(), event.objectId());
            int nth = places.merge(key, 1, Integer::sum);
            rows.add(new Row(event, nth, tick(), vault.seal(event.data())));
        }
        insert.queue(tx, rows);
    }

    /** The second half of an id: rises within this process, and so within a transaction. */
    private static String tick() {
        return HexFormat.of().toHexDigits(Ids.next().getMostSignificantBits());
    }

    /** Events after {@code after} that no later commit can precede, in their order. */
    List<StoredEvent> after(
            VendorId vendor, @Nullable UUID after, @Nullable String type, int most) {
        Condition wanted =
                EVENT_LOG
                        .VENDOR_ID
                        .eq(vendor.value())
                        .and(EVENT_LOG.ID.lt(DSL.field(epoch.boundary(), UUID.class)))
                        .and(after == null ? DSL.noCondition() : EVENT_LOG.ID.gt(after))
                        .and(type == null ? DSL.noCondition() : EVENT_LOG.TYPE.eq(type));
        return database.read(sql ->
                sql.selectFrom(EVENT_LOG)
                        .where(wanted)
                        .orderBy(EVENT_LOG.ID)
                        .limit(most)
                        .fetch(this::event));
    }

    Optional<StoredEvent> find(VendorId vendor, UUID id) {
        return database.read(sql ->
                sql.selectFrom(EVENT_LOG)
                        .where(EVENT_LOG.VENDOR_ID.eq(vendor.value()), EVENT_LOG.ID.eq(id))
                        .fetchOptional(this::event));
    }

    List<StoredEvent> of(VendorId vendor, List<UUID> objects) {
        return database.read(sql ->
                sql.selectFrom(EVENT_LOG)
                        .where(EVENT_LOG.VENDOR_ID.eq(vendor.value()))
                        .and(EVENT_LOG.OBJECT_ID.eq(DSL.any(objects.toArray(UUID[]::new))))
                        .orderBy(EVENT_LOG.ID)
                        .fetch(this::event));
    }

    /** The id of the newest event of an object, as this transaction sees it. */
    EventId newest(Tx tx, VendorId vendor, UUID object) {
        return new EventId(
                tx.sql()
                        .select(EVENT_LOG.ID)
                        .from(EVENT_LOG)
                        .where(
                                EVENT_LOG.VENDOR_ID.eq(vendor.value()),
                                EVENT_LOG.OBJECT_ID.eq(object))
                        .orderBy(EVENT_LOG.SEQUENCE.desc())
                        .limit(1)
                        .fetchSingle()
                        .value1());
    }

    StoredEvent event(EventLogRecord row) {
        return new StoredEvent(
                new EventId(row.getId()),
                row.getType(),
                row.getObjectId(),
                row.getSequence(),
                row.getActor(),
                row.getCreatedAt().toInstant(),
                vault.open(row.getData()));
    }
}
