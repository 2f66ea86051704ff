package dev.kontor.vendors;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.List;
import org.jooq.impl.DSL;

/** Removes a tenant from every table of every module: whatever has a {@code vendor_id}. */
final class Tenants {
    private static final int ROUNDS = 10;

    private Tenants() {}

    /**
     * Deletes in rounds, since tables refer to each other in an order that only their modules know:
     * what another table still needs goes in the next round.
     */
    static void erase(Tx tx, VendorId sandbox) {
        tx.sql().execute("set local kontor.erasing = 'on'");
        List<String> tables = tablesWithVendors(tx);
        for (int round = 0; round < ROUNDS && !tables.isEmpty(); round++) {
            tables = tables.stream().filter(table -> !erased(tx, table, sandbox)).toList();
        }
        if (!tables.isEmpty()) {
            throw new IllegalStateException("could not erase " + tables);
        }
    }

    private static boolean erased(Tx tx, String table, VendorId sandbox) {
        return tx.attempt(() ->
                tx.sql()
                        .execute(
                                "delete from " + table + " where vendor_id = {0}",
                                DSL.val(sandbox.value())));
    }

    private static List<String> tablesWithVendors(Tx tx) {
        return tx.sql()
                .fetch(
                        """
                        select format('%I.%I', c.table_schema, c.table_name)
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.column_name = 'vendor_id' and t.table_type = 'BASE TABLE'
                          and c.table_schema not in ('pg_catalog', 'information_schema')
                        order by 1
                        """)
                .map(row -> row.get(0, String.class));
    }
}
