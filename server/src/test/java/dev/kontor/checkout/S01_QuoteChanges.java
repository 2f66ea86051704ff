package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody is charged another amount than was seen (handbook 2.2 and case 9). */
class S01_QuoteChanges {
    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 10_000, "exclusive");

    @Test
    @DisplayName("case 9: a submit against an outdated quote is refused with the new one")
    void aSubmitAgainstAnOutdatedQuoteIsRefusedWithTheNewOne() {
        Answer opened = cart.open("FR");
        String session = opened.json().get("id").stringValue();
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().at("/quote/total").longValue()).isEqualTo(12_000);
        assertThat(opened.json().at("/quote/version").intValue()).isEqualTo(1);

        Answer moved = cart.move(session, "HU");
        Answer stale = cart.submit(session, 1, "tok_visa");

        assertThat(moved.json().at("/quote/total").longValue()).isEqualTo(12_700);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().get("code").stringValue()).isEqualTo("quote_changed");
        assertThat(stale.json().at("/quote/total").longValue()).isEqualTo(12_700);
        assertThat(stale.json().at("/quote/version").intValue()).isEqualTo(2);
        assertThat(cart.client().get("/v1/orders").json().get("data")).isEmpty();
    }

    @Test
    void theNewQuoteIsChargedWhenItIsSubmitted() {
        String session = cart.open("FR").json().get("id").stringValue();
        cart.move(session, "HU");

        Answer paid = cart.submit(session, 2, "tok_visa");

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().get("total").longValue()).isEqualTo(12_700);
        assertThat(cart.get(session).json().get("status").stringValue()).isEqualTo("completed");
        assertThat(cart.get(session).json().get("order")).isEqualTo(paid.json().get("id"));
    }

    @Test
    void aChangeThatCostsTheSameKeepsTheVersion() {
        String session = cart.open("FR").json().get("id").stringValue();

        Answer same = cart.move(session, "FR");

        assertThat(same.json().at("/quote/version").intValue()).isEqualTo(1);
        assertThat(cart.submit(session, 1, "tok_visa").status()).isEqualTo(201);
    }

    @Test
    void aPlaceThatIsNotKnownWellEnoughHasNoQuoteYet() {
        Answer opened = cart.open("US");

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().get("quote").isNull()).isTrue();
        Answer early = cart.submit(opened.json().get("id").stringValue(), 1, "tok_visa");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().at("/errors/0/pointer").stringValue()).startsWith("/buyer/");
    }
}
