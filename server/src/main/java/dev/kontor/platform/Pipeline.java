package dev.kontor.platform;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The statements of a transaction that nobody waits for. They are kept until one comes whose answer
 * is needed, or the commit, and then go to the database together: one round trip instead of one
 * each. Their order is kept; what one of them breaks is thrown then.
 */
final class Pipeline {
    /** Between statements of one message; no statement of ours has it inside. */
    private static final String SEPARATOR = ";\n";

    /**
     * One statement.
     *
     * @param counted is told how many rows it wrote
     */
    private record Step(String text, List<Array> arrays, IntConsumer counted) {}

    private final Connection connection;
    private final List<Step> waiting = new ArrayList<>();

    Pipeline(Connection connection) {
        this.connection = connection;
    }

    void add(String text, List<Array> arrays) {
        add(text, arrays, count -> {});
    }

    /** As above; throws {@code otherwise} when it is sent and does not write so many rows. */
    void add(
            String text,
            List<Array> arrays,
            int rows,
            Supplier<? extends RuntimeException> otherwise) {
        add(
                text,
                arrays,
                count -> {
                    if (count != rows) {
                        throw otherwise.get();
                    }
                });
    }

    private void add(String text, List<Array> arrays, IntConsumer counted) {
        waiting.add(new Step(text, arrays, counted));
    }

    /** Sends what waits. */
    void flush() {
        if (!waiting.isEmpty()) {
            send(result -> {});
        }
    }

    /** Runs a statement behind what waits, and answers how many rows it wrote. */
    int count(String text, List<Array> arrays) {
        AtomicInteger counted = new AtomicInteger();
        add(text, arrays, counted::set);
        flush();
        return counted.get();
    }

    /** Runs a statement behind what waits, and answers its rows. */
    <R> List<R> query(String text, List<Array> arrays, BulkQuery.Reader<R> reader) {
        List<R> answers = new ArrayList<>();
        add(text, arrays);
        send(result -> {
            while (result.next()) {
                answers.add(reader.read(result));
            }
        });
        return answers;
    }

    private void send(Rows rows) {
        List<Step> steps = List.copyOf(waiting);
        waiting.clear();
        String text = steps.stream().map(Step::text).collect(Collectors.joining(SEPARATOR));
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int position = 1;
            for (Step step : steps) {
                for (Array array : step.arrays()) {
                    statement.setArray(position++, array);
                }
            }
            statement.execute();
            for (Step step : steps) {
                ResultSet result = statement.getResultSet();
                if (result == null) {
                    step.counted().accept(statement.getUpdateCount());
                } else {
                    rows.read(result);
                }
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw BulkInsert.failure(e);
        }
    }

    @FunctionalInterface
    private interface Rows {
        void read(ResultSet result) throws SQLException;
    }
}
