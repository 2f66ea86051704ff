package dev.kontor.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The copy of one table in schema {@code floor}, and the statements that write many of its rows at
 * once.
 *
 * @param inserts rows of one transaction
 * @param updates rows of one transaction
 */
record FloorTable(Sample sample, int inserts, int updates) {
    /** Shape, indexes, checks and storage of the original, without its triggers. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table %s (like %s including all)".formatted(name(), sample.name()));
            String options = options(connection);
            if (!options.isEmpty()) {
                statement.execute("alter table %s set (%s)".formatted(name(), options));
            }
            if (!isCopied()) {
                statement.execute(
                        "insert into %s select * from %s".formatted(name(), sample.name()));
            }
        }
    }

    /** Fill factor and the like, which {@code like} leaves out. */
    private String options(Connection connection) throws SQLException {
        String query =
                "select coalesce(array_to_string(reloptions, ', '), '') from pg_class"
                        + " where oid = ?::regclass";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, sample.name());
            var result = statement.executeQuery();
            result.next();
            return result.getString(1);
        }
    }

    String name() {
        return "floor." + sample.name().replace('.', '_');
    }

    /** Whether an order has rows of its own here; otherwise it only changes rows that are there. */
    boolean isCopied() {
        return inserts > 0;
    }

    void insert(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        if (!rows.isEmpty()) {
            execute(
                    connection,
                    "insert into %s (%s) select %s from unnest(%s) as v(%s)"
                            .formatted(
                                    name(),
                                    list(Sample.Column::name),
                                    list(FloorTable::plain),
                                    list(FloorTable::parameter),
                                    list(Sample.Column::name)),
                    rows);
        }
    }

    /** Writes a new version of rows that an earlier transaction inserted. */
    void update(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        List<@Nullable Object[]> some = rows.subList(0, Math.min(updates, rows.size()));
        if (some.isEmpty()) {
            return;
        }
        List<Integer> key = sample.keys().getFirst();
        execute(
                connection,
                "update %s t set %s from unnest(%s) as v(%s) where %s"
                        .formatted(
                                name(),
                                IntStream.range(0, sample.columns().size())
                                        .filter(i -> !key.contains(i))
                                        .mapToObj(i -> assignment(sample.columns().get(i)))
                                        .collect(Collectors.joining(", ")),
                                list(FloorTable::parameter),
                                list(Sample.Column::name),
                                key.stream()
                                        .map(i -> sample.columns().get(i).name())
                                        .map(column -> "t.%s = v.%s".formatted(column, column))
                                        .collect(Collectors.joining(" and "))),
                some);
    }

    /** Writes a new version of as many of the shared rows as a batch of orders changes. */
    void touch(Connection connection) throws SQLException {
        List<Integer> key = sample.keys().getFirst();
        String column =
                IntStream.range(0, sample.columns().size())
                        .filter(i -> !key.contains(i))
                        .mapToObj(i -> sample.columns().get(i).name())
                        .findFirst()
                        .orElseThrow();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "update %s set %s = %s where ctid in (select ctid from %s limit ? for update)"
                                .formatted(name(), column, column, name()))) {
            statement.setInt(1, updates);
            statement.executeUpdate();
        }
    }

    private void execute(Connection connection, String text, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < sample.columns().size(); i++) {
                statement.setArray(i + 1, array(connection, i, rows));
            }
            statement.executeUpdate();
        }
    }

    private Array array(Connection connection, int column, List<@Nullable Object[]> rows)
            throws SQLException {
        String type = elementType(sample.columns().get(column));
        @Nullable Object[] values =
                type.equals("bytea")
                        ? new byte @Nullable [rows.size()][]
                        : new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i)[column];
        }
        return connection.createArrayOf(type, values);
    }

    private String list(java.util.function.Function<Sample.Column, String> form) {
        return sample.columns().stream().map(form).collect(Collectors.joining(", "));
    }

    /** An array column travels as text, since {@code unnest} would flatten it. */
    private static String plain(Sample.Column column) {
        return column.isArray()
                ? "v.%s::%s".formatted(column.name(), column.type())
                : column.name();
    }

    private static String parameter(Sample.Column column) {
        return "?::" + elementType(column) + "[]";
    }

    private static String elementType(Sample.Column column) {
        return column.isArray() ? "text" : column.type();
    }

    private static String assignment(Sample.Column column) {
        return "%s = v.%s%s"
                .formatted(
                        column.name(), column.name(), column.isArray() ? "::" + column.type() : "");
    }
}
