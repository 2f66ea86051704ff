package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.Persons;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.Locale;
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
        return buy(email, 1);
    }

    JsonNode buy(String email, int quantity) {
        return order(email, "Ada Byron", "192.0.2.7", quantity, 201);
    }

    /** An order in review: a made-up name, a throw-away address, and a place far from the card. */
    JsonNode buyInDoubt() {
        return order("qwrtzp@mailinator.com", "Qwrtzp Xkcdvb", "8.8.8.8", 1, 202);
    }

    /** A paid order to Luxembourg by a card that turned out to be German. */
    JsonNode buyByForeignCard() {
        return order(
                "\"email\": \"ada@example.com\", \"name\": \"Ada Byron\", \"country\": \"LU\"",
                "tok_visa_de_late",
                1,
                201);
    }

    private JsonNode order(String email, String name, String ip, int quantity, int status) {
        return order(
                """
                "email": "%s", "name": "%s", "country": "DE", "postal_code": "10115", "ip": "%s",
                "locale": "de"
                """
                        .formatted(email, name, ip),
                "tok_visa",
                quantity,
                status);
    }

    private JsonNode order(String buyer, String token, int quantity, int status) {
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": %d}], "buyer": {%s},
                         "payment": {"method": "card", "token": "%s"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, quantity, buyer, token));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        return answer.json();
    }

    JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + id(order)).json();
    }

    static String id(JsonNode object) {
        return object.get("id").stringValue();
    }

    static String number(JsonNode order) {
        return order.get("number").stringValue();
    }

    /** Whose order this is, as the switch of the console names it. */
    static String vendor(JsonNode order) {
        return tenant(order).id().toString();
    }

    /** Somebody who may act for the account of this order in a role; their e-mail address. */
    static String colleague(JsonNode order, String role, String password) {
        return member(tenant(order), role, password);
    }

    static String member(Vendor vendor, String role, String password) {
        String email = role + "-" + Codes.random(8).toLowerCase(Locale.ROOT) + "@example.com";
        TestServer.bean(Database.class)
                .run(tx ->
                        TestServer.bean(Persons.class)
                                .create(tx, email, password, vendor.account(), role));
        return email;
    }

    static Vendor tenant(JsonNode order) {
        return TestServer.bean(Vendors.class).byCode(number(order).substring(0, 5)).orElseThrow();
    }
}
