package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Case 27 of the handbook as a client sees it: the register is down at the sale, three days later
 * it says yes.
 */
class S05_AnIdInDoubtIsListed {
    private final Client api = TestServer.newSandboxAt("2026-03-01T10:00:00Z");

    private static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode buy(String buyer) {
        String product =
                made(api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "saas", "deliveries":
                                  [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """))
                        .get("id")
                        .stringValue();
        String price =
                made(api.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "EUR", "amount": 10000,
                                 "tax_behavior": "exclusive"}
                                """
                                        .formatted(product)))
                        .get("id")
                        .stringValue();
        return made(
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "FR", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, buyer)));
    }

    private JsonNode listed(String query) {
        Answer answer = api.get("/v1/tax/ids" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("data");
    }

    @Test
    void theRegisterIsAskedAgainUntilItAnswers() {
        JsonNode order =
                buy("\"tax_id\": \"FR 40 303 265 045\", \"tax_id_status\": \"unavailable\"");
        assertThat(order.get("total").longValue()).isEqualTo(12_000);
        buy("\"tax_id\": \"FR40303265045\"");

        assertThat(listed("")).hasSize(1);
        JsonNode open = listed("?state=open").get(0);
        assertThat(open.get("order")).isEqualTo(order.get("id"));
        assertThat(open.get("tax_id").stringValue()).isEqualTo("FR40303265045");
        assertThat(open.get("doubt").stringValue()).isEqualTo("unavailable");
        assertThat(open.get("asked").intValue()).isZero();

        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-04T09:59:00Z\"}");
        assertThat(listed("?state=open").get(0).get("asked").intValue()).isEqualTo(1);
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-04T12:00:00Z\"}");
        JsonNode confirmed = listed("?state=confirmed").get(0);
        assertThat(confirmed.get("consultation_number").stringValue()).startsWith("SANDBOX-");
        assertThat(confirmed.get("confirmed_at").stringValue()).startsWith("2026-03-04T10:0");
        assertThat(listed("?state=open")).isEmpty();
        assertThat(api.get("/v1/tax/ids?state=lost").status()).isEqualTo(422);
    }
}
