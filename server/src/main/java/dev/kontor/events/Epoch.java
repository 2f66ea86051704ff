package dev.kontor.events;

import dev.kontor.platform.Database;

/**
 * The first 16 bits of event ids. Ids rise with PostgreSQL's transaction numbers; those start again
 * in a database that was restored from a dump into a new cluster, so each cluster gets an epoch,
 * one greater than all before.
 *
 * @param number from 0
 */
record Epoch(int number) {
    private static final String JOIN =
            """
            insert into events.epochs (system_identifier, epoch)
            select c.system_identifier, (select coalesce(max(epoch), -1) + 1 from events.epochs)
            from pg_control_system() c
            on conflict do nothing
            """;
    private static final String MINE =
            """
            select e.epoch from events.epochs e
            join pg_control_system() c on c.system_identifier = e.system_identifier
            """;

    static Epoch of(Database database) {
        database.run(tx -> tx.sql().execute(JOIN));
        Integer number = database.read(sql -> sql.fetchSingle(MINE).get(0, Integer.class));
        return new Epoch(number);
    }

    /** SQL for the first half of an id: this epoch and a transaction's number, as hex. */
    String half(String transaction) {
        return "'%04x' || lpad(to_hex(%s::text::bigint), 12, '0')".formatted(number, transaction);
    }

    /** SQL for the id below which no event can appear any more. */
    String boundary() {
        return "(%s || '0000000000000000')::uuid"
                .formatted(half("pg_snapshot_xmin(pg_current_snapshot())"));
    }

    /** SQL for an id above all events of this transaction and below all of later ones. */
    String here() {
        return "(%s || 'ffffffffffffffff')::uuid".formatted(half("pg_current_xact_id()"));
    }
}
