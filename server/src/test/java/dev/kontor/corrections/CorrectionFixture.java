package dev.kontor.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A vendor of its own on the running server, that sells and corrects; its entity is in Germany. */
final class CorrectionFixture {
    static final String FRENCH_ID = "FR40303265045";

    final Client api = TestServer.newSandbox();

    /** A price of a new product, which brings nothing. */
    String price(long amount, String currency, String category, String behavior) {
        String product =
                made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Product of %d", "tax_category": "%s", "deliveries": []}
                                """
                                        .formatted(amount, category)));
        return made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "%s", "amount": %d, "tax_behavior": "%s"}
                        """
                                .formatted(product, currency, amount, behavior)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** An order of one of each; {@code buyer} are the fields that say where. */
    JsonNode buy(String buyer, String... prices) {
        List<String> items = new ArrayList<>();
        for (String price : prices) {
            items.add("{\"price\": \"" + price + "\", \"quantity\": 1}");
        }
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s],
                         "buyer": {"email": "ada@example.com", "name": "Ada Byron", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(String.join(", ", items), buyer));
        made(answer);
        return answer.json();
    }

    /** EUR 120.00 in France, 20 % of tax included. */
    JsonNode buyInFrance() {
        return buy("\"country\": \"FR\"", price(12_000, "EUR", "software_download", "inclusive"));
    }

    /** EUR 119.00 in Germany, 19 % of tax included. */
    JsonNode buyInGermany() {
        return buy("\"country\": \"DE\"", price(11_900, "EUR", "software_download", "inclusive"));
    }

    /** {@code buyer} are the fields that are right. */
    Answer correct(JsonNode order, String buyer, String... headers) {
        return api.post(
                "/v1/orders/" + id(order) + "/corrections",
                "{\"buyer\": {" + buyer + "}}",
                headers);
    }

    Answer addFrenchId(JsonNode order, String... headers) {
        return correct(order, "\"tax_id\": \"" + FRENCH_ID + "\"", headers);
    }

    Answer refund(JsonNode order, String what) {
        return api.post(
                "/v1/refunds",
                "{\"order\": \"%s\", \"reason\": \"requested_by_customer\"%s}"
                        .formatted(id(order), what.isEmpty() ? "" : ", " + what));
    }

    JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + id(order)).json();
    }

    JsonNode invoice(JsonNode order) {
        return api.get("/v1/invoices/" + reload(order).at("/invoice/id").stringValue()).json();
    }

    /** The journals of an order, oldest first: kind, debits, bar, credits. */
    List<String> journals(JsonNode order) {
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

    /** The balance of an account over all journals of an order: debits less credits. */
    long balance(JsonNode order, int account) {
        long balance = 0;
        for (JsonNode journal :
                api.get("/v1/ledger/journals?limit=100&order=" + id(order)).json().get("data")) {
            for (JsonNode entry : journal.get("entries")) {
                if (entry.get("account").intValue() == account) {
                    balance += entry.get("debit").longValue() - entry.get("credit").longValue();
                }
            }
        }
        return balance;
    }

    List<String> events(JsonNode order) {
        List<String> events = new ArrayList<>();
        api.get("/v1/orders/" + id(order) + "/timeline")
                .json()
                .get("data")
                .forEach(it -> events.add(it.get("type").stringValue()));
        return events;
    }

    /** The tenant behind the key. */
    VendorId vendor(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id();
    }

    void audit(JsonNode order) {
        assertThat(TestServer.bean(Ledger.class).audit(vendor(order)).breaches()).isEmpty();
    }

    void later(JsonNode order, Duration duration) {
        String to = TestServer.bean(Clocks.class).now(vendor(order)).plus(duration).toString();
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    static String id(JsonNode object) {
        return object.get("id").stringValue();
    }
}
