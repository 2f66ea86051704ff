package dev.kontor.platform;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
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
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

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

    /**
     * Fills a column by an SQL expression over the row {@code v}, where {@code v.<column>} is the
     * given value as text: for what only the database knows, such as the transaction's id.
     */
    public BulkInsert<T> compute(
            Field<?> field, String expression, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(field, "text", value, expression));
        return this;
    }

    /** Ends the statement with a clause such as {@code on conflict do nothing}. */
    public BulkInsert<T> then(String clause) {
        suffix = " " + clause;
        return this;
    }

    /** Writes the rows; returns how many were inserted. No rows, no statement. */
    public int run(Tx tx, List<T> rows) {
        return rows.isEmpty() ? 0 : tx.pipeline().count(text(), arrays(tx, columns, rows));
    }

    /**
     * Writes the rows in the transaction's next message to the database: for whoever need not know
     * how many. A constraint that they break is thrown then.
     */
    public void queue(Tx tx, List<T> rows) {
        if (!rows.isEmpty()) {
            tx.pipeline().add(text(), arrays(tx, columns, rows));
        }
    }

    private String text() {
        String known = text;
        if (known == null) {
            known =
                    "insert into %s (%s) select %s from unnest(%s) as v(%s)%s"
                            .formatted(
                                    qualified(table),
                                    listed(column -> column.field().getName()),
                                    listed(Column::expression),
                                    parameters(columns),
                                    listed(column -> column.field().getName()),
                                    suffix);
            text = known;
        }
        return known;
    }

    private String listed(Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    static String qualified(Table<?> table) {
        return Objects.requireNonNull(table.getSchema()).getName() + "." + table.getName();
    }

    static <T> String parameters(List<Column<T>> columns) {
        return columns.stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
    }

    static <T> List<Array> arrays(Tx tx, List<Column<T>> columns, List<T> rows) {
        return columns.stream()
                .map(column -> array(tx.connection(), column.type(), column.value(), rows))
                .toList();
    }

    static <T> Array array(
            Connection connection,
            String type,
            Function<T, ? extends @Nullable Object> value,
            List<T> rows) {
        try {
            int oid = BinaryArray.oid(type);
            if (oid == 0) {
                @Nullable Object[] values =
                        rows.stream().<@Nullable Object>map(it -> plain(value.apply(it))).toArray();
                return connection.createArrayOf(type, values);
            }
            return new PgArray(
                    connection.unwrap(BaseConnection.class),
                    oid,
                    BinaryArray.write(type, value, rows));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    static DataAccessException failure(SQLException e) {
        return new DataAccessException(e.getMessage(), e);
    }

    record Column<T>(
            Field<?> field,
            String type,
            Function<T, ? extends @Nullable Object> value,
            String expression) {
        Column(Field<?> field, String type, Function<T, ? extends @Nullable Object> value) {
            this(field, type, value, "v." + field.getName());
        }
    }
}
