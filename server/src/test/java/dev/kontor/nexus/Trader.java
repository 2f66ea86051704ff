package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** A sandbox of its own on the running server, that sells to any place at any price. */
final class Trader {
    final Client api;
    private final Map<String, String> prices;
    private VendorId vendor = new VendorId(new UUID(0, 0));

    Trader(String now) {
        this(TestServer.newSandboxAt(now), new ConcurrentHashMap<>());
    }

    /** In real time, which every server knows. */
    Trader() {
        this(TestServer.newSandbox(), new ConcurrentHashMap<>());
    }

    private Trader(Client api, Map<String, String> prices) {
        this.api = api;
        this.prices = prices;
    }

    /** The same one at another server. */
    Trader at(TestServer.Another server) {
        return new Trader(api.at(server), prices);
    }

    /** A price of that many minor units without tax. */
    String price(String currency, long amount, String category) {
        return prices.computeIfAbsent(
                currency + amount + category,
                any -> {
                    String product =
                            made(
                                    api.post(
                                            "/v1/products",
                                            "{\"name\": \"Lumen\", \"tax_category\": \"%s\", \"deliveries\": []}"
                                                    .formatted(category)));
                    return made(
                            api.post(
                                    "/v1/prices",
                                    "{\"product\": \"%s\", \"currency\": \"%s\", \"amount\": %d, \"tax_behavior\": \"exclusive\"}"
                                            .formatted(product, currency, amount)));
                });
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** What is answered to an order of one SaaS at that net price. */
    Answer tryToBuy(String place, String currency, long amount) {
        return order(place, "ada@example.com", currency, amount, "saas");
    }

    Answer order(String place, String email, String currency, long amount, String category) {
        return order(place, email, currency, amount, category, "tok_visa");
    }

    /** An order of one SaaS that waits for the buyer's bank; the id of its payment. */
    String waiting(String place, String currency, long amount) {
        Answer answer =
                order(place, "eve@example.com", currency, amount, "saas", "tok_sca_required");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(402);
        return answer.json().at("/payment/id").stringValue();
    }

    /** The buyer has confirmed; the order of that payment. */
    JsonNode confirm(String payment) {
        Answer answer =
                api.post(
                        "/v1/sandbox/payments/" + payment + "/settle",
                        "{\"outcome\": \"success\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        String order = api.get("/v1/payments/" + payment).json().get("order").stringValue();
        return api.get("/v1/orders/" + order).json();
    }

    private Answer order(
            String place,
            String email,
            String currency,
            long amount,
            String category,
            String token) {
        return api.post(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}], "buyer": {"email": "%s", %s},
                 "payment": {"method": "card", "token": "%s"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(price(currency, amount, category), email, place(place), token));
    }

    /** Such as {@code US-TX 78701}. */
    private static String place(String words) {
        String[] parts = words.split(" ", -1);
        String[] codes = parts[0].split("-", -1);
        return "\"country\": \"%s\"%s%s"
                .formatted(
                        codes[0],
                        codes.length > 1 ? ", \"region\": \"" + codes[1] + "\"" : "",
                        parts.length > 1 ? ", \"postal_code\": \"" + parts[1] + "\"" : "");
    }

    JsonNode buy(String place, String currency, long amount) {
        Answer answer = tryToBuy(place, currency, amount);
        made(answer);
        String number = answer.json().get("number").stringValue();
        vendor = TestServer.bean(Vendors.class).byCode(number.substring(0, 5)).orElseThrow().id();
        return answer.json();
    }

    /** The tenant; known after its first sale. */
    VendorId vendor() {
        return vendor;
    }

    long tax(String place, String currency, long amount) {
        return buy(place, currency, amount).get("tax_total").longValue();
    }

    void refund(JsonNode order, long amount) {
        made(
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"amount\": %d, \"reason\": \"other\"}"
                                .formatted(order.get("id").stringValue(), amount)));
    }

    String register(String jurisdiction, String from) {
        return made(
                api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "%s", "scheme": "standard", "number": "1", "from": "%s"}
                        """
                                .formatted(jurisdiction, from)));
    }

    void decide(String unregistered, boolean micro) {
        Answer answer =
                api.send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/tax/settings"))
                                .header("Content-Type", "application/json")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"unregistered\": \"%s\", \"micro_threshold\": %s}"
                                                        .formatted(unregistered, micro))));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    void advance(String to) {
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    JsonNode threshold(String jurisdiction) {
        return api.get("/v1/tax/thresholds")
                .json()
                .get("data")
                .valueStream()
                .filter(it -> it.get("jurisdiction").stringValue().equals(jurisdiction))
                .findFirst()
                .orElseThrow();
    }

    /** Such as {@code 7500 1 10% clear}: sold, number, percent and state. */
    String counted(String jurisdiction) {
        JsonNode it = threshold(jurisdiction);
        return it.get("sold").asString()
                + " "
                + it.get("sales").asString()
                + " "
                + it.get("percent").asString()
                + "% "
                + it.get("state").stringValue();
    }
}
