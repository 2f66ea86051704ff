package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.currencies.Rates;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.tax.Headroom;
import dev.kontor.tax.SalesBook;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Counters survive the process, are summed by day, and take back what is taken back. */
class S03_CountersAreKept {
    private final Trader trader = new Trader("2026-03-10T12:00:00Z");
    private final Database database = TestServer.bean(Database.class);

    /** A process that has just started. */
    private Nexus restarted() {
        RegistrationStore registrations = new RegistrationStore(database);
        Vendors vendors = TestServer.bean(Vendors.class);
        return new Nexus(
                vendors,
                registrations,
                new SettingsStore(database),
                new Positions(
                        registrations,
                        new TurnoverStore(database, TestServer.bean(SalesBook.class)),
                        new TallyStore(database),
                        TestServer.bean(Tax.class),
                        vendors,
                        TestServer.bean(Rates.class),
                        TestServer.bean(Clocks.class)),
                vendor -> {});
    }

    private Standing standing(Nexus nexus, String currency) {
        return nexus.of(
                trader.vendor(),
                Currency.getInstance(currency),
                TestServer.bean(Clocks.class).now(trader.vendor()));
    }

    private static long left(Standing standing, String jurisdiction) {
        return Objects.requireNonNull(standing.headroom().get(jurisdiction))
                        instanceof Headroom.Left(long amount, long sales, boolean both)
                ? amount
                : 0;
    }

    private int rows() {
        return database.read(sql ->
                sql.fetchSingle(
                                "select count(*)::int from nexus.turnover where vendor_id = ?",
                                trader.vendor().value())
                        .get(0, Integer.class));
    }

    @Test
    void afterARestartTheyAreWhatTheyWere() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 5_000_000);
        assertThat(left(standing(restarted(), "AUD"), "AU")).isEqualTo(2_500_000);
        assertThat(left(standing(TestServer.bean(Nexus.class), "AUD"), "AU")).isEqualTo(2_500_000);
    }

    /** Days that are over are rows, each counted once, whoever closes them. */
    @Test
    void daysAreClosedOnce() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 1_000_000);
        trader.advance("2026-03-12T12:00:00Z");
        JsonNode second = trader.buy("AU", "AUD", 2_000_000);
        assertThat(trader.counted("AU")).isEqualTo("3000000 2 40% clear");
        assertThat(rows()).isZero();

        trader.advance("2026-03-15T12:00:00Z");
        assertThat(trader.counted("AU")).isEqualTo("3000000 2 40% clear");
        assertThat(rows()).isEqualTo(1);

        trader.advance("2026-04-20T12:00:00Z");
        trader.buy("AU", "AUD", 500_000);
        assertThat(trader.counted("AU")).isEqualTo("3500000 3 46% clear");
        assertThat(rows()).isEqualTo(2);

        trader.refund(second, 10_000);
        assertThat(trader.counted("AU")).isEqualTo("3490000 3 46% clear");
        trader.advance("2026-05-20T12:00:00Z");
        assertThat(trader.counted("AU")).isEqualTo("3490000 3 46% clear");
        assertThat(left(standing(restarted(), "AUD"), "AU")).isEqualTo(4_010_000);
        assertThat(left(standing(TestServer.bean(Nexus.class), "AUD"), "AU")).isEqualTo(4_010_000);

        trader.advance("2027-03-12T12:00:00Z");
        assertThat(trader.counted("AU")).isEqualTo("500000 1 6% clear");
        trader.advance("2027-05-20T12:00:00Z");
        assertThat(trader.counted("AU")).isEqualTo("0 0 0% clear");
    }

    /** What may still be sold is told in the currency of the order. */
    @Test
    void headroomIsInTheCurrencyOfTheOrder() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("NZ", "EUR", 100);
        long inEuros = left(standing(TestServer.bean(Nexus.class), "EUR"), "AU");
        long inYen = left(standing(TestServer.bean(Nexus.class), "JPY"), "AU");
        assertThat(inEuros).isBetween(3_000_000L, 6_000_000L);
        assertThat(inYen).isBetween(5_000_000L, 12_000_000L);
    }

    /**
     * The invoice anew asks under which registration the old sale was made, not how far the seller
     * was on that day: the position of today stays in memory.
     */
    @Test
    void aCorrectionOfAnOldSaleLeavesTodaysPositionAlone() {
        assertThat(
                        trader.api
                                .post(
                                        "/v1/tax/registrations",
                                        "{\"jurisdiction\": \"EU\", \"scheme\": \"oss_union\","
                                                + " \"number\": \"DE136695976\","
                                                + " \"from\": \"2020-01-01\"}")
                                .status())
                .isEqualTo(201);
        JsonNode old = trader.buy("HU", "EUR", 10_000);
        trader.advance("2026-06-20T12:00:00Z");
        trader.buy("HU", "EUR", 10_000);
        Nexus nexus = TestServer.bean(Nexus.class);
        Instant today = TestServer.bean(Clocks.class).now(trader.vendor());
        Position before = nexus.known(trader.vendor(), today);

        TestServer.Answer corrected =
                trader.api.post(
                        "/v1/orders/" + old.get("id").stringValue() + "/corrections",
                        "{\"buyer\": {\"name\": \"Ada King\"}}");

        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(201);
        assertThat(nexus.known(trader.vendor(), today)).isSameAs(before);
    }
}
