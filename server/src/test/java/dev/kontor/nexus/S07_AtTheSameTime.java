package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.Clocks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that reach a threshold together, and people who register together. */
class S07_AtTheSameTime {
    private static final int MANY = 8;

    private final Trader trader = new Trader("2026-03-10T12:00:00Z");

    /** All begin at once. */
    private static <T> List<T> together(int number, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(number);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                begun.add(
                        threads.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> one : begun) {
                done.add(one.get());
            }
            return done;
        }
    }

    /**
     * Two orders of which either alone stays below, and both together cross: one of them is taxed,
     * within its price if it was spared when it was priced. Both count, each once, and whatever
     * comes after is taxed.
     */
    @Test
    void twoOrdersCrossTogether() throws Exception {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 7_300_000);
        trader.order("AU", "warm@example.com", "AUD", 100, "saas");

        List<Answer> both = together(2, () -> trader.tryToBuy("AU", "AUD", 150_000));

        int untaxed = 0;
        for (Answer answer : both) {
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
            JsonNode order = answer.json();
            boolean taxed = order.at("/tax/treatment").stringValue().equals("taxed");
            long within = order.get("total").longValue() == 150_000 ? 13_636 : 15_000;
            assertThat(order.get("tax_total").longValue()).isEqualTo(taxed ? within : 0);
            untaxed += taxed ? 0 : 1;
        }
        assertThat(untaxed).isEqualTo(1);
        assertThat(trader.counted("AU")).matches("(7600100|7586464) 4 101% crossed");
        assertThat(trader.tax("AU", "AUD", 100)).isEqualTo(10);
    }

    /** Priced before others were paid, it would cross by now: the tax is in what was agreed. */
    @Test
    void whatIsPaidAfterOthersIsTaxedWithinItsPrice() {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 7_300_000);
        String crosses = trader.waiting("AU", "AUD", 150_000);
        String staysBelow = trader.waiting("AU", "AUD", 1_000);
        assertThat(trader.tax("AU", "AUD", 190_000)).isZero();

        JsonNode below = trader.confirm(staysBelow);
        assertThat(below.at("/tax/treatment").stringValue()).isEqualTo("not_registered");
        assertThat(below.get("total").longValue()).isEqualTo(1_000);

        JsonNode taxed = trader.confirm(crosses);
        assertThat(taxed.at("/tax/treatment").stringValue()).isEqualTo("taxed");
        assertThat(taxed.get("total").longValue()).isEqualTo(150_000);
        assertThat(taxed.get("tax_total").longValue()).isEqualTo(13_636);
        JsonNode invoice =
                trader.api.get("/v1/invoices/" + taxed.at("/invoice/id").stringValue()).json();
        assertThat(invoice.get("tax_total").longValue()).isEqualTo(13_636);
        assertThat(trader.threshold("AU").get("state").stringValue()).isEqualTo("crossed");
        assertThat(TestServer.bean(Ledger.class).audit(trader.vendor()).breaches()).isEmpty();
    }

    /** Priced under the EUR 10,000 rule, it would end it by now: the buyer's VAT is in it. */
    @Test
    void whatIsPaidAfterTheMicroThresholdHasTheBuyersVat() {
        trader.decide("refuse", true);
        assertThat(trader.tax("AT", "EUR", 900_000)).isEqualTo(171_000);
        String crosses = trader.waiting("FR", "EUR", 60_000);
        String staysBelow = trader.waiting("FR", "EUR", 1_000);
        assertThat(trader.tax("AT", "EUR", 50_000)).isEqualTo(9_500);

        JsonNode below = trader.confirm(staysBelow);
        assertThat(below.at("/tax/breakdown/0/jurisdiction").stringValue()).isEqualTo("DE");
        assertThat(below.get("tax_total").longValue()).isEqualTo(190);

        JsonNode taxed = trader.confirm(crosses);
        assertThat(taxed.at("/tax/breakdown/0/jurisdiction").stringValue()).isEqualTo("FR");
        assertThat(taxed.get("total").longValue()).isEqualTo(71_400);
        assertThat(taxed.get("tax_total").longValue()).isEqualTo(11_900);
        assertThat(trader.tax("FR", "EUR", 100)).isEqualTo(20);
        assertThat(TestServer.bean(Ledger.class).audit(trader.vendor()).breaches()).isEmpty();
    }

    /** However many come at once, the counters lose none and count none twice. */
    @Test
    void noneIsLostOrCountedTwice() throws Exception {
        trader.register("US-TX", "2020-01-01");
        trader.buy("AU", "AUD", 100_000);
        together(MANY, () -> trader.tryToBuy("AU", "AUD", 100_000));
        assertThat(trader.counted("AU")).isEqualTo("900000 9 12% clear");
        assertThat(
                        TestServer.bean(TaxThresholds.class)
                                .known(
                                        trader.vendor(),
                                        "test",
                                        TestServer.bean(Clocks.class).now(trader.vendor()))
                                .stream()
                                .filter(it -> it.jurisdiction().equals("AU"))
                                .map(ThresholdView::sold))
                .containsExactly(900_000L);
    }

    /** Of registrations that overlap one is put on record. */
    @Test
    void oneRegistrationWins() throws Exception {
        List<Integer> answers =
                together(
                        MANY,
                        () ->
                                trader.api
                                        .post(
                                                "/v1/tax/registrations",
                                                """
                                                {"jurisdiction": "NO", "scheme": "voec", "number": "%s",
                                                 "from": "2026-01-0%d"}
                                                """
                                                        .formatted(
                                                                Thread.currentThread().threadId(),
                                                                1
                                                                        + Thread.currentThread()
                                                                                        .threadId()
                                                                                % 9))
                                        .status());
        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(it -> it == 409)).hasSize(MANY - 1);
        assertThat(trader.api.get("/v1/tax/registrations").json().get("data")).hasSize(1);
    }

    @Test
    void oneCannotBeMadeToLastIntoTheNext() {
        String first = trader.register("AU", "2024-01-01");
        assertThat(ended(first, "2024-12-31").status()).isEqualTo(200);
        trader.register("AU", "2025-01-01");
        assertThat(ended(first, "2025-01-01").json().get("code").stringValue())
                .isEqualTo("already_registered");
        assertThat(ended(first, "2023-12-31").json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/to");
        assertThat(ended("reg_nothing", "2025-12-31").status()).isEqualTo(404);
    }

    private Answer ended(String id, String last) {
        return trader.api.patch("/v1/tax/registrations/" + id, "{\"to\": \"" + last + "\"}");
    }

    @Test
    void schemesHaveTheirPlaces() {
        for (String wrong : List.of("AU oss_union", "EU standard", "SE voec", "CA-BC sst")) {
            String[] words = wrong.split(" ", -1);
            Answer answer =
                    trader.api.post(
                            "/v1/tax/registrations",
                            """
                            {"jurisdiction": "%s", "scheme": "%s", "number": "1",
                             "from": "2026-02-01", "to": "2026-01-01"}
                            """
                                    .formatted(words[0], words[1]));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                    .containsExactlyInAnyOrder("/to", "/scheme");
        }
    }
}
