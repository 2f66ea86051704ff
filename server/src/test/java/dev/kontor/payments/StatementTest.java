package dev.kontor.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The buyer reads the same name on the card's statement, whichever attempt took the money. */
class StatementTest {
    private final Client api = TestServer.newSandbox();

    @Test
    void furtherAttemptsSayWhatTheFirstSaid() {
        String product =
                id(
                        "/v1/products",
                        """
                        {"name": "Lumen Photo 4", "tax_category": "saas",
                         "statement_name": "LUMEN PHOTO", "deliveries":
                         [{"type": "license_key", "mode": "generated", "activation_limit": 2}]}
                        """);
        String price =
                id(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": 11900,
                         "tax_behavior": "inclusive"}
                        """
                                .formatted(product));
        JsonNode declined =
                api.post(
                                "/v1/orders",
                                """
                                {"items": [{"price": "%s", "quantity": 1}],
                                 "buyer": {"email": "ada@example.com", "country": "DE"},
                                 "payment": {"method": "card", "token": "tok_declined"},
                                 "consents": {"terms": true, "immediate_delivery": true}}
                                """
                                        .formatted(price))
                        .json();
        String order = declined.at("/order/id").stringValue();
        JsonNode view = api.get("/v1/orders/" + order).json();
        assertThat(last(view).no()).as("with the second gateway's").isEqualTo(2);
        assertThat(last(view).statement()).isEqualTo("LUMEN PHOTO");

        api.post(
                "/v1/orders/" + order + "/payments",
                "{\"method\": \"card\", \"token\": \"tok_visa\"}");

        assertThat(last(view).no()).isEqualTo(3);
        assertThat(last(view).statement()).isEqualTo("LUMEN PHOTO");
    }

    private static Attempt last(JsonNode order) {
        String number = order.get("number").stringValue();
        VendorId vendor =
                TestServer.bean(Vendors.class).byCode(number.substring(0, 5)).orElseThrow().id();
        PaymentId payment = PaymentId.parse(order.at("/payment/id").stringValue());
        return TestServer.bean(Payments.class).last(vendor, payment, number);
    }

    private String id(String path, String body) {
        return api.post(path, body).json().get("id").stringValue();
    }
}
