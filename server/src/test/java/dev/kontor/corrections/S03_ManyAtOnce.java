package dev.kontor.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.StatementLog;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.orders.OrderId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Corrections beside refunds and beside each other, in any order, and cut off. */
class S03_ManyAtOnce {
    /** Reading the order, one commit, the gateway, one commit with the outcome. */
    private static final int COMMITS = 2;

    private static final int STATEMENTS = 80;

    private final CorrectionFixture shop = new CorrectionFixture();

    @Test
    void correctionsAndRefundsAtTheSameTime() throws Exception {
        JsonNode order = shop.buyInFrance();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> shop.addFrenchId(order));
            calls.add(() -> shop.refund(order, "\"amount\": 1000"));
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> it : pool.invokeAll(calls)) {
                answers.add(it.get().status());
            }
        }
        assertThat(answers).allMatch(it -> it == 201 || it == 200 || it == 422);
        assertThat(
                        shop.api
                                .get("/v1/orders/" + CorrectionFixture.id(order) + "/corrections")
                                .json()
                                .get("data"))
                .hasSize(1);
        shop.refund(order, "");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(12_000);
        assertThat(shop.balance(order, 1100)).isZero();
        shop.audit(order);
    }

    /** The documents sum to the money that is kept, and so do the books, after every step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anySequence(long seed) {
        Random random = new Random(seed);
        JsonNode order =
                shop.buy(
                        "\"country\": \"FR\"",
                        shop.price(122, "EUR", "ebook", "inclusive"),
                        shop.price(9_999, "EUR", "saas", "inclusive"),
                        shop.price(1_777, "EUR", "software_download", "exclusive"));
        long total = order.get("total").longValue();
        List<String> facts =
                List.of(
                        "\"company\": \"Byron SAS " + seed + "\"",
                        "\"tax_id\": \"FR40303265045\"",
                        "\"line1\": \"Rue " + seed + "\", \"city\": \"Lyon\"");
        for (int step = 0; step < 6; step++) {
            if (random.nextInt(3) == 0) {
                shop.correct(order, facts.get(random.nextInt(facts.size())));
            } else {
                shop.refund(order, "\"amount\": " + (1 + random.nextInt(3_000)));
            }
            kept(order, total);
        }
        shop.addFrenchId(order);
        kept(order, total);
        shop.refund(order, "");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(total);
        assertThat(shop.balance(order, 2100)).isZero();
        assertThat(shop.balance(order, 4000) + shop.balance(order, 4010)).isZero();
        shop.audit(order);
    }

    private void kept(JsonNode order, long total) {
        long kept = total - shop.reload(order).get("refunded_total").longValue();
        JsonNode invoice = shop.invoice(order);
        assertThat(invoice.get("total").longValue() - invoice.get("credited_total").longValue())
                .isEqualTo(kept)
                .isBetween(0L, total);
        assertThat(shop.balance(order, 1100)).isEqualTo(kept);
        assertThat(
                        -shop.balance(order, 4000)
                                - shop.balance(order, 4010)
                                - shop.balance(order, 2100))
                .isEqualTo(kept);
        long tax = -shop.balance(order, 2100);
        List<Long> credited = new ArrayList<>();
        invoice.get("credit_notes")
                .forEach(it ->
                        credited.add(
                                shop.api
                                        .get("/v1/credit_notes/" + it.stringValue())
                                        .json()
                                        .get("tax_total")
                                        .longValue()));
        long documents =
                invoice.get("tax_total").longValue() - credited.stream().mapToLong(it -> it).sum();
        assertThat(documents).isEqualTo(tax);
    }

    /** Committed, and the process dies before the gateway is called: the follow-up sends it. */
    @Test
    void theProcessDiesBeforeTheCall() {
        JsonNode order = shop.buyInFrance();
        VendorId vendor = shop.vendor(order);
        Instant now = TestServer.bean(Clocks.class).now(vendor);
        Correction cut =
                TestServer.bean(CorrectSale.class)
                        .run(
                                vendor,
                                OrderId.parse(CorrectionFixture.id(order)),
                                new CorrectionInput.Buyer(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        CorrectionFixture.FRENCH_ID,
                                        null),
                                new CorrectSale.Cause(CorrectionReason.BUYER_DATA, "test", now))
                        .orElseThrow();
        assertThat(shop.balance(order, 2210)).isEqualTo(-2_000);
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        shop.later(order, Duration.ofMinutes(1));
        assertThat(shop.api.get("/v1/refunds/" + cut.refund()).json().get("status").stringValue())
                .isEqualTo("succeeded");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(shop.balance(order, 2210)).isZero();
        assertThat(shop.addFrenchId(order).status()).isEqualTo(200);
        assertThat(shop.journals(order)).hasSize(3);
    }

    @Test
    void whatACorrectionCosts() {
        shop.addFrenchId(shop.buyInFrance());
        JsonNode order = shop.buyInFrance();
        List<StatementLog.Note> notes =
                StatementLog.during(
                        () -> assertThat(shop.addFrenchId(order).status()).isEqualTo(201));
        assertThat(notes.stream().filter(StatementLog.Committed.class::isInstance))
                .hasSize(COMMITS);
        assertThat(notes.stream().filter(StatementLog.Sent.class::isInstance).count())
                .isBetween(20L, (long) STATEMENTS);
    }
}
