package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.vendors.Vendors;
import tools.jackson.databind.JsonNode;

/** A sandbox of the demo's account with something to sell, filled by API. */
final class Sandbox {
    final Client api = TestServer.newSandbox();
    private final String price = price();

    private String price() {
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen Pro", "tax_category": "software_download", "deliveries":
                                 [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """));
        return made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": 11900,
                         "tax_behavior": "inclusive"}
                        """
                                .formatted(product)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** A paid order of a German consumer. */
    JsonNode buy(String email) {
        return order(email, "192.0.2.7", 201);
    }

    /** An order that waits for a decision: a made-up name, a throw-away address, through Tor. */
    JsonNode buyInDoubt() {
        api.post("/v1/risk/lists", "{}");
        return order("xkcdqwrt@mailinator.com", "192.0.2.7", 202);
    }

    private JsonNode order(String email, String ip, int status) {
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "%s", "name": "Ada Byron", "country": "DE",
                                   "postal_code": "10115", "ip": "%s", "locale": "de"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, email, ip));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        return answer.json();
    }

    /** The id by which the switch chooses it. */
    String vendor() {
        String code = buy("first@example.com").get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id().toString();
    }
}
