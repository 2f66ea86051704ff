package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Registrations and thresholds are those of the payment, too (handbook 4.2). */
class S08_TheSellerStandsElsewhereByThen {
    /** The money is taken; nobody could sell there any more, and still the tax in it is right. */
    @Test
    void whereNothingMayBeSoldAnyMoreTheMoneyIsNotLost() {
        Till till = Till.at("2025-06-30T20:30:00Z");
        String order =
                till.buy("\"country\": \"EE\"", "tok_sca_required")
                        .json()
                        .at("/order/id")
                        .stringValue();
        registerInTexas(till);
        till.until("2025-06-30T21:10:00Z");
        assertThat(till.buy("\"country\": \"EE\"", "tok_visa").json().get("code").stringValue())
                .isEqualTo("registration_required");

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        JsonNode paid = till.order(order);
        assertThat(paid.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(paid.get("total").longValue()).isEqualTo(12_200);
        assertThat(till.taxLines(order)).containsExactly("24 9839 2361 2025-07-01");
    }

    @Test
    void whoHasCrossedAThresholdSinceChargesTheTax() {
        Till till =
                new Till(
                        TestServer.newSandboxAt("2026-03-02T12:00:00Z"),
                        "saas",
                        "\"currency\": \"AUD\", \"amount\": 7000000, \"tax_behavior\": \"exclusive\"");
        registerInTexas(till);
        String order = till.declined("\"country\": \"AU\"");
        assertThat(till.order(order).get("tax_total").longValue()).isZero();
        assertThat(till.buy("\"country\": \"AU\"", "tok_visa").status()).isEqualTo(201);
        assertThat(till.buy("\"country\": \"AU\"", "tok_visa").status()).isEqualTo(201);

        Answer changed = till.payAgain(order, "tok_visa");
        assertThat(changed.json().get("code").stringValue()).isEqualTo("quote_changed");
        assertThat(changed.json().at("/order/total").longValue()).isEqualTo(7_700_000);
        assertThat(till.payAgain(order, "tok_visa").status()).isEqualTo(201);
        assertThat(till.taxLines(order)).containsExactly("10 7000000 700000 2026-03-02");
    }

    private static void registerInTexas(Till till) {
        Till.made(
                till.api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "US-TX", "scheme": "standard", "number": "1",
                         "from": "2020-01-01"}
                        """));
    }
}
