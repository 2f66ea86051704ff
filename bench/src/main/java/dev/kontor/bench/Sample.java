package dev.kontor.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as the floor copies it: its shape, and the newest of its rows.
 *
 * @param name {@code schema.table}
 * @param keys the columns of each unique index, as positions; the primary key first
 * @param rows by row and column: text, or bytes for {@code bytea}
 */
record Sample(
        String name,
        List<Column> columns,
        List<List<Integer>> keys,
        List<@Nullable Object[]> rows) {
    /**
     * @param type by its catalog name: {@code timestamptz}, {@code _text} for an array of text
     */
    record Column(String name, String type) {
        boolean isArray() {
            return type.startsWith("_");
        }
    }

    static Sample read(Connection connection, String table, int limit) throws SQLException {
        List<Column> columns = columns(connection, table);
        return new Sample(
                table, columns, keys(connection, table), rows(connection, table, columns, limit));
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        return query(
                connection,
                """
                select attname, typname from pg_attribute join pg_type t on t.oid = atttypid
                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                  and attgenerated = ''
                order by attnum
                """,
                table,
                row -> new Column(row.getString(1), row.getString(2)));
    }

    private static List<List<Integer>> keys(Connection connection, String table)
            throws SQLException {
        return query(
                connection,
                """
                select (select string_agg((a.attnum - 1)::text, ',' order by k.position)
                        from unnest(i.indkey::smallint[]) with ordinality k(attnum, position)
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)
                from pg_index i where indrelid = ?::regclass and indisunique
                order by indisprimary desc, indexrelid
                """,
                table,
                row ->
                        java.util.stream.Stream.of(row.getString(1).split(",", -1))
                                .map(Integer::valueOf)
                                .toList());
    }

    private static List<@Nullable Object[]> rows(
            Connection connection, String table, List<Column> columns, int limit)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        String query = "select * from " + table + " order by ctid desc limit " + limit;
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                @Nullable Object[] row = new @Nullable Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    String name = columns.get(i).name();
                    row[i] =
                            columns.get(i).type().equals("bytea")
                                    ? result.getBytes(name)
                                    : result.getString(name);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private interface Read<T> {
        T row(ResultSet result) throws SQLException;
    }

    private static <T> List<T> query(
            Connection connection, String query, String parameter, Read<T> read)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            ResultSet result = statement.executeQuery();
            List<T> all = new ArrayList<>();
            while (result.next()) {
                all.add(read.row(result));
            }
            return all;
        }
    }
}
