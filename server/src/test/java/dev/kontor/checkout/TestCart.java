package dev.kontor.checkout;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A cart of one product in a sandbox of its own, and what is done with its session. */
final class TestCart {
    private final Client client;
    private final String price;

    private TestCart(Client client, String price) {
        this.client = client;
        this.price = price;
    }

    /** A product of software as a service at this price in euros. */
    static TestCart selling(Client client, long amount, String behavior) {
        return selling(client, "EUR", amount, behavior);
    }

    static TestCart selling(Client client, String currency, long amount, String behavior) {
        String product =
                client.post(
                                "/v1/products",
                                """
                                {"name": "Plan", "tax_category": "saas",
                                 "deliveries": [{"type": "license_key", "mode": "generated",
                                                 "activation_limit": 2}]}\
                                """)
                        .json()
                        .get("id")
                        .stringValue();
        String price =
                client.post(
                                "/v1/prices",
                                """
                                {"product": "%s", "currency": "%s", "amount": %d,
                                 "tax_behavior": "%s"}\
                                """
                                        .formatted(product, currency, amount, behavior))
                        .json()
                        .get("id")
                        .stringValue();
        return new TestCart(client, price);
    }

    /** What is in it. */
    String price() {
        return price;
    }

    Client client() {
        return client;
    }

    /** A session for one of it, for somebody in this country. */
    Answer open(String country) {
        return client.post(
                "/v1/checkouts",
                """
                {"items": [{"price": "%s", "quantity": 1}], "locale": "de",
                 "buyer": {"email": "ada@example.com", "name": "Ada Byron", "country": "%s"}}\
                """
                        .formatted(price, country));
    }

    Answer move(String session, String country) {
        return client.patch(
                "/v1/checkouts/" + session,
                """
                {"buyer": {"email": "ada@example.com", "name": "Ada Byron", "country": "%s"}}\
                """
                        .formatted(country));
    }

    Answer submit(String session, int quote, String token) {
        return client.post(
                "/v1/checkouts/" + session + "/submit",
                """
                {"quote": %d, "payment": {"method": "card", "token": "%s"},
                 "consents": {"terms": true, "immediate_delivery": true}}\
                """
                        .formatted(quote, token));
    }

    Answer get(String session) {
        return client.get("/v1/checkouts/" + session);
    }

    /** What a browser without scripts sends from the page at {@code path}. */
    static Answer send(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return new Client("none")
                .send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
