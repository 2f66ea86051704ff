package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each token of the sandbox ends as api.md says, with one capture at most. */
class J02_PaymentsTest {
    private final Shop shop = Shop.withLicense();

    @ParameterizedTest
    @CsvSource({
        "tok_declined, do_not_honor, true, 2",
        "tok_insufficient_funds, insufficient_funds, true, 1",
        "tok_stolen, stolen_card, false, 1",
    })
    void declines(String token, String code, boolean retryable, int attempts) {
        Answer answer = shop.buy(token);

        assertThat(answer.status()).isEqualTo(402);
        JsonNode problem = answer.json();
        assertThat(problem.get("code").stringValue()).isEqualTo("payment_declined");
        assertThat(problem.get("decline_code").stringValue()).isEqualTo(code);
        assertThat(problem.get("retryable").booleanValue()).isEqualTo(retryable);
        assertThat(problem.at("/order/status").stringValue()).isEqualTo("awaiting_payment");
        assertThat(problem.at("/payment/attempts").intValue()).isEqualTo(attempts);
    }

    @Test
    void anotherCardPaysTheSameOrder() {
        String order = shop.buy("tok_declined").json().at("/order/id").stringValue();

        Answer paid =
                shop.client()
                        .post(
                                "/v1/orders/" + order + "/payments",
                                "{\"method\": \"card\", \"token\": \"tok_mastercard\"}");

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().get("id").stringValue()).isEqualTo(order);
        assertThat(paid.json().get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(captures(paid.json())).isEqualTo(1);
        assertThat(
                        shop.client()
                                .post(
                                        "/v1/orders/" + order + "/payments",
                                        "{\"method\": \"card\", \"token\": \"tok_visa\"}")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void strongAuthenticationComesFirst() {
        JsonNode problem = shop.buy("tok_sca_required").json();
        assertThat(problem.get("code").stringValue()).isEqualTo("payment_requires_action");
        assertThat(problem.at("/next_action/url").stringValue()).contains("/sandbox/challenge");

        String payment = problem.at("/payment/id").stringValue();
        Answer settled =
                shop.client()
                        .post(
                                "/v1/sandbox/payments/" + payment + "/settle",
                                "{\"outcome\": \"success\"}");

        assertThat(settled.status()).isEqualTo(200);
        JsonNode order = shop.get("/v1/orders/" + problem.at("/order/id").stringValue());
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(captures(order)).isEqualTo(1);
    }

    @Test
    void aGatewayThatIsDownIsPassedOver() {
        JsonNode order = shop.buy("tok_gateway_down").json();

        assertThat(order.at("/payment/gateway").stringValue()).isEqualTo("sandbox_b");
        assertThat(captures(order)).isEqualTo(1);
    }

    @DisplayName(
            "cases 41 and 42, PY-14: found captured, found not processed and cascaded, never resolved")
    @ParameterizedTest
    @CsvSource({
        "tok_timeout, fulfilled, captured, 1, 1",
        "tok_timeout_lost, fulfilled, captured, 2, 1",
        "tok_timeout_unresolved, awaiting_payment, unknown, 1, 0",
    })
    void unknownIsNotFailed(
            String token, String status, String payment, int attempts, int captures) {
        Answer answer = shop.buy(token);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/payment/status").stringValue()).isEqualTo("unknown");

        passSeconds(30);

        JsonNode order = shop.get("/v1/orders/" + answer.json().get("id").stringValue());
        assertThat(order.get("status").stringValue()).isEqualTo(status);
        assertThat(order.at("/payment/status").stringValue()).isEqualTo(payment);
        assertThat(order.at("/payment/attempts").intValue()).isEqualTo(attempts);
        assertThat(captures(order)).isEqualTo(captures);
    }

    @Test
    void whoDoesNotPayLosesTheOrderAfterADay() {
        String order = shop.buy("tok_declined").json().at("/order/id").stringValue();

        passSeconds(25 * 3600);

        assertThat(shop.get("/v1/orders/" + order).get("status").stringValue())
                .isEqualTo("cancelled");
    }

    private void passSeconds(long seconds) {
        Instant now = Instant.parse(shop.get("/v1/test_clock").get("now").stringValue());
        Answer advanced =
                shop.client()
                        .post(
                                "/v1/test_clock/advance",
                                "{\"to\": \"" + now.plusSeconds(seconds) + "\"}");
        assertThat(advanced.status()).isEqualTo(200);
    }

    private long captures(JsonNode order) {
        JsonNode payment = shop.get("/v1/payments/" + order.at("/payment/id").stringValue());
        return payment.get("attempts")
                .valueStream()
                .filter(it -> it.get("status").stringValue().equals("captured"))
                .count();
    }
}
