package dev.kontor.platform;

import java.sql.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Updates many rows by one prepared statement: {@code update t set … from unnest(…) as v where} the
 * key columns are equal. Run it on a lane: the lanes' connections are forbidden the plans that scan
 * whole tables.
 *
 * @param <T> what one row is made from
 */
public final class BulkUpdate<T> {
    private final Table<?> table;
    private final List<BulkInsert.Column<T>> keys = new ArrayList<>();
    private final List<BulkInsert.Column<T>> values = new ArrayList<>();
    private String guard = "";
    private @Nullable String text;

    private BulkUpdate(Table<?> table) {
        this.table = table;
    }

    public static <T> BulkUpdate<T> of(Table<?> table) {
        return new BulkUpdate<>(table);
    }

    /** A column that finds the row; the columns of the primary key, in its order. */
    public BulkUpdate<T> key(Field<?> field, Function<T, ? extends @Nullable Object> value) {
        keys.add(new BulkInsert.Column<>(field, ColumnTypes.of(field), value));
        return this;
    }

    /** A column that is changed. */
    public BulkUpdate<T> set(Field<?> field, Function<T, ? extends @Nullable Object> value) {
        values.add(new BulkInsert.Column<>(field, ColumnTypes.of(field), value));
        return this;
    }

    /** A further condition on the row {@code t}, such as {@code t.status = 'submitted'}. */
    public BulkUpdate<T> where(String condition) {
        guard = " and " + condition;
        return this;
    }

    /** Changes the rows; returns how many were found and passed the guard. */
    public int run(Tx tx, List<T> rows) {
        return rows.isEmpty() ? 0 : tx.pipeline().count(text(), arrays(tx, rows));
    }

    /** Changes the rows in the transaction's next message, however many pass the guard. */
    public void queue(Tx tx, List<T> rows) {
        if (!rows.isEmpty()) {
            tx.pipeline().add(text(), arrays(tx, rows));
        }
    }

    /**
     * Changes the rows in the transaction's next message, and throws {@code otherwise} then if one
     * of them is not found or does not pass the guard.
     */
    public void queue(Tx tx, List<T> rows, Supplier<? extends RuntimeException> otherwise) {
        if (!rows.isEmpty()) {
            tx.pipeline().add(text(), arrays(tx, rows), rows.size(), otherwise);
        }
    }

    private List<Array> arrays(Tx tx, List<T> rows) {
        return BulkInsert.arrays(tx, columns(), rows);
    }

    private List<BulkInsert.Column<T>> columns() {
        return Stream.concat(keys.stream(), values.stream()).toList();
    }

    private String text() {
        String known = text;
        if (known == null) {
            known =
                    "update %s t set %s from unnest(%s) as v(%s) where %s%s"
                            .formatted(
                                    BulkInsert.qualified(table),
                                    values.stream()
                                            .map(c ->
                                                    c.field().getName()
                                                            + " = v."
                                                            + c.field().getName())
                                            .collect(Collectors.joining(", ")),
                                    BulkInsert.parameters(columns()),
                                    columns().stream()
                                            .map(c -> c.field().getName())
                                            .collect(Collectors.joining(", ")),
                                    keys.stream()
                                            .map(c ->
                                                    "t."
                                                            + c.field().getName()
                                                            + " = v."
                                                            + c.field().getName())
                                            .collect(Collectors.joining(" and ")),
                                    guard);
            text = known;
        }
        return known;
    }
}
