package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.vendors.Vendors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Any sales over the midnight at which rates change, paid after it and taken back in any parts: the
 * total stays what was shown, its parts sum to it, and books and returns agree to the cent.
 */
class S07_LateMoneyIsBooked {
    private static final List<String> PLACES =
            List.of(
                    "\"country\": \"EE\"",
                    "\"country\": \"EE\", \"tax_id\": \"EE100931558\", \"tax_id_status\": \"valid\"",
                    "\"country\": \"FI\"",
                    "\"country\": \"DE\"",
                    "\"country\": \"JP\"",
                    "\"country\": \"CA\", \"region\": \"QC\", \"postal_code\": \"H2X 1Y4\"",
                    "\"country\": \"US\", \"region\": \"AZ\", \"postal_code\": \"85004\"");

    private final Client api = TestServer.newSandboxAt("2025-06-30T20:30:00Z");
    private final Random random = new Random(20250630);

    @Test
    void whateverIsPaidAfterMidnight() {
        List<String> prices =
                List.of(
                        price(1_999, "saas", "exclusive"),
                        price(999, "ebook", "inclusive"),
                        price(4_977, "software_download", "inclusive"),
                        price(333, "game", "exclusive"));
        Map<String, Long> shown = new HashMap<>();
        for (int i = 0; i < 21; i++) {
            JsonNode order = challenged(PLACES.get(i % PLACES.size()), prices);
            shown.put(order.get("id").stringValue(), order.get("total").longValue());
        }
        advance("2025-06-30T21:10:00Z");
        for (String id : shown.keySet()) {
            String payment = order(id).at("/payment/id").stringValue();
            Answer paid =
                    api.post(
                            "/v1/sandbox/payments/" + payment + "/settle",
                            "{\"outcome\": \"success\"}");
            assertThat(paid.status()).as(paid.raw().body()).isEqualTo(200);
        }

        shown.forEach((id, total) -> sumsTo(total, order(id)));
        UUID vendor = vendor(order(shown.keySet().iterator().next()));
        assertThat(Books.differences(vendor)).isEmpty();
        assertThat(rates(vendor, "EE")).contains("24").doesNotContain("22");
        assertThat(rates(vendor, "JP")).containsExactly("10");

        advance("2025-08-15T12:00:00Z");
        shown.forEach(this::takeBack);
        assertThat(Books.differences(vendor)).isEmpty();
        assertThat(rates(vendor, "EE")).contains("24").doesNotContain("22");
        api.get("/v1/ledger/trial_balance")
                .json()
                .get("totals")
                .forEach(it -> assertThat(it.get("debit")).isEqualTo(it.get("credit")));
    }

    private static void sumsTo(long total, JsonNode order) {
        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(order.get("total").longValue()).isEqualTo(total);
        assertThat(order.get("subtotal").longValue() + order.get("tax_total").longValue())
                .isEqualTo(total);
        assertThat(sum(order.get("lines"), "net")).isEqualTo(order.get("subtotal").longValue());
        assertThat(sum(order.get("lines"), "tax")).isEqualTo(order.get("tax_total").longValue());
        assertThat(sum(order.at("/tax/breakdown"), "tax"))
                .isEqualTo(order.get("tax_total").longValue());
        order.get("lines").forEach(S07_LateMoneyIsBooked::comesToWhatItSays);
        assertThat(order.at("/fees/vendor_share").longValue())
                .isEqualTo(
                        order.get("subtotal").longValue() - order.at("/fees/platform").longValue());
    }

    /** Price times quantity, but for a minor unit that several pieces share. */
    private static void comesToWhatItSays(JsonNode line) {
        long quantity = line.get("quantity").longValue();
        boolean inclusive = line.get("tax_behavior").stringValue().equals("inclusive");
        long charged = line.get(inclusive ? "total" : "net").longValue();
        long listed = line.get("unit_amount").longValue() * quantity;
        if (line.get("tax").longValue() > 0) {
            assertThat(listed - line.get("discount").longValue() - charged)
                    .as(line.toString())
                    .isBetween(0L, quantity - 1);
        }
    }

    private static long sum(JsonNode rows, String member) {
        return rows.valueStream().mapToLong(it -> it.get(member).longValue()).sum();
    }

    private JsonNode challenged(String place, List<String> prices) {
        List<String> items = new ArrayList<>();
        for (String price : prices.subList(0, 1 + random.nextInt(prices.size()))) {
            items.add(
                    "{\"price\": \"%s\", \"quantity\": %d}"
                            .formatted(price, 1 + random.nextInt(3)));
        }
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [%s], "buyer": {"email": "ada@example.com", %s},
                         "payment": {"method": "card", "token": "tok_sca_required"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(
                                        items.stream().collect(Collectors.joining(", ")), place));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(402);
        return answer.json().get("order");
    }

    private void takeBack(String order, long total) {
        long left = total;
        while (left > 0 && random.nextInt(4) > 0) {
            long part = Math.min(left, 1 + random.nextInt(4_000));
            Answer back =
                    api.post(
                            "/v1/refunds",
                            "{\"order\": \"%s\", \"amount\": %d, \"reason\": \"other\"}"
                                    .formatted(order, part));
            assertThat(back.status()).as(back.raw().body()).isEqualTo(201);
            left -= part;
        }
    }

    private JsonNode order(String id) {
        return api.get("/v1/orders/" + id).json();
    }

    private static UUID vendor(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return TestServer.bean(Vendors.class).byCode(code).orElseThrow().id().value();
    }

    private List<String> rates(UUID vendor, String country) {
        return Books.query(
                "select distinct rate from tax.lines where vendor_id = ? and country = ?"
                        + " and treatment = 'taxed' order by 1",
                vendor,
                country);
    }

    private void advance(String to) {
        Answer answer = api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private String price(long amount, String category, String behavior) {
        String product =
                Till.made(
                        api.post(
                                "/v1/products",
                                """
                                {"name": "Lumen", "tax_category": "%s", "deliveries": []}
                                """
                                        .formatted(category)));
        return Till.made(
                api.post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": %d, "tax_behavior": "%s"}
                        """
                                .formatted(product, amount, behavior)));
    }
}
