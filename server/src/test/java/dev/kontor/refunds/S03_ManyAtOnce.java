package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The guard holds when all ask at the same time (RF-01, RF-04). */
class S03_ManyAtOnce {
    private static final int MANY = 50;

    private final RefundFixture shop = new RefundFixture();
    private final JsonNode order = shop.buySoftware();

    @Test
    void fiftyRefundsNeverExceedTheCapture() throws Exception {
        List<Answer> answers = atOnce(() -> shop.refund(order, "\"amount\": 1000"));
        assertThat(answers).filteredOn(it -> it.status() == 201).hasSize(11);
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .hasSize(MANY - 11)
                .allMatch(it -> it.status() == 422);
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(11_000);
        assertThat(TestServer.bean(Ledger.class).audit(shop.vendor(order)).breaches()).isEmpty();
        assertThat(shop.refund(order, "\"amount\": 900").status()).isEqualTo(201);
        assertThat(shop.reload(order).get("status").stringValue()).isEqualTo("refunded");
    }

    @Test
    @DisplayName("RF-01: of 60 and 60 at the same instant, on 100, one succeeds")
    void twoThatAreTooMuch() throws Exception {
        JsonNode hundred = shop.buy("tok_visa", shop.price(100, "saas"));
        List<Answer> answers = atOnce(2, () -> shop.refund(hundred, "\"amount\": 60"));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
        assertThat(shop.reload(hundred).get("refunded_total").longValue()).isEqualTo(60);
    }

    @Test
    @DisplayName("RF-04: one key is one refund")
    void oneKeyIsOneRefund() throws Exception {
        List<Answer> answers =
                atOnce(() -> shop.refund(order, "\"amount\": 1000", "Idempotency-Key", "again"));
        assertThat(answers).allMatch(it -> it.status() == 201 || it.status() == 409);
        assertThat(answers.stream().filter(it -> it.status() == 201).map(it -> it.raw().body()))
                .isNotEmpty()
                .allMatch(
                        answers.stream()
                                        .filter(it -> it.status() == 201)
                                        .findFirst()
                                        .orElseThrow()
                                        .raw()
                                        .body()
                                ::equals);
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(1_000);
        Answer again = shop.refund(order, "\"amount\": 1000", "Idempotency-Key", "again");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        Answer other = shop.refund(order, "\"amount\": 2000", "Idempotency-Key", "again");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void salesAndReturnsGoSideBySide() throws Exception {
        String price = order.at("/lines/0/price").stringValue();
        List<Answer> answers =
                atOnce(() -> shop.refund(shop.buy("tok_visa", price), "\"amount\": 3000"));
        assertThat(answers).allMatch(it -> it.status() == 201);
        assertThat(answers)
                .extracting(it -> it.json().at("/credit_note/number").stringValue())
                .doesNotHaveDuplicates();
        Ledger ledger = TestServer.bean(Ledger.class);
        assertThat(ledger.audit(shop.vendor(order)).breaches()).isEmpty();
        assertThat(ledger.balances(shop.vendor(order)).getFirst().pending())
                .isEqualTo(9_355 + MANY * (9_355 - 2_371));
    }

    private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        return atOnce(MANY, call);
    }

    private static List<Answer> atOnce(int many, Callable<Answer> call) throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                running.add(pool.submit(call));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> it : running) {
                answers.add(it.get());
            }
            return answers;
        }
    }
}
