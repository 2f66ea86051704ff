package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Registrations and thresholds are those of the payment, too (handbook 4.2). */
class S08_TheSellerStandsElsewhereByThen {
    private static final String NOON = "2026-03-02T12:00:00Z";
    private static final String AUSTRALIA = "\"country\": \"AU\"";

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

    /** Registered after the order, before its money: the tax is in what was paid. */
    @Test
    void whoIsRegisteredSinceOwesTheTax() {
        Till till = Till.at(NOON);
        registerInTexas(till);
        String order = challenged(till, AUSTRALIA);
        assertThat(till.order(order).get("total").longValue()).isEqualTo(10_000);
        register(till, "AU", "simplified", "300012345678");

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        JsonNode paid = till.order(order);
        assertThat(paid.get("total").longValue()).isEqualTo(10_000);
        assertThat(paid.at("/lines/0/unit_amount").longValue()).isEqualTo(10_000);
        assertThat(paid.at("/lines/0/tax_behavior").stringValue()).isEqualTo("inclusive");
        assertThat(till.taxLines(order)).containsExactly("10 9091 909 2026-03-02");
        assertThat(till.determined(order)).hasSize(2);
        assertThat(number(till, paid)).isEqualTo("300012345678");
    }

    /** Below the threshold nothing is due any more; what was paid stays. */
    @Test
    void whoIsNotRegisteredAnyMoreOwesNothing() {
        Till till = Till.at(NOON);
        String id = register(till, "AU", "simplified", "300012345678");
        String order = challenged(till, AUSTRALIA);
        assertThat(till.order(order).get("total").longValue()).isEqualTo(11_000);
        Answer ended = till.api.patch("/v1/tax/registrations/" + id, "{\"to\": \"2026-03-01\"}");
        assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        assertThat(till.taxLines(order)).containsExactly("0 11000 0 2026-03-02");
        assertThat(number(till, till.order(order))).startsWith("DE");
    }

    /** One of two taxes is collected; the other since. */
    @Test
    void quebecSinceTheOrder() {
        Till till = Till.at(NOON);
        register(till, "CA", "simplified", "123456789 RT0001");
        String quebec = "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\"";
        String order = challenged(till, quebec);
        assertThat(till.order(order).get("total").longValue()).isEqualTo(10_500);
        register(till, "CA-QC", "simplified", "NR00012345");

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        assertThat(till.order(order).get("total").longValue()).isEqualTo(10_500);
        assertThat(till.order(order).at("/tax/breakdown")).hasSize(2);
        assertThat(till.order(order).get("tax_total").longValue()).isEqualTo(1_368);
    }

    /**
     * In Tallinn it is the day after the last of the registration, in UTC the last: what may be
     * sold from the first euro on by the registered alone stays taxed, as it is some hours later.
     */
    @Test
    void betweenTheMidnights() {
        Till till = Till.at("2025-06-30T20:30:00Z");
        String oss = register(till, "EU", "oss_union", "DE136695976");
        String order = challenged(till, "\"country\": \"EE\"");
        assertThat(
                        till.api
                                .patch("/v1/tax/registrations/" + oss, "{\"to\": \"2025-06-30\"}")
                                .status())
                .isEqualTo(200);
        till.until("2025-06-30T21:10:00Z");
        assertThat(till.buy("\"country\": \"EE\"", "tok_visa").json().get("code").stringValue())
                .isEqualTo("registration_required");

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        assertThat(till.taxLines(order)).containsExactly("24 9839 2361 2025-07-01");
    }

    /** A registration elsewhere is nothing to ask again for. */
    @Test
    void otherPlacesDoNotMatter() {
        Till till = Till.at(NOON);
        register(till, "AU", "simplified", "300012345678");
        String order = challenged(till, AUSTRALIA);
        registerInTexas(till);

        assertThat(till.settle(order, "success").status()).isEqualTo(200);

        assertThat(till.taxLines(order)).containsExactly("10 10000 1000 2026-03-02");
        assertThat(till.determined(order)).hasSize(1);
    }

    private static String challenged(Till till, String buyer) {
        Answer answer = till.buy(buyer, "tok_sca_required");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(402);
        return answer.json().at("/order/id").stringValue();
    }

    private static String number(Till till, JsonNode order) {
        return till.api
                .get("/v1/invoices/" + order.at("/invoice/id").stringValue())
                .json()
                .at("/seller/tax_numbers/0/number")
                .stringValue();
    }

    private static void registerInTexas(Till till) {
        register(till, "US-TX", "standard", "1");
    }

    private static String register(Till till, String place, String scheme, String number) {
        return Till.made(
                till.api.post(
                        "/v1/tax/registrations",
                        """
                        {"jurisdiction": "%s", "scheme": "%s", "number": "%s",
                         "from": "2020-01-01"}
                        """
                                .formatted(place, scheme, number)));
    }
}
