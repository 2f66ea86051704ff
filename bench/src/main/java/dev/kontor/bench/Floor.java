package dev.kontor.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the database can do at best: the rows that orders wrote, written again with fresh ids by
 * nothing but JDBC, 256 orders a transaction, one statement per table, on two connections, into a
 * copy of the tables with the same indexes. What an order changed after inserting it is changed
 * here in the transaction after.
 */
final class Floor {
    private static final int ORDERS = 256;

    /** Below one row in ten orders a table holds what orders share, such as balances. */
    private static final int OWN_ROWS = ORDERS / 10;

    private static final int WRITERS = 2;
    private static final int WARM_UP = 3;

    /** What it came to: orders a second, and what the database wrote per order, for comparison. */
    record Figures(
            double perSecond,
            double inserted,
            double updated,
            double walBytes,
            double postgresCpuMillis,
            double clientCpuMillis) {}

    private final ServerProcess server;
    private final List<FloorTable> tables = new ArrayList<>();
    private int seed;

    /**
     * @param written by {@code orders} orders
     */
    Floor(ServerProcess server, Writes written, long orders) throws Exception {
        this.server = server;
        try (Connection connection = server.connect()) {
            for (Map.Entry<String, Writes.Rows> entry : written.tables().entrySet()) {
                int inserts = Math.round((float) entry.getValue().inserted() * ORDERS / orders);
                int updates = Math.round((float) entry.getValue().updated() * ORDERS / orders);
                if (inserts >= OWN_ROWS) {
                    Sample sample = Sample.read(connection, entry.getKey(), inserts);
                    tables.add(new FloorTable(sample, sample.rows().size(), updates));
                } else if (inserts + updates > 0) {
                    Sample sample = Sample.read(connection, entry.getKey(), 0);
                    tables.add(new FloorTable(sample, 0, inserts + updates));
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("drop schema if exists floor cascade; create schema floor");
            }
            for (FloorTable table : tables) {
                table.create(connection);
            }
        }
    }

    Figures measure(int seconds) throws Exception {
        write(WARM_UP);
        try (Connection connection = server.connect()) {
            Writes before = Writes.read(connection);
            LogPosition log = LogPosition.read(connection);
            long postgres = Cpu.ofTree(server.postgresPid());
            long client = Cpu.of(ProcessHandle.current().pid());
            long start = System.nanoTime();
            long orders = write(seconds);
            double took = (System.nanoTime() - start) / 1e9;
            double postgresCpu = Cpu.ofTree(server.postgresPid()) - postgres;
            double clientCpu = Cpu.of(ProcessHandle.current().pid()) - client;
            double bytes = LogPosition.read(connection).since(log).bytes();
            Writes.Rows written = Writes.read(connection).since(before).sum();
            return new Figures(
                    orders / took,
                    (double) written.inserted() / orders,
                    (double) written.updated() / orders,
                    bytes / orders,
                    postgresCpu / orders,
                    clientCpu / orders);
        }
    }

    private long write(int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                FreshRows rows = new FreshRows(copied().map(FloorTable::sample).toList(), seed++);
                tasks.add(() -> write(rows, end));
            }
            long orders = 0;
            for (Future<Long> task : writers.invokeAll(tasks)) {
                orders += task.get();
            }
            return orders;
        }
    }

    private java.util.stream.Stream<FloorTable> copied() {
        return tables.stream().filter(FloorTable::isCopied);
    }

    private long write(FreshRows rows, long end) throws SQLException, java.io.IOException {
        long orders = 0;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off");
            connection.commit();
            List<List<@Nullable Object[]>> last = List.of();
            while (System.nanoTime() < end) {
                List<List<@Nullable Object[]>> fresh = rows.next();
                transaction(connection, fresh, last);
                last = fresh;
                orders += ORDERS;
            }
        }
        return orders;
    }

    private void transaction(
            Connection connection,
            List<List<@Nullable Object[]>> fresh,
            List<List<@Nullable Object[]>> last)
            throws SQLException {
        List<FloorTable> copied = copied().toList();
        for (int i = 0; i < copied.size(); i++) {
            copied.get(i).insert(connection, fresh.get(i));
            if (!last.isEmpty()) {
                copied.get(i).update(connection, last.get(i));
            }
        }
        for (FloorTable table : tables) {
            if (!table.isCopied()) {
                table.touch(connection);
            }
        }
        connection.commit();
    }
}
