package dev.kontor;

import static org.assertj.core.api.Assertions.assertThat;

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
public abstract class TestSales {
    public final Client api;

    protected TestSales() {
        this(TestServer.newSandbox());
    }

    protected TestSales(Client api) {
        this.api = api;
    }

    /**
     * A price of a new product.
     *
     * @param deliveries JSON of what it brings
     */
    public String price(
            long amount, String currency, String category, String behavior, String deliveries) {
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Product of %d", "tax_category": "%s", "deliveries": [%s]}
                                """
                                        .formatted(amount, category, deliveries)));
        return made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "%s", "amount": %d, "tax_behavior": "%s"}
                        """
                                .formatted(product, currency, amount, behavior)));
    }

    /** The id of what was made. */
    public static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /**
     * An order of one of each.
     *
     * @param buyer JSON of the fields besides the e-mail address
     * @param token of the card
     */
    public JsonNode order(String buyer, String token, String... prices) {
        String items =
                Arrays.stream(prices)
                        .map(it -> "{\"price\": \"" + it + "\", \"quantity\": 1}")
                        .collect(Collectors.joining(", "));
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s], "buyer": {"email": "ada@example.com", %s},
                         "payment": {"method": "card", "token": "%s"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(items, buyer, token));
        made(answer);
        return answer.json();
    }

    /** Refunds; {@code what} are further fields, such as {@code "amount": 3000}. */
    public Answer refund(JsonNode order, String what, String... headers) {
        return api.post("/v1/refunds", body(order, what), headers);
    }

    public static String body(JsonNode order, String what) {
        return """
        {"order": "%s", "reason": "requested_by_customer"%s}
        """
                .formatted(id(order), what.isEmpty() ? "" : ", " + what);
    }

    public JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + id(order)).json();
    }

    /** The journals of an order, oldest first: kind, debits, bar, credits. */
    public List<String> journals(JsonNode order) {
        List<String> journals = new ArrayList<>();
        for (JsonNode journal :
                api.get("/v1/ledger/journals?limit=100&order=" + id(order)).json().get("data")) {
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
    public VendorId vendor(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id();
    }

    public void advance(String to) {
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    public static String id(JsonNode object) {
        return object.get("id").stringValue();
    }
}
