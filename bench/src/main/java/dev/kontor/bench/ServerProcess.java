package dev.kontor.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged server as {@code ./kontor run} starts it, as a child on a data folder of its own.
 * Started from the project's root, where the start cache was made.
 */
final class ServerProcess implements AutoCloseable {
    private static final Path APP = Path.of("target/app/kontor.jar");
    private static final Path CACHE = Path.of("target/app/kontor.aot");
    private static final Duration START = Duration.ofMinutes(2);

    private final Path data;
    private final int port;
    private final List<String> flags;
    private Process process;

    private ServerProcess(Path data, int port, List<String> flags) throws IOException {
        this.data = data;
        this.port = port;
        this.flags = flags;
        this.process = launch();
    }

    /** Starts a server on a free port and waits until it is ready. */
    static ServerProcess start(Path data, List<String> flags)
            throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(data, freePort(), flags);
        try {
            server.awaitReady();
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@server/jvm.args");
        if (Files.exists(CACHE)) {
            command.add("-XX:AOTCache=" + CACHE);
        }
        command.addAll(flags);
        command.addAll(List.of("-jar", APP.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KONTOR_DATA", data.resolve("data").toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().remove("KONTOR_DATABASE_URL");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    /** Starts it again after a kill, on the same data and port; returns how long it took. */
    Duration restart() throws IOException, InterruptedException {
        long start = System.nanoTime();
        process = launch();
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url() + "/health/ready")).build();
        long end = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the server does not start, see " + log());
                }
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (java.net.ConnectException e) {
                    Thread.onSpinWait(); // Not listening yet; the wait below is for both cases.
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return data.resolve("server.log");
    }

    /** The postmaster's process. */
    long postgresPid() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    /** A connection of our own to the server's database. */
    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%s/postgres?user=postgres&ApplicationName=bench"
                        .formatted(postmaster().get(3).strip()));
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("data/postgres/postmaster.pid"));
    }

    /** SIGKILL: nothing of it runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGKILL to the postmaster: its children notice and end. */
    void killPostgres() throws IOException {
        ProcessHandle.of(postgresPid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
