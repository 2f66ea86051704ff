package dev.kontor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database has written since it started, by its own count.
 *
 * @param tables rows by table ({@code schema.name})
 * @param walBytes of write-ahead log
 */
record Writes(Map<String, Rows> tables, long walBytes, long commits) {
    private static final long FLUSHED = 1_200; // Backends report their counts once a second.

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
        Thread.sleep(FLUSHED);
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
            return new Writes(
                    tables,
                    number(statement, "select wal_bytes from pg_stat_wal"),
                    number(
                            statement,
                            "select xact_commit from pg_stat_database"
                                    + " where datname = current_database()"));
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
        return new Writes(changed, walBytes - before.walBytes, commits - before.commits);
    }

    long inserted() {
        return tables.values().stream().mapToLong(Rows::inserted).sum();
    }

    long updated() {
        return tables.values().stream().mapToLong(Rows::updated).sum();
    }

    private static long number(Statement statement, String query) throws SQLException {
        ResultSet result = statement.executeQuery(query);
        result.next();
        return result.getLong(1);
    }
}
