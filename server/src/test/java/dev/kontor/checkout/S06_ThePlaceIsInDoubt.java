package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A buyer whose card is from another country shows by a phone number where home is. */
class S06_ThePlaceIsInDoubt {
    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 10_000, "exclusive");

    @Test
    void anotherCardIsJudgedToo() {
        Answer opened = cart.open("LU");
        String session = opened.json().get("id").stringValue();
        assertThat(cart.submit(session, 1, "tok_declined").status()).isEqualTo(402);

        Answer foreign = cart.submit(session, 1, "tok_visa_de");
        assertThat(foreign.status()).as(foreign.raw().body()).isEqualTo(422);
        assertThat(foreign.json().get("code").stringValue()).isEqualTo("place_unproven");

        cart.client()
                .patch(
                        "/v1/checkouts/" + session,
                        """
                        {"buyer": {"email": "ada@example.com", "name": "Ada Byron", "country": "LU",
                                   "phone": "+352 621 123 456"}}\
                        """);
        Answer paid = cart.submit(session, 1, "tok_visa_de");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().get("tax_total").longValue()).isEqualTo(1_700);
        assertThat(paid.json().at("/tax/evidence/2").toString())
                .isEqualTo("{\"type\":\"phone\",\"country\":\"LU\"}");
    }

    /** The address and the card agree, so that a third sign does not matter (handbook 4.3). */
    @Test
    void whoHasAPhoneFromElsewhereBuysAtHome() {
        Answer opened =
                cart.client()
                        .post(
                                "/v1/checkouts",
                                """
                                {"items": [{"price": "%s", "quantity": 1}], "locale": "de",
                                 "buyer": {"email": "ada@example.com", "name": "Ada Byron",
                                           "country": "DE", "phone": "+352 621 123 456"}}\
                                """
                                        .formatted(cart.price()));
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);

        Answer paid = cart.submit(opened.json().get("id").stringValue(), 1, "tok_visa");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().get("tax_total").longValue()).isEqualTo(1_900);
    }

    @Test
    void thePageAsksWhoHasGivenANumber() {
        String url =
                cart.client()
                        .post(
                                "/v1/checkouts",
                                """
                                {"items": [{"price": "%s", "quantity": 1}], "locale": "de",
                                 "buyer": {"email": "ada@example.com", "country": "LU", "phone": "621 123 456"}}\
                                """
                                        .formatted(cart.price()))
                        .json()
                        .get("url")
                        .stringValue();

        String page = cart.client().get(URI.create(url).getPath()).raw().body();
        assertThat(page).contains("name=\"phone\"", "621 123 456", "Mit Ländervorwahl");
    }
}
