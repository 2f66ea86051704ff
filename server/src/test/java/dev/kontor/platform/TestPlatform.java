package dev.kontor.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The platform for module tests: one real, migrated PostgreSQL for the whole test run. Tests do not
 * clean up: each takes a {@link #newVendor()} of its own, as tenants do.
 */
public final class TestPlatform {
    private static final TestPlatform ONE = new TestPlatform();

    private final HikariDataSource source;
    private final Database database;
    private final SettableClock clock = new SettableClock();
    private final Clocks clocks;
    private final Vault vault;
    private final DueWork dueWork;
    private final Jobs jobs;
    private final String url;

    private TestPlatform() {
        try {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(
                                    Path.of(System.getProperty("java.io.tmpdir"), "kontor-postgres")
                                            .toFile())
                            .start();
            url = postgres.getJdbcUrl("postgres", "postgres");
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(20);
            config.addDataSourceProperty("prepareThreshold", "1");
            source = new HikariDataSource(config);
            Migrations.run(source);
            database = new Database(source);
            clocks = new Clocks(clock, database);
            vault = Vault.open(Files.createTempDirectory("kontor-test").resolve("keyset"));
            dueWork = new DueWork(database, clocks);
            jobs = new Jobs(database, clocks, dueWork);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Database database() {
        return ONE.database;
    }

    /** JDBC URL of the same database, user {@code postgres}, no password. */
    public static String url() {
        return ONE.url;
    }

    public static Clocks clocks() {
        return ONE.clocks;
    }

    public static Vault vault() {
        return ONE.vault;
    }

    public static Jobs jobs() {
        return ONE.jobs;
    }

    public static DueWork dueWork() {
        return ONE.dueWork;
    }

    public static Idempotency idempotency() {
        return new Idempotency(ONE.database, ONE.vault, ONE.dueWork);
    }

    /** A tenant that nobody else uses. */
    public static VendorId newVendor() {
        return new VendorId(Ids.next());
    }

    /** Real time, moved by hand. */
    public static void passTime(Duration duration) {
        ONE.clock.ahead = ONE.clock.ahead.plus(duration);
    }

    private static final class SettableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }
}
