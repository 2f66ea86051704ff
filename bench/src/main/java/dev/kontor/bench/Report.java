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
            double rows,
            double walBytes,
            double commits) {
        static Step of(int connections, Load.Figures load, List<Long> cpu, Writes written) {
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
                    (written.inserted() + written.updated()) / orders,
                    written.walBytes() / orders,
                    written.commits() / orders);
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
        System.out.printf("%nrows per order          inserted  updated (in page)  deleted%n");
        tables.forEach((table, rows) -> {
            if (rows.inserted() + rows.updated() + rows.deleted() >= 0.005) {
                System.out.printf(
                        "%-24s%8.2f %8.2f %8.2f %8.2f%n",
                        table,
                        rows.inserted(),
                        rows.updated(),
                        rows.updatedInPage(),
                        rows.deleted());
            }
        });
        System.out.printf(
                "%n%11s %9s %8s %8s %8s %8s %7s | CPU ms per order: server postgres  load, cores |"
                        + " rows  WAL kB commits per order%n",
                "connections", "orders/s", "p50 ms", "p95 ms", "p99 ms", "max ms", "failed");
        for (Step step : steps) {
            System.out.printf(
                    "%11d %9.0f %8.2f %8.2f %8.2f %8.1f %7d | %24.3f %8.3f %5.3f  %5.2f | %4.1f %7.1f"
                            + " %7.3f%n",
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
                    step.rows(),
                    step.walBytes() / 1_024,
                    step.commits());
        }
        steps.stream()
                .filter(step -> step.failed() > 0)
                .forEach(step ->
                        System.out.printf(
                                "not 201 at %d: %s%n", step.connections(), step.failure()));
        printFloor();
    }

    private void printFloor() {
        Floor.Figures bare = floor;
        if (bare == null) {
            return;
        }
        System.out.printf(
                "%11s %9.0f %43s | %24.3f %8.3f %12s | %4.1f %7.1f%n",
                "floor",
                bare.perSecond(),
                "",
                bare.clientCpuMillis(),
                bare.postgresCpuMillis(),
                "",
                bare.inserted() + bare.updated(),
                bare.walBytes() / 1_024);
        for (Step step : steps) {
            System.out.printf(
                    "ratio to the floor at %3d connections: %.2f%n",
                    step.connections(), step.ordersPerSecond() / bare.perSecond());
        }
        if (machine.loadBefore() > machine.cores()) {
            System.out.printf(
                    "Mind: this machine was busy before (load %.1f).%n", machine.loadBefore());
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
