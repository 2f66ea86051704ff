package dev.kontor.platform;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings every module's schema up to date, each with its own history, forward only. */
final class Migrations {
    /** The modules that own a schema. */
    private static final List<String> SCHEMAS =
            List.of(
                    "platform",
                    "vendors",
                    "access",
                    "catalog",
                    "buyers",
                    "risk",
                    "payments",
                    "tax",
                    "delivery",
                    "invoices",
                    "ledger",
                    "messages",
                    "events",
                    "orders",
                    "checkout",
                    "refunds",
                    "support");

    private Migrations() {}

    static void run(DataSource source) {
        for (String schema : SCHEMAS) {
            Flyway.configure()
                    .dataSource(source)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/migration/" + schema)
                    .failOnMissingLocations(false)
                    .initSql("set lock_timeout = '10s'")
                    .load()
                    .migrate();
        }
    }
}
