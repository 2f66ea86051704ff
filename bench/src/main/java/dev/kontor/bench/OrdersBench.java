package dev.kontor.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./kontor bench orders}: orders per second at rising numbers of connections, what they
 * cost, and the floor of the same rows written bare.
 */
final class OrdersBench {
    static final Map<String, String> OPTIONS =
            Map.of(
                    "connections", "1,8,32,128",
                    "seconds", "15",
                    "warm-up", "75",
                    "floor", "15",
                    "profile", "0",
                    "data", "",
                    "keep", "false");

    /** The JVM compiles what runs often: many orders warm it up sooner. */
    private static final int MANY = 128;

    private final Options options;
    private final ServerProcess server;
    private final Generator generator;
    private final Connection database;

    private OrdersBench(
            Options options, ServerProcess server, Generator generator, Connection database) {
        this.options = options;
        this.server = server;
        this.generator = generator;
        this.database = database;
    }

    static void run(Options options) throws Exception {
        try (DataFolder data = DataFolder.of(options);
                ServerProcess server = ServerProcess.start(data.path(), List.of());
                HttpClient client = HttpClient.newHttpClient()) {
            String price = new Shop(server.url(), client).perpetualLicense();
            try (Generator generator = Generator.start(server.port(), price);
                    Connection database = server.connect()) {
                new OrdersBench(options, server, generator, database).measure();
            }
        }
    }

    private void measure() throws Exception {
        Report report = Report.of(database);
        say("warming up for %d s at %d connections".formatted(options.number("warm-up"), MANY));
        generator.run(MANY, options.number("warm-up"));
        Writes first = Writes.read(database);
        long orders = 0;
        for (int connections : options.numbers("connections")) {
            say("%d connections for %d s".formatted(connections, options.number("seconds")));
            Report.Step step = step(connections);
            orders += step.orders();
            report.steps().add(step);
        }
        Writes written = Writes.read(database).since(first);
        report.perTable(written, orders);
        if (options.number("floor") > 0) {
            say(
                    "the floor for %d s: the same rows, written bare"
                            .formatted(options.number("floor")));
            report.floor(floor(written, orders));
        }
        report.print();
        say("written to %s".formatted(report.save(Path.of("bench/results"))));
    }

    /** The server sleeps meanwhile: its database is all the floor's. */
    private Floor.Figures floor(Writes written, long orders) throws Exception {
        signal("STOP");
        try {
            return new Floor(server, written, orders).measure(options.number("floor"));
        } finally {
            signal("CONT");
        }
    }

    private Report.Step step(int connections) throws Exception {
        boolean profiled = connections == options.number("profile");
        if (profiled) {
            jcmd("JFR.start", "name=bench", "settings=profile");
        }
        LogPosition before = LogPosition.read(database);
        List<Long> cpu = cpu();
        Load.Figures figures = generator.run(connections, options.number("seconds"));
        List<Long> used = new ArrayList<>(cpu());
        for (int i = 0; i < used.size(); i++) {
            used.set(i, used.get(i) - cpu.get(i));
        }
        LogPosition written = LogPosition.read(database).since(before);
        if (profiled) {
            Path recording =
                    Files.createDirectories(Path.of("bench/results")).resolve("orders.jfr");
            jcmd("JFR.dump", "name=bench", "filename=" + recording.toAbsolutePath());
            jcmd("JFR.stop", "name=bench");
        }
        return Report.Step.of(connections, figures, used, written);
    }

    /** Of the server, of PostgreSQL, of the generator. */
    private List<Long> cpu() throws IOException {
        return List.of(
                Cpu.of(server.pid()), Cpu.ofTree(server.postgresPid()), Cpu.of(generator.pid()));
    }

    private void jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(server.pid()));
        command.addAll(List.of(words));
        execute(command);
    }

    private void signal(String name) throws IOException, InterruptedException {
        execute(List.of("kill", "-" + name, Long.toString(server.pid())));
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("failed: " + command);
        }
    }

    private static void say(String sentence) {
        System.err.println("· " + sentence);
    }
}
