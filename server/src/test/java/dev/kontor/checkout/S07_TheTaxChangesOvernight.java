package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Case 30 at the checkout: who pays after midnight sees the new total first, and pays that. */
class S07_TheTaxChangesOvernight {
    private final Client sandbox = TestServer.newSandboxAt("2025-06-30T20:50:00Z");
    private final TestCart cart = TestCart.selling(sandbox, 10_000, "exclusive");

    @Test
    void byApiTheSameOrderIsPaidAtTheNewQuote() {
        String session = cart.open("EE").json().get("id").stringValue();
        Answer declined = cart.submit(session, 1, "tok_declined");
        afterMidnight();

        Answer stale = cart.submit(session, 1, "tok_visa");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().at("/quote/total").longValue()).isEqualTo(12_400);
        assertThat(stale.json().at("/quote/version").intValue()).isEqualTo(2);

        Answer paid = cart.submit(session, 2, "tok_visa");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().get("total").longValue()).isEqualTo(12_400);
        assertThat(paid.json().get("id")).isEqualTo(declined.json().at("/order/id"));
        assertThat(cart.client().get("/v1/orders").json().get("data")).hasSize(1);
    }

    @Test
    void thePageShowsTheNewTotalAndWhyBeforeItTakesTheCard() {
        String url = cart.open("EE").json().get("url").stringValue();
        String path = URI.create(url).getPath();
        assertThat(TestCart.send(path, form("1", "4000000000000002")).status()).isEqualTo(402);
        afterMidnight();

        Answer changed = TestCart.send(path, form("1", "4242424242424242"));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.raw().body().replace('\u00a0', ' '))
                .contains("Die Steuer hat sich geändert", "122,00 €", "124,00 €");

        assertThat(TestCart.send(path, form("2", "4242424242424242")).status()).isEqualTo(303);
        assertThat(cart.client().get("/v1/orders").json().at("/data/0/total").longValue())
                .isEqualTo(12_400);
        assertThat(cart.client().get("/v1/orders").json().get("data")).hasSize(1);
    }

    private void afterMidnight() {
        sandbox.post("/v1/test_clock/advance", "{\"to\": \"2025-06-30T21:05:00Z\"}");
    }

    private static Map<String, String> form(String quote, String card) {
        Map<String, String> form = new HashMap<>();
        form.put("quote", quote);
        form.put("email", "ada@example.com");
        form.put("name", "Ada Byron");
        form.put("country", "EE");
        form.put("method", "card");
        form.put("card_number", card);
        form.put("card_expiry", "12/40");
        form.put("card_cvc", "123");
        form.put("terms", "yes");
        form.put("immediate", "yes");
        return form;
    }
}
