package dev.kontor.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the platform: the database first, everything else on it. */
@Configuration(proxyBeanMethods = false)
class PlatformModule {
    private static final int CONNECTIONS = 20;
    private static final int LANE_CONNECTIONS = 4;

    /** Where the database is, and the embedded server when it is ours. */
    record Where(String url, Optional<EmbeddedDatabase> embedded) implements AutoCloseable {
        @Override
        public void close() {
            embedded.ifPresent(EmbeddedDatabase::close);
        }
    }

    @Bean
    Settings settings(Environment environment) {
        return Settings.of(environment::getProperty);
    }

    @Bean
    Where where(Settings settings) {
        return settings.databaseUrl()
                .map(url -> new Where(url, Optional.empty()))
                .orElseGet(() -> {
                    EmbeddedDatabase embedded =
                            EmbeddedDatabase.start(
                                    settings.data(),
                                    settings.get("KONTOR_POSTGRES_SETTINGS").orElse(""));
                    return new Where(embedded.url(), Optional.of(embedded));
                });
    }

    @Bean
    HikariDataSource connections(Settings settings, Where where) {
        HikariDataSource source =
                new HikariDataSource(pool(settings, where, "kontor", CONNECTIONS));
        Migrations.run(source);
        return source;
    }

    @Bean
    HikariDataSource laneConnections(Settings settings, Where where, HikariDataSource connections) {
        HikariConfig config = pool(settings, where, "lanes", LANE_CONNECTIONS);
        config.setConnectionInitSql(
                "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;"
                        + " set plan_cache_mode = force_generic_plan");
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(Settings settings, Where where, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(where.url());
        settings.databaseUser().ifPresent(config::setUsername);
        settings.databasePassword().ifPresent(config::setPassword);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("preparedStatementCacheQueries", "512");
        config.addDataSourceProperty("ApplicationName", name);
        return config;
    }

    @Bean
    Database database(HikariDataSource connections) {
        return new Database(connections);
    }

    @Bean
    Lanes lanes(HikariDataSource laneConnections) {
        return new Lanes(new Database(laneConnections));
    }

    @Bean
    Clocks clocks(Database database) {
        return new Clocks(Clock.systemUTC(), database);
    }

    @Bean
    Vault vault(Settings settings) {
        return Vault.open(settings.data().resolve("keyset"));
    }

    @Bean
    Idempotency idempotency(Database database, Vault vault, DueWork dueWork, Clocks clocks) {
        Idempotency idempotency = new Idempotency(database, vault, dueWork);
        dueWork.handle(Idempotency.PURGE, vendor -> idempotency.purge(vendor, clocks.real()));
        return idempotency;
    }

    @Bean
    AuditLog auditLog(Database database) {
        return new AuditLog(database);
    }

    @Bean
    DueWork dueWork(Database database, Clocks clocks) {
        return new DueWork(database, clocks);
    }

    @Bean
    Jobs jobs(Database database, Clocks clocks, DueWork dueWork) {
        return new Jobs(database, clocks, dueWork);
    }

    /** Background work starts when everything that handles it is wired. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startBackgroundWork(
            DueWork dueWork, ObjectProvider<Repeating> repeating) {
        return event -> {
            dueWork.start();
            repeating.forEach(Repeating::start);
        };
    }
}
