package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However often a session is submitted, it makes one order (handbook 2.2, 2.3). */
class S03_OneOrderPerSession {
    private static final int TIMES = 12;

    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 11_900, "inclusive");

    @Test
    void sentManyTimesAtOnceItMakesOneOrder() throws InterruptedException, ExecutionException {
        String url = cart.open("DE").json().get("url").stringValue();
        String path = URI.create(url).getPath();

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                answers.add(threads.submit(() -> TestCart.send(path, form("4242424242424242"))));
            }
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnly(303);
        assertThat(cart.client().get("/v1/orders").json().get("data")).hasSize(1);
    }

    @Test
    void anotherCardPaysTheSameOrder() {
        String session = cart.open("DE").json().get("id").stringValue();

        Answer declined = cart.submit(session, 1, "tok_insufficient_funds");
        Answer paid = cart.submit(session, 1, "tok_visa");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.json().get("decline_code").stringValue())
                .isEqualTo("insufficient_funds");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().get("id")).isEqualTo(declined.json().at("/order/id"));
        assertThat(paid.json().at("/payment/attempts").intValue()).isEqualTo(2);
    }

    @Test
    void afterTenSubmissionsItTakesNoMore() {
        String session = cart.open("DE").json().get("id").stringValue();
        for (int i = 0; i < Session.ATTEMPTS; i++) {
            assertThat(cart.submit(session, 1, "tok_insufficient_funds").status()).isEqualTo(402);
        }

        Answer refused = cart.submit(session, 1, "tok_visa");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").stringValue()).isEqualTo("too_many_attempts");
    }

    private static Map<String, String> form(String card) {
        return Map.ofEntries(
                Map.entry("quote", "1"),
                Map.entry("email", "ada@example.com"),
                Map.entry("name", "Ada Byron"),
                Map.entry("country", "DE"),
                Map.entry("postal_code", "10115"),
                Map.entry("method", "card"),
                Map.entry("card_number", card),
                Map.entry("card_expiry", "12/40"),
                Map.entry("card_cvc", "123"),
                Map.entry("terms", "yes"),
                Map.entry("immediate", "yes"));
    }
}
