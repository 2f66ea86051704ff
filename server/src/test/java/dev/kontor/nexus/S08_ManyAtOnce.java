package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Another;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * However many orders come at once, at one server or at two on one database: in the order of their
 * invoices each is taxed if and only if it crosses the threshold, as if they had come one by one.
 */
class S08_ManyAtOnce {
    private static final int ORDERS = 64;
    private static final int AT_ONCE = 32;
    private static final long AUSTRALIA = 7_500_000;
    private static final long UNION = 1_000_000;

    private static Another second;

    private final Trader trader = new Trader();

    @BeforeAll
    static void another() throws IOException {
        second = Another.start();
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    /** Orders of these prices, by turns at each of the servers; as they were answered. */
    private List<JsonNode> sold(List<Trader> servers, String place, String currency, long[] prices)
            throws Exception {
        for (long price : prices) {
            trader.price(currency, price, "saas");
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Answer>> begun = new ArrayList<>();
            for (int i = 0; i < prices.length; i++) {
                Trader at = servers.get(i % servers.size());
                long price = prices[i];
                begun.add(threads.submit(() -> at.tryToBuy(place, currency, price)));
            }
            List<JsonNode> orders = new ArrayList<>();
            for (Future<Answer> one : begun) {
                assertThat(one.get().status()).as(one.get().raw().body()).isEqualTo(201);
                orders.add(one.get().json());
            }
            return orders;
        }
    }

    private List<Trader> servers(int number) {
        return number == 1 ? List.of(trader) : List.of(trader, trader.at(second));
    }

    private static long[] prices(long seed, long from, long until) {
        return new Random(seed).longs(ORDERS, from, until).map(it -> it / 100 * 100).toArray();
    }

    /**
     * Goes through the orders by their invoices, and says how many were spared.
     *
     * @param at home, or the place of the buyers: whose tax is on an order that was spared
     */
    private static int checked(List<JsonNode> orders, long before, long threshold, String at) {
        List<JsonNode> inTurn = new ArrayList<>(orders);
        inTurn.sort(Comparator.comparing(it -> it.at("/invoice/number").stringValue()));
        long sold = before;
        int spared = 0;
        for (JsonNode order : inTurn) {
            long price = order.at("/lines/0/unit_amount").longValue();
            JsonNode tax = order.at("/tax/breakdown/0");
            boolean untaxed =
                    tax.get("treatment") == null
                            ? order.at("/tax/treatment").stringValue().equals("not_registered")
                            : tax.get("treatment").stringValue().equals("not_registered");
            boolean isSpared = untaxed || tax.get("jurisdiction").stringValue().equals(at);
            assertThat(isSpared)
                    .as("%s of %d after %d", order.at("/invoice/number"), price, sold)
                    .isEqualTo(sold + price <= threshold);
            spared += isSpared ? 1 : 0;
            sold += order.get("subtotal").longValue();
        }
        return spared;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 3", "2, 4"})
    void aThresholdOfRegistration(int servers, long seed) throws Exception {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 7_200_000);
        assertThat(servers(servers).getLast().tax("AU", "AUD", 100)).isZero();

        List<JsonNode> orders = sold(servers(servers), "AU", "AUD", prices(seed, 5_000, 25_000));

        assertThat(checked(orders, 7_200_100, AUSTRALIA, "none")).isBetween(10, 40);
        assertThat(trader.tax("AU", "AUD", 100)).isEqualTo(10);
        assertThat(trader.threshold("AU").get("sold").longValue())
                .isEqualTo(
                        7_200_200
                                + orders.stream()
                                        .mapToLong(it -> it.get("subtotal").longValue())
                                        .sum());
        assertThat(TestServer.bean(Ledger.class).audit(trader.vendor()).breaches()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 6"})
    void theMicroThreshold(int servers, long seed) throws Exception {
        trader.decide("refuse", true);
        assertThat(trader.tax("AT", "EUR", 800_000)).isEqualTo(152_000);

        List<JsonNode> orders = sold(servers(servers), "FR", "EUR", prices(seed, 2_000, 18_000));

        assertThat(checked(orders, 800_000, UNION, "DE")).isBetween(10, 40);
        assertThat(trader.tax("FR", "EUR", 100)).isEqualTo(20);
        assertThat(TestServer.bean(Ledger.class).audit(trader.vendor()).breaches()).isEmpty();
    }

    /** A process that knows nothing of what another has just sold. */
    @Test
    void whatTheOtherServerHasSoldCountsAtOnce() {
        trader.register("US-TX", "2020-01-01");
        trader.price("AUD", 7_400_000, "saas");
        Trader other = trader.at(second);
        assertThat(trader.tax("AU", "AUD", 100)).isZero();
        assertThat(other.tax("AU", "AUD", 100)).isZero();
        assertThat(trader.tax("AU", "AUD", 7_400_000)).isZero();

        JsonNode crosses = other.buy("AU", "AUD", 150_000);
        assertThat(crosses.at("/tax/treatment").stringValue()).isEqualTo("taxed");
        assertThat(crosses.get("tax_total").longValue()).isEqualTo(13_636);
        assertThat(other.tax("AU", "AUD", 50_000)).isEqualTo(5_000);
    }

    /** Where a number of sales does. */
    @Test
    void aNumberOfSales() throws Exception {
        trader.register("DE", "2020-01-01");
        long[] prices = new long[ORDERS];
        java.util.Arrays.fill(prices, 100);
        for (int round = 0; round < 3; round++) {
            sold(servers(2), "US-KY 40202", "USD", prices);
        }
        List<JsonNode> last = sold(servers(2), "US-KY 40202", "USD", prices);
        assertThat(last.stream().filter(it -> it.get("tax_total").longValue() == 0).count())
                .isEqualTo(7);
    }
}
