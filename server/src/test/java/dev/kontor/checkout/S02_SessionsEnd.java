package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;

/** A session lives for a day after the last change, and takes one order (handbook 2.2). */
class S02_SessionsEnd {
    private final TestCart cart =
            TestCart.selling(TestServer.newSandboxAt("2026-03-01T12:00:00Z"), 11_900, "inclusive");

    @Test
    void anOldQuoteOfTheSameFiguresStillHolds() {
        String session = cart.open("DE").json().get("id").stringValue();
        advance("2026-03-01T13:00:00Z");

        assertThat(cart.submit(session, 1, "tok_visa").status()).isEqualTo(201);
    }

    @Test
    void afterADayItHasExpired() {
        String session = cart.open("DE").json().get("id").stringValue();
        advance("2026-03-02T12:01:00Z");

        assertThat(cart.get(session).json().get("status").stringValue()).isEqualTo("expired");
        Answer late = cart.submit(session, 1, "tok_visa");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").stringValue()).isEqualTo("checkout_not_open");
    }

    @Test
    void aCompletedSessionTakesNoChangeAndNoSecondOrder() {
        String session = cart.open("DE").json().get("id").stringValue();
        cart.submit(session, 1, "tok_visa");

        assertThat(cart.move(session, "FR").status()).isEqualTo(409);
        assertThat(cart.submit(session, 1, "tok_visa").status()).isEqualTo(409);
        assertThat(cart.client().get("/v1/orders").json().get("data")).hasSize(1);
    }

    private void advance(String to) {
        cart.client().post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
    }
}
