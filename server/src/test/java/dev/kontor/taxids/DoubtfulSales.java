package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox that sells to buyers with tax ids, and decides about them. It begins on 1 March 2026.
 */
final class DoubtfulSales {
    private final Client api = TestServer.newSandboxAt("2026-03-01T10:00:00Z");

    Client api() {
        return api;
    }

    static JsonNode made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    JsonNode buy(String country, String buyer) {
        return made(api.post("/v1/orders", order(country, buyer)));
    }

    /**
     * What orders one thing for 100 EUR.
     *
     * @param buyer members of its JSON, without the e-mail address and country
     */
    String order(String country, String buyer) {
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
        return """
        {"items": [{"price": "%s", "quantity": 1}],
         "buyer": {"email": "ada@example.com", "country": "%s", %s},
         "payment": {"method": "card", "token": "tok_visa"},
         "consents": {"terms": true, "immediate_delivery": true}}
        """
                .formatted(price, country, buyer);
    }

    Answer decide(JsonNode order, String body) {
        return api.post("/v1/tax/ids/" + order.get("id").stringValue() + "/decision", body);
    }

    void advance(String to) {
        assertThat(api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}").status())
                .isEqualTo(200);
    }

    JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + order.get("id").stringValue()).json();
    }
}
