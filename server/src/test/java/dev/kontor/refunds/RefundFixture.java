package dev.kontor.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A vendor of its own on the running server, that sells and takes back. */
final class RefundFixture {
    final Client api = TestServer.newSandbox();

    /** A price in euros, tax included, of a new product that brings a license key. */
    String price(long amount, String category) {
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Product of %d", "tax_category": "%s", "deliveries":
                                 [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                                """
                                        .formatted(amount, category)));
        return made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": %d, "tax_behavior": "inclusive"}
                        """
                                .formatted(product, amount)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** The order of a German consumer. */
    JsonNode buy(String token, String... prices) {
        String items =
                Arrays.stream(prices)
                        .map(it -> "{\"price\": \"" + it + "\", \"quantity\": 1}")
                        .collect(Collectors.joining(", "));
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s],
                         "buyer": {"email": "ada@example.com", "country": "DE", "locale": "de"},
                         "payment": {"method": "card", "token": "%s"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(items, token));
        made(answer);
        return answer.json();
    }

    /** The handbook's sale of EUR 119.00 with 19 %. */
    JsonNode buySoftware() {
        return buy("tok_visa", price(11_900, "software_download"));
    }

    /** Refunds; {@code what} are further fields, such as {@code "amount": 3000}. */
    Answer refund(JsonNode order, String what, String... headers) {
        return api.post("/v1/refunds", body(order, what), headers);
    }

    static String body(JsonNode order, String what) {
        return """
        {"order": "%s", "reason": "requested_by_customer"%s}
        """
                .formatted(id(order), what.isEmpty() ? "" : ", " + what);
    }

    JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + id(order)).json();
    }

    /** The journals of an order, oldest first: kind, debits, bar, credits. */
    List<String> journals(JsonNode order) {
        List<String> journals = new ArrayList<>();
        for (JsonNode journal :
                api.get("/v1/ledger/journals?order=" + id(order)).json().get("data")) {
            journals.addFirst(
                    journal.get("kind").stringValue()
                            + ": "
                            + side(journal, "debit")
                            + " | "
                            + side(journal, "credit"));
        }
        return journals;
    }

    private static String side(JsonNode journal, String side) {
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : journal.get("entries")) {
            if (entry.get(side).longValue() > 0) {
                entries.add(entry.get("account").intValue() + " " + entry.get(side).longValue());
            }
        }
        return String.join("; ", entries);
    }

    /** The tenant behind the key. */
    VendorId vendor(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id();
    }

    void advance(String to) {
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    static String id(JsonNode object) {
        return object.get("id").stringValue();
    }
}
