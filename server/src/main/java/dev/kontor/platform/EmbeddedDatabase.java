package dev.kontor.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own, with every durability setting on. Its data outlive the process; a
 * server that a killed process left behind is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final Map<String, String> SERVER =
            Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "full_page_writes", "on",
                    "max_connections", "60",
                    "shared_buffers", "256MB",
                    "max_wal_size", "4GB",
                    "wal_compression", "off",
                    "checkpoint_timeout", "10min",
                    "jit", "off");

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedDatabase start(Path data, String further) {
        try {
            Path folder = Files.createDirectories(data.resolve("postgres").toAbsolutePath());
            stopLeftover(folder);
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setOverrideWorkingDirectory(
                                    Path.of(System.getProperty("java.io.tmpdir"), "kontor-postgres")
                                            .toFile());
            SERVER.forEach(builder::setServerConfig);
            settings(further).forEach(builder::setServerConfig);
            return new EmbeddedDatabase(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    /** Reads {@code name=value} pairs, separated by semicolons. */
    private static Map<String, String> settings(String further) {
        return Arrays.stream(further.split(";", -1))
                .filter(it -> it.contains("="))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0].strip(), it -> it[1].strip()));
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static void stopLeftover(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle process =
                ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).orElse(null);
        if (process == null) {
            Files.delete(pidFile);
            return;
        }
        LOG.info("stopping the PostgreSQL that an earlier process left behind");
        new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
        try {
            process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("an earlier PostgreSQL (pid " + pid + ") does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("postgres")).orElse(false);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
