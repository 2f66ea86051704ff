package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.platform.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an order costs: two commits, one statement per table and commit, 30 at most, no scans. */
class J06_HotPathTest {
    private final Shop shop = Shop.withLicense();
    private final Database database = TestServer.bean(Database.class);

    @Test
    void anOrderReadsNoTableWhole() {
        shop.buy("tok_visa");
        Map<String, Long> before = scans();
        for (int i = 0; i < 20; i++) {
            assertThat(shop.buy("tok_visa").status()).isEqualTo(201);
        }
        Map<String, Long> after = scans();
        assertThat(hotTables())
                .allSatisfy(table ->
                        assertThat(after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                                .as(table)
                                .isLessThan(20));
    }

    private static List<String> hotTables() {
        return List.of(
                "orders.orders",
                "orders.lines",
                "payments.payments",
                "payments.attempts",
                "buyers.buyers",
                "risk.decisions",
                "tax.determinations",
                "events.event_log",
                "ledger.journals",
                "ledger.entries",
                "invoices.invoices",
                "delivery.entitlements",
                "delivery.licenses",
                "messages.mails");
    }

    private Map<String, Long> scans() {
        return database.read(sql -> {
            sql.execute("select pg_stat_force_next_flush()");
            return sql
                    .fetch("select schemaname || '.' || relname, seq_scan from pg_stat_user_tables")
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    row -> row.get(0, String.class),
                                    row -> row.get(1, Long.class)));
        });
    }
}
