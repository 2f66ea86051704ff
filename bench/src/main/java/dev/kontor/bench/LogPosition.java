package dev.kontor.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How far the database has come.
 *
 * @param bytes of write-ahead log
 * @param transactions that wrote
 */
record LogPosition(long bytes, long transactions) {
    static LogPosition read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
                                       pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                                """)) {
            row.next();
            return new LogPosition(row.getLong(1), row.getLong(2));
        }
    }

    LogPosition since(LogPosition before) {
        return new LogPosition(bytes - before.bytes, transactions - before.transactions);
    }
}
