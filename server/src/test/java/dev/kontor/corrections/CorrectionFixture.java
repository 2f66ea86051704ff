package dev.kontor.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestSales;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.Clocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sells and corrects; its entity is in Germany. */
final class CorrectionFixture extends TestSales {
    static final String FRENCH_ID = "FR40303265045";

    /** A price of a new product, which brings nothing. */
    String price(long amount, String currency, String category, String behavior) {
        return price(amount, currency, category, behavior, "");
    }

    /** An order of one of each; {@code buyer} are the fields that say where. */
    JsonNode buy(String buyer, String... prices) {
        return order("\"name\": \"Ada Byron\", " + buyer, "tok_visa", prices);
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

    JsonNode invoice(JsonNode order) {
        return api.get("/v1/invoices/" + reload(order).at("/invoice/id").stringValue()).json();
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

    void audit(JsonNode order) {
        assertThat(TestServer.bean(Ledger.class).audit(vendor(order)).breaches()).isEmpty();
    }

    void later(JsonNode order, Duration duration) {
        advance(TestServer.bean(Clocks.class).now(vendor(order)).plus(duration).toString());
    }
}
