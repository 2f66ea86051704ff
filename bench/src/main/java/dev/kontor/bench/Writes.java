package dev.kontor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that the database has written since it started, by its own count.
 *
 * @param tables rows by table ({@code schema.name})
 */
record Writes(Map<String, Rows> tables) {
    /** An idle backend reports what it wrote ten seconds later at the latest. */
    private static final long REPORTED = 10_500;

    record Rows(long inserted, long updated, long updatedInPage, long deleted) {
        static final Rows NONE = new Rows(0, 0, 0, 0);

        Rows minus(Rows before) {
            return new Rows(
                    inserted - before.inserted,
                    updated - before.updated,
                    updatedInPage - before.updatedInPage,
                    deleted - before.deleted);
        }

        long all() {
            return inserted + updated + deleted;
        }
    }

    /** Waits until every backend has reported, then reads. */
    static Writes read(Connection connection) throws SQLException, InterruptedException {
        Thread.sleep(REPORTED);
        try (Statement statement = connection.createStatement()) {
            Map<String, Rows> tables = new TreeMap<>();
            ResultSet rows =
                    statement.executeQuery(
                            """
                            select schemaname || '.' || relname, n_tup_ins, n_tup_upd,
                                   n_tup_hot_upd, n_tup_del
                            from pg_stat_user_tables
                            """);
            while (rows.next()) {
                tables.put(
                        rows.getString(1),
                        new Rows(
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5)));
            }
            return new Writes(tables);
        }
    }

    Writes since(Writes before) {
        Map<String, Rows> changed = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Rows difference = rows.minus(before.tables.getOrDefault(table, Rows.NONE));
            if (difference.all() > 0) {
                changed.put(table, difference);
            }
        });
        return new Writes(changed);
    }

    /** Of all tables together. */
    Rows sum() {
        Rows sum = Rows.NONE;
        for (Rows rows : tables.values()) {
            sum =
                    new Rows(
                            sum.inserted + rows.inserted,
                            sum.updated + rows.updated,
                            sum.updatedInPage + rows.updatedInPage,
                            sum.deleted + rows.deleted);
        }
        return sum;
    }
}
