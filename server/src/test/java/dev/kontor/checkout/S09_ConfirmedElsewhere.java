package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By program: a buyer confirms to live elsewhere than the billing address says. */
class S09_ConfirmedElsewhere {
    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 10_000, "exclusive");

    private Answer confirm(String session, String more) {
        return cart.client()
                .patch(
                        "/v1/checkouts/" + session,
                        """
                        {"buyer": {"email": "ada@example.com", "name": "Ada Byron",
                                   "country": "LU"%s}}\
                        """
                                .formatted(more));
    }

    private static String fault(Answer answer) {
        return answer.json().at("/errors/0/pointer").stringValue()
                + " "
                + answer.json().at("/errors/0/code").stringValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `, "confirmed_country": "DE"`                                  | /buyer/confirmed_country confirmation_unsupported
                    `, "confirmed_country": "DE", "phone": "+352 621 123 456"`     | /buyer/confirmed_country confirmation_unsupported
                    `, "confirmed_country": "RU", "phone": "+7 495 123 45 67"`     | /buyer/confirmed_country place_sanctioned
                    `, "confirmed_country": "US", "phone": "+1 512 555 1234", "confirmed_postal_code": "1"` | /buyer/confirmed_postal_code invalid_format
                    """)
    void whatCannotHoldIsToldAtOnce(String more, String fault) {
        String session = cart.open("LU").json().get("id").stringValue();

        Answer refused = confirm(session, more);
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(fault(refused)).isEqualTo(fault);
        Answer opened =
                cart.client()
                        .post(
                                "/v1/checkouts",
                                """
                                {"items": [{"price": "%s", "quantity": 1}],
                                 "buyer": {"country": "LU"%s}}\
                                """
                                        .formatted(cart.price(), more));
        assertThat(fault(opened)).isEqualTo(fault);
    }

    @Test
    void aRefusedConfirmationLeavesTheCheckoutAsItWas() {
        String session = cart.open("LU").json().get("id").stringValue();
        Answer before = cart.get(session);

        confirm(session, ", \"confirmed_country\": \"DE\"");

        assertThat(cart.get(session).json().get("quote")).isEqualTo(before.json().get("quote"));
        Answer paid = cart.submit(session, 1, "tok_visa_lu");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
    }

    @Test
    void whatHoldsIsQuotedAndCharged() {
        String session = cart.open("LU").json().get("id").stringValue();
        Answer quoted =
                confirm(session, ", \"confirmed_country\": \"DE\", \"phone\": \"+49 30 1234567\"");
        assertThat(quoted.json().at("/quote/total").longValue()).isEqualTo(11_900);

        Answer paid =
                cart.submit(session, quoted.json().at("/quote/version").intValue(), "tok_visa_de");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().at("/tax/country").stringValue()).isEqualTo("DE");
    }

    /** A card from home is believed, whatever was confirmed: the new quote comes with the 409. */
    @Test
    void whatDoesNotHoldWithTheCardBringsTheNewQuote() {
        String session = cart.open("LU").json().get("id").stringValue();
        int version =
                confirm(session, ", \"confirmed_country\": \"DE\", \"phone\": \"+49 30 1234567\"")
                        .json()
                        .at("/quote/version")
                        .intValue();

        Answer changed = cart.submit(session, version, "tok_visa_lu");
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(409);
        assertThat(changed.json().get("code").stringValue()).isEqualTo("quote_changed");
        assertThat(changed.json().at("/quote/total").longValue()).isEqualTo(11_700);
        Answer paid =
                cart.submit(session, changed.json().at("/quote/version").intValue(), "tok_visa_lu");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
    }

    @Test
    void aFurtherSubmissionToo() {
        String session = cart.open("LU").json().get("id").stringValue();
        assertThat(cart.submit(session, 1, "tok_declined").status()).isEqualTo(402);
        int version =
                confirm(session, ", \"confirmed_country\": \"DE\", \"phone\": \"+49 30 1234567\"")
                        .json()
                        .at("/quote/version")
                        .intValue();

        Answer changed = cart.submit(session, version, "tok_visa_lu");
        assertThat(changed.status()).as(changed.raw().body()).isEqualTo(409);
        assertThat(changed.json().at("/quote/total").longValue()).isEqualTo(11_700);
        Answer paid =
                cart.submit(session, changed.json().at("/quote/version").intValue(), "tok_visa_lu");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
    }

    @Test
    void aRegionThatIsNeededIsAskedForWithoutAQuote() {
        String session = cart.open("LU").json().get("id").stringValue();
        String texan = ", \"confirmed_country\": \"US\", \"phone\": \"+1 512 555 1234\"";
        Answer incomplete = confirm(session, texan);
        assertThat(incomplete.status()).as(incomplete.raw().body()).isEqualTo(200);
        assertThat(incomplete.json().get("quote").isNull()).isTrue();
        assertThat(fault(cart.submit(session, 1, "tok_visa_us")))
                .isEqualTo("/buyer/confirmed_region required");

        Answer quoted = confirm(session, texan + ", \"confirmed_postal_code\": \"78701\"");
        assertThat(quoted.json().at("/quote/total").longValue()).isEqualTo(10_660);
        Answer paid =
                cart.submit(session, quoted.json().at("/quote/version").intValue(), "tok_visa_us");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().at("/tax/region").stringValue()).isEqualTo("TX");
    }
}
