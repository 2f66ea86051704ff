package dev.kontor.platform;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One prepared statement over many given rows that answers rows: for what {@link BulkInsert} and
 * {@link BulkUpdate} cannot say. The text has {@code {given}} once, where the given rows stand in
 * for a table {@code g} with the named columns and {@code ord}, counted from 1. Written once, as a
 * constant of its store.
 *
 * @param <T> what one given row is made from
 */
public final class BulkQuery<T> {
    private final String template;
    private final List<Given<T>> columns = new ArrayList<>();
    private @Nullable String text;

    private record Given<T>(
            String name, String type, Function<T, ? extends @Nullable Object> value) {}

    /** Reads one row of the answer. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private BulkQuery(String template) {
        this.template = template;
    }

    public static <T> BulkQuery<T> of(String template) {
        return new BulkQuery<>(template);
    }

    /**
     * A column of the given rows.
     *
     * @param type its PostgreSQL type, such as {@code uuid}
     */
    public BulkQuery<T> given(
            String name, String type, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Given<>(name, type, value));
        return this;
    }

    /** Runs the statement; no rows, no statement. */
    public <R> List<R> run(Tx tx, List<T> rows, Reader<R> reader) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Array> arrays =
                columns.stream()
                        .map(it -> BulkInsert.array(tx.connection(), it.type(), it.value(), rows))
                        .toList();
        return tx.pipeline().query(text(), arrays, reader);
    }

    private String text() {
        String known = text;
        if (known == null) {
            String arrays =
                    columns.stream()
                            .map(column -> "?::" + column.type() + "[]")
                            .collect(Collectors.joining(", "));
            String names = columns.stream().map(Given::name).collect(Collectors.joining(", "));
            known =
                    template.replace(
                            "{given}",
                            "unnest(" + arrays + ") with ordinality as g(" + names + ", ord)");
            text = known;
        }
        return known;
    }
}
