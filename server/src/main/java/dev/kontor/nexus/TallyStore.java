package dev.kontor.nexus;

import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Entity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The tallies in rows: an entity's, or a sandbox's own. Who adds to one keeps its row until the
 * transaction ends, and then everybody sees what it has booked.
 */
final class TallyStore {
    /** The tally of one threshold. */
    record Key(Holder holder, String code) {}

    private record Row<T>(T holder, String code, Tally tally) {}

    private static final BulkQuery<Row<Entity>> ADD_TO_ENTITIES =
            BulkQuery.<Row<Entity>>of(
                            """
                            insert into nexus.entity_tallies as t (entity, code, sold, sales)
                            select g.entity, g.code, g.sold, g.sales from {given} order by 1, 2
                            on conflict (entity, code) do update
                            set sold = t.sold + excluded.sold, sales = t.sales + excluded.sales
                            returning t.entity, t.code, t.sold, t.sales
                            """)
                    .given("entity", "text", it -> it.holder().code())
                    .given("code", "text", Row::code)
                    .given("sold", "int8", it -> it.tally().sold())
                    .given("sales", "int8", it -> it.tally().sales());

    private static final BulkQuery<Row<VendorId>> ADD_TO_SANDBOXES =
            BulkQuery.<Row<VendorId>>of(
                            """
                            insert into nexus.tallies as t (vendor_id, code, sold, sales)
                            select g.vendor_id, g.code, g.sold, g.sales from {given} order by 1, 2
                            on conflict (vendor_id, code) do update
                            set sold = t.sold + excluded.sold, sales = t.sales + excluded.sales
                            returning t.vendor_id, t.code, t.sold, t.sales
                            """)
                    .given("vendor_id", "uuid", it -> it.holder().value())
                    .given("code", "text", Row::code)
                    .given("sold", "int8", it -> it.tally().sold())
                    .given("sales", "int8", it -> it.tally().sales());

    private final Database database;

    TallyStore(Database database) {
        this.database = database;
    }

    /** All of a holder, by the code of their threshold. */
    Map<String, Tally> of(Holder holder) {
        return database.read(sql ->
                switch (holder) {
                    case Holder.OfEntity(Entity entity) ->
                            sql.fetch(
                                            "select code, sold, sales from nexus.entity_tallies"
                                                    + " where entity = {0}",
                                            DSL.val(entity.code()))
                                    .intoMap(row -> row.get(0, String.class), TallyStore::read);
                    case Holder.OfSandbox(Entity entity, VendorId sandbox) ->
                            sql.fetch(
                                            "select code, sold, sales from nexus.tallies"
                                                    + " where vendor_id = {0}",
                                            DSL.val(sandbox.value()))
                                    .intoMap(row -> row.get(0, String.class), TallyStore::read);
                });
    }

    private static Tally read(Record row) {
        return new Tally(row.get(1, Long.class), row.get(2, Long.class));
    }

    /**
     * Adds to each, and answers what they are by now; waits for whoever else adds to one of them.
     */
    Map<Key, Tally> add(Tx tx, Map<Key, Tally> more) {
        List<Row<Entity>> ofEntities = new ArrayList<>();
        List<Row<VendorId>> ofSandboxes = new ArrayList<>();
        Map<String, Holder> holders = new HashMap<>();
        more.forEach((key, tally) -> {
            switch (key.holder()) {
                case Holder.OfEntity(Entity entity) -> {
                    holders.put(entity.code(), key.holder());
                    ofEntities.add(new Row<>(entity, key.code(), tally));
                }
                case Holder.OfSandbox(Entity entity, VendorId sandbox) -> {
                    holders.put(sandbox.value().toString(), key.holder());
                    ofSandboxes.add(new Row<>(sandbox, key.code(), tally));
                }
            }
        });
        Map<Key, Tally> now = new HashMap<>();
        List<Row<String>> written =
                new ArrayList<>(ADD_TO_ENTITIES.run(tx, ofEntities, TallyStore::read));
        written.addAll(ADD_TO_SANDBOXES.run(tx, ofSandboxes, TallyStore::read));
        for (Row<String> it : written) {
            Holder holder = Objects.requireNonNull(holders.get(it.holder()));
            now.put(new Key(holder, it.code()), it.tally());
        }
        return now;
    }

    private static Row<String> read(ResultSet row) throws SQLException {
        return new Row<>(
                row.getString(1), row.getString(2), new Tally(row.getLong(3), row.getLong(4)));
    }
}
