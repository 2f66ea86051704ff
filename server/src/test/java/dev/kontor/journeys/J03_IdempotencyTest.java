package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Case 5 of the handbook and ID-01: one key, one effect. */
class J03_IdempotencyTest {
    private final Shop shop = Shop.withLicense();

    @Test
    @DisplayName("ID-01: the same call again gets the first answer again")
    void theSameCallAgainGetsTheFirstAnswerAgain() {
        Answer first = shop.buy("tok_visa", "Idempotency-Key", "k-1");
        Answer again = shop.buy("tok_visa", "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    @DisplayName("case 5: another body under the same key is refused, and no second order made")
    void anotherBodyIsRefused() {
        shop.buy("tok_visa", "Idempotency-Key", "k-2");
        Answer other = shop.buy("tok_mastercard", "Idempotency-Key", "k-2");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("code").stringValue()).isEqualTo("idempotency_key_reused");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void declinesAreRemembered() {
        Answer first = shop.buy("tok_declined", "Idempotency-Key", "k-3");
        Answer again = shop.buy("tok_declined", "Idempotency-Key", "k-3");

        assertThat(first.status()).isEqualTo(402);
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aHundredAtOnceMakeOneOrder() throws ExecutionException, InterruptedException {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> shop.buy("tok_visa", "Idempotency-Key", "k-4")));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            statuses.add(answer.get().status());
        }
        assertThat(statuses).isSubsetOf(201, 409).contains(201);
        assertThat(orders()).isEqualTo(1);
    }

    private int orders() {
        return shop.get("/v1/orders?limit=100").get("data").size();
    }
}
