package dev.kontor.journeys;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import tools.jackson.databind.JsonNode;

/** A sandbox with something to sell, and orders as the README makes them. */
final class Shop {
    private final Client client;
    private final String price;

    private Shop(Client client, String price) {
        this.client = client;
        this.price = price;
    }

    /** A fresh sandbox that sells a generated license key for EUR 119.00, tax included. */
    static Shop withLicense() {
        return with(TestServer.newSandbox(), "software_download", 11_900, "inclusive");
    }

    /** As {@link #withLicense}, for another product, at a moment of the sandbox's clock. */
    static Shop with(Client client, String category, long amount, String behavior) {
        String product =
                client.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "%s", "deliveries":
                                  [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """
                                        .formatted(category))
                        .json()
                        .get("id")
                        .stringValue();
        String price =
                client.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "EUR", "amount": %d, "tax_behavior": "%s"}
                                """
                                        .formatted(product, amount, behavior))
                        .json()
                        .get("id")
                        .stringValue();
        return new Shop(client, price);
    }

    Client client() {
        return client;
    }

    /** A German consumer's order, paid with this token. */
    String order(String token) {
        return order(token, "ada@example.com", "\"country\": \"DE\", \"postal_code\": \"10115\"");
    }

    String order(String token, String email, String place) {
        return """
        {"items": [{"price": "%s", "quantity": 1}],
         "buyer": {"email": "%s", "name": "Ada Byron", %s, "ip": "192.0.2.7", "locale": "de"},
         "payment": {"method": "card", "token": "%s"},
         "consents": {"terms": true, "immediate_delivery": true}}
        """
                .formatted(price, email, place, token);
    }

    Answer buy(String token, String... headers) {
        return client.post("/v1/orders", order(token), headers);
    }

    Answer buyFrom(String place) {
        return client.post("/v1/orders", order("tok_visa", "ada@example.com", place));
    }

    JsonNode get(String path) {
        return client.get(path).json();
    }
}
