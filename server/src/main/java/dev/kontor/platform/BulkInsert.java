package dev.kontor.platform;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Inserts many rows by one prepared statement, {@code insert … select … from unnest(…)}: one round
 * trip and one plan for any number of rows. Written once per table, as a constant of its store.
 *
 * @param <T> what one row is made from
 */
public final class BulkInsert<T> {
    private final Table<?> table;
    private final List<Column<T>> columns = new ArrayList<>();
    private String suffix = "";
    private @Nullable String text;

    private BulkInsert(Table<?> table) {
        this.table = table;
    }

    public static <T> BulkInsert<T> into(Table<?> table) {
        return new BulkInsert<>(table);
    }

    /** Fills a column. Values are of the column's Java type; {@link Instant} serves timestamptz. */
    public BulkInsert<T> set(Field<?> field, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(field, ColumnTypes.of(field), value));
        return this;
    }

    /** Ends the statement with a clause such as {@code on conflict do nothing}. */
    public BulkInsert<T> then(String clause) {
        suffix = " " + clause;
        return this;
    }

    /** Writes the rows; returns how many were inserted. No rows, no statement. */
    public int run(Tx tx, List<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = tx.connection().prepareStatement(text())) {
            bind(tx.connection(), statement, columns, rows);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private String text() {
        String known = text;
        if (known == null) {
            known =
                    "insert into %s (%s) select * from unnest(%s)%s"
                            .formatted(
                                    qualified(table),
                                    columns.stream()
                                            .map(column -> column.field().getName())
                                            .collect(Collectors.joining(", ")),
                                    parameters(columns),
                                    suffix);
            text = known;
        }
        return known;
    }

    static String qualified(Table<?> table) {
        return Objects.requireNonNull(table.getSchema()).getName() + "." + table.getName();
    }

    static <T> String parameters(List<Column<T>> columns) {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    static <T> void bind(
            Connection connection,
            PreparedStatement statement,
            List<Column<T>> columns,
            List<T> rows)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            statement.setArray(i + 1, array(connection, column.type(), column.value(), rows));
        }
    }

    static <T> Array array(
            Connection connection,
            String type,
            Function<T, ? extends @Nullable Object> value,
            List<T> rows)
            throws SQLException {
        @Nullable Object[] values =
                type.equals("bytea")
                        ? new byte @Nullable [rows.size()][]
                        : new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(value.apply(rows.get(i)));
        }
        return connection.createArrayOf(type, values);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.toString();
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes -> bytes;
            default -> value;
        };
    }

    static DataAccessException failure(SQLException e) {
        return new DataAccessException(e.getMessage(), e);
    }

    record Column<T>(Field<?> field, String type, Function<T, ? extends @Nullable Object> value) {}
}
