package dev.kontor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a run of the orders bench found, for a person and as JSON. */
final class Report {
    /** The machine and what else was running on it: figures without it mean little. */
    record Machine(int cores, double loadBefore, String java, String postgres, Instant at) {}

    /** Rows that one order writes in one table. */
    record PerOrder(double inserted, double updated, double updatedInPage, double deleted) {}

    /** Times in milliseconds; CPU in milliseconds per order. */
    record Step(
            int connections,
            double ordersPerSecond,
            long orders,
            long failed,
            String failure,
            double p50,
            double p95,
            double p99,
            double max,
            double serverCpu,
            double postgresCpu,
            double generatorCpu,
            double coresUsed,
            double walBytes,
            double transactions) {
        static Step of(int connections, Load.Figures load, List<Long> cpu, LogPosition written) {
            double orders = Math.max(1, load.ok());
            return new Step(
                    connections,
                    load.perSecond(),
                    load.ok(),
                    load.failed(),
                    load.failure(),
                    load.p50() / 1e6,
                    load.p95() / 1e6,
                    load.p99() / 1e6,
                    load.max() / 1e6,
                    cpu.get(0) / orders,
                    cpu.get(1) / orders,
                    cpu.get(2) / orders,
                    cpu.stream().mapToLong(Long::longValue).sum() * 1e6 / load.nanos(),
                    written.bytes() / orders,
                    written.transactions() / orders);
        }
    }

    private final Machine machine;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, PerOrder> tables = new TreeMap<>();
    private Floor.@Nullable Figures floor;

    private Report(Machine machine) {
        this.machine = machine;
    }

    static Report of(Connection database) throws SQLException, IOException {
        String load = Files.readString(Path.of("/proc/loadavg"));
        return new Report(
                new Machine(
                        Runtime.getRuntime().availableProcessors(),
                        Double.parseDouble(load.substring(0, load.indexOf(' '))),
                        Runtime.version().toString(),
                        database.getMetaData().getDatabaseProductVersion(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    List<Step> steps() {
        return steps;
    }

    void floor(Floor.Figures figures) {
        floor = figures;
    }

    void perTable(Writes written, long orders) {
        double n = orders;
        written.tables()
                .forEach((table, rows) ->
                        tables.put(
                                table,
                                new PerOrder(
                                        rows.inserted() / n,
                                        rows.updated() / n,
                                        rows.updatedInPage() / n,
                                        rows.deleted() / n)));
    }

    void print() {
        printTables();
        System.out.printf(
                "%n%11s %9s %7s %7s %7s %8s %6s | CPU ms/order: %6s %8s %6s %6s | per order: %6s %7s%n",
                "connections",
                "orders/s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms",
                "failed",
                "server",
                "postgres",
                "load",
                "cores",
                "WAL kB",
                "commits");
        steps.forEach(Report::print);
        steps.stream()
                .filter(step -> step.failed() > 0)
                .forEach(step ->
                        System.out.printf(
                                "not 201 at %d: %s%n", step.connections(), step.failure()));
        printFloor();
        if (machine.loadBefore() > 1) {
            System.out.printf(
                    "Mind: this machine was busy before (load %.1f).%n", machine.loadBefore());
        }
    }

    private void printTables() {
        double inserted = 0;
        double updated = 0;
        System.out.printf("%nrows per order               inserted  updated  (in page)  deleted%n");
        for (Map.Entry<String, PerOrder> table : tables.entrySet()) {
            PerOrder rows = table.getValue();
            inserted += rows.inserted();
            updated += rows.updated();
            if (rows.inserted() + rows.updated() + rows.deleted() >= 0.005) {
                System.out.printf(
                        "%-28s %8.2f %8.2f %9.2f %8.2f%n",
                        table.getKey(),
                        rows.inserted(),
                        rows.updated(),
                        rows.updatedInPage(),
                        rows.deleted());
            }
        }
        System.out.printf("%-28s %8.2f %8.2f%n", "all", inserted, updated);
    }

    private static void print(Step step) {
        System.out.printf(
                "%11d %9.0f %7.2f %7.2f %7.2f %8.1f %6d | %20.3f %8.3f %6.3f %6.2f | %17.1f %7.3f%n",
                step.connections(),
                step.ordersPerSecond(),
                step.p50(),
                step.p95(),
                step.p99(),
                step.max(),
                step.failed(),
                step.serverCpu(),
                step.postgresCpu(),
                step.generatorCpu(),
                step.coresUsed(),
                step.walBytes() / 1_024,
                step.transactions());
    }

    private void printFloor() {
        Floor.Figures bare = floor;
        if (bare == null) {
            return;
        }
        System.out.printf(
                "%11s %9.0f %39s | %20.3f %8.3f %13s | %17.1f   (%.2f rows inserted, %.2f updated)%n",
                "floor",
                bare.perSecond(),
                "",
                bare.clientCpuMillis(),
                bare.postgresCpuMillis(),
                "",
                bare.walBytes() / 1_024,
                bare.inserted(),
                bare.updated());
        for (Step step : steps) {
            System.out.printf(
                    "%.2f of the floor at %d connections%n",
                    step.ordersPerSecond() / bare.perSecond(), step.connections());
        }
    }

    /** Writes the JSON into the folder; returns the file. */
    Path save(Path folder) throws IOException {
        Map<String, @Nullable Object> all = new TreeMap<>();
        all.put("machine", machine);
        all.put("steps", steps);
        all.put("tables", tables);
        all.put("floor", floor);
        Path file =
                Files.createDirectories(folder)
                        .resolve("orders-" + machine.at().toString().replace(':', '-') + ".json");
        Files.write(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(all));
        return file;
    }
}
