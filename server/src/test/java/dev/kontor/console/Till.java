package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A sandbox at a time of its own that sells for given amounts all over the world. */
final class Till {
    final Client api;
    final VendorId vendor;
    private final Map<String, String> prices = new HashMap<>();

    Till(String now) {
        JsonNode sandbox =
                TestServer.demo().post("/v1/sandboxes", "{\"now\": \"" + now + "\"}").json();
        api = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant();
    }

    /** An order of a buyer there, such as {@code "country": "FR"}, for net amounts. */
    JsonNode buy(String place, long net, String currency) {
        String price =
                prices.computeIfAbsent(
                        net + " " + currency,
                        any ->
                                id(
                                        api.post(
                                                "/v1/prices",
                                                """
                                                {"product": "%s", "amount": %d, "currency": "%s",
                                                 "tax_behavior": "exclusive"}
                                                """
                                                        .formatted(product(), net, currency))));
        Answer order =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, place));
        id(order);
        return order.json();
    }

    private String product() {
        return id(
                api.post(
                        "/v1/products",
                        """
                        {"name": "Lumen Cloud", "tax_category": "saas", "deliveries":
                         [{"type": "license_key", "mode": "generated", "activation_limit": 1}]}
                        """));
    }

    void refund(JsonNode order, long amount) {
        id(
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"amount\": %d, \"reason\": \"other\"}"
                                .formatted(order.get("id").stringValue(), amount)));
    }

    void advance(String to) {
        assertThat(api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}").status())
                .isEqualTo(200);
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }
}
