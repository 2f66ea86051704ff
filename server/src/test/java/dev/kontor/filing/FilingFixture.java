package dev.kontor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestEntities;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Record;
import tools.jackson.databind.JsonNode;

/** A sandbox that sells all over the world and files what it owes. */
final class FilingFixture {
    final Client api;
    private final Map<String, String> prices = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();
    private String code = "";

    FilingFixture(String now) {
        this(TestServer.newSandboxAt(now));
    }

    FilingFixture(Client sandbox) {
        api = sandbox;
    }

    /** A sandbox of a seller from New York. */
    static FilingFixture american(String now) {
        return new FilingFixture(
                TestEntities.sandbox(
                        TestEntities.vendor(TestEntities.american(), "From afar"), now));
    }

    /** A registration from one day to another; open without the last. */
    Answer register(String place, String scheme, String period, String from, String to) {
        return api.post(
                "/v1/tax/registrations",
                """
                {"jurisdiction": "%s", "scheme": "%s", "number": "12345678", "period": %s,
                 "from": "%s", "to": %s}
                """
                        .formatted(place, scheme, text(period), from, text(to)));
    }

    private static String text(String value) {
        return value.isEmpty() ? "null" : "\"" + value + "\"";
    }

    /** Periods and states of a scheme's returns, newest first. */
    List<String> returns(String scheme) {
        return rows(ok(api.get("/v1/tax/reports")).get("data"), "scheme", "period", "status")
                .stream()
                .filter(it -> it.startsWith(scheme + " "))
                .map(it -> it.substring(scheme.length() + 1))
                .toList();
    }

    /** Such as {@code saas 10000 EUR exclusive}; made once. */
    private String price(String what) {
        return prices.computeIfAbsent(
                what,
                any -> {
                    String[] words = what.split(" ", -1);
                    String product =
                            products.computeIfAbsent(
                                    words[0],
                                    category ->
                                            made(
                                                    api.post(
                                                            "/v1/products",
                                                            """
                                                            {"name": "A %s", "tax_category": "%s", "deliveries":
                                                             [{"type": "license_key", "mode": "generated",
                                                               "activation_limit": 1}]}
                                                            """
                                                                    .formatted(
                                                                            category, category))));
                    return made(
                            api.post(
                                    "/v1/prices",
                                    """
                                    {"product": "%s", "amount": %s, "currency": "%s", "tax_behavior": "%s"}
                                    """
                                            .formatted(product, words[1], words[2], words[3])));
                });
    }

    /** An order of a buyer there, such as {@code "country": "FR"}. */
    JsonNode buy(String place, String... what) {
        String items =
                Arrays.stream(what)
                        .map(it -> "{\"price\": \"" + price(it) + "\", \"quantity\": 1}")
                        .collect(Collectors.joining(", "));
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s], "buyer": {"email": "ada@example.com", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(items, place));
        made(answer);
        code = answer.json().get("number").stringValue().substring(0, 5);
        return answer.json();
    }

    void refund(JsonNode order) {
        refund(order, order.get("total").longValue());
    }

    void refund(JsonNode order, long amount) {
        made(
                api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"amount\": %d, \"reason\": \"other\"}"
                                .formatted(order.get("id").stringValue(), amount)));
    }

    void advance(String to) {
        ok(api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}"));
    }

    void rate(String currency, String day, String rate) {
        rate(currency, "EUR", day, rate);
    }

    void rate(String currency, String base, String day, String rate) {
        ok(
                api.post(
                        "/v1/tax/rates",
                        """
                        {"currency": "%s", "base": "%s", "day": "%s", "rate": %s}
                        """
                                .formatted(currency, base, day, rate)));
    }

    JsonNode report(String scheme, String period) {
        return ok(api.get("/v1/tax/reports/" + scheme + "?period=" + period));
    }

    String text(String scheme, String period, String format) {
        Answer answer =
                api.get("/v1/tax/reports/" + scheme + "?period=" + period + "&format=" + format);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.raw().body();
    }

    Answer lock(String scheme, String period) {
        return api.post("/v1/tax/reports/" + scheme + "/" + period + "/lock", "");
    }

    Answer file(String scheme, String period) {
        return api.post("/v1/tax/reports/" + scheme + "/" + period + "/file", "");
    }

    Answer pay(String scheme, String period) {
        return api.post("/v1/tax/reports/" + scheme + "/" + period + "/pay", "");
    }

    VendorId vendor() {
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id();
    }

    List<String> query(String sql, Object... values) {
        return TestServer.bean(Database.class)
                .read(it -> it.fetch(sql, values).map((Record row) -> row.get(0, String.class)));
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.json();
    }

    static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** The members of every element, joined by blanks. */
    static List<String> rows(JsonNode list, String... members) {
        List<String> rows = new ArrayList<>();
        for (JsonNode one : list) {
            rows.add(
                    Arrays.stream(members)
                            .map(it -> one.get(it).asString())
                            .collect(Collectors.joining(" ")));
        }
        return rows;
    }
}
