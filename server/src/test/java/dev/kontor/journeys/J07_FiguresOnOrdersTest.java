package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.orders.OrderId;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The handbook's figures (14.2) from the price to the order, its journal and its invoice. */
class J07_FiguresOnOrdersTest {
    private final Client api = TestServer.newSandbox();

    @Test
    @DisplayName("case 11: a discount of 10.00 on 19.99, 9.99, 5.00")
    void discountInParts() {
        coupon("{\"code\": \"TEN\", \"amount\": 1000, \"currency\": \"EUR\"}");
        JsonNode order = buy("DE", "TEN", prices("EUR", "inclusive", 1_999, 999, 500));
        assertThat(lines(order, "discount")).containsExactly(571, 286, 143);
        assertThat(order.get("discount_total").longValue()).isEqualTo(1_000);
        assertThat(order.get("total").longValue()).isEqualTo(2_498);
    }

    @Test
    @DisplayName("case 12: three times 9.99 with 19 % are taxed once")
    void taxedOnce() {
        JsonNode order = buy("DE", null, prices("EUR", "inclusive", 999, 999, 999));
        assertThat(order.get("tax_total").longValue()).isEqualTo(479);
        assertThat(lines(order, "tax")).containsExactly(160, 160, 159);
        assertThat(invoice(order).get("tax_total").longValue()).isEqualTo(479);
    }

    @Test
    @DisplayName("case 13: 29.99, 14.99, 4.99 with 21 % and a coupon of 15 %")
    void couponInPercent() {
        coupon("{\"code\": \"FIFTEEN\", \"percent\": 15}");
        JsonNode order = buy("NL", "FIFTEEN", prices("EUR", "inclusive", 2_999, 1_499, 499));
        assertThat(order.get("total").longValue()).isEqualTo(4_247);
        assertThat(order.get("tax_total").longValue()).isEqualTo(737);
        assertThat(lines(order, "total")).containsExactly(2_549, 1_274, 424);
        assertThat(lines(order, "tax")).containsExactly(442, 221, 74);
    }

    @Test
    @DisplayName("case 14: JPY 1,000 with 10 % is rounded down")
    void yen() {
        JsonNode order = buy("JP", null, prices("JPY", "inclusive", 1_000));
        assertThat(order.get("tax_total").longValue()).isEqualTo(90);
        assertThat(order.get("subtotal").longValue()).isEqualTo(910);
        assertThat(order.get("currency").stringValue()).isEqualTo("JPY");
    }

    @ParameterizedTest(name = "case 22: {0} to France")
    @CsvSource({"ebook, 1055", "saas, 1200"})
    void books(String category, long total) {
        JsonNode order = buy("FR", null, List.of(price("EUR", "exclusive", 1_000, category)));
        assertThat(order.get("total").longValue()).isEqualTo(total);
    }

    @Test
    @DisplayName("case 23: billing and address in Italy, card of the United States")
    void twoOfThree() {
        String body =
                body("IT", null, prices("EUR", "exclusive", 10_000))
                        .replace("tok_visa", "tok_visa_us");
        JsonNode order = placed(body);
        assertThat(order.get("total").longValue()).isEqualTo(12_200);
        assertThat(order.at("/tax/country").stringValue()).isEqualTo("IT");
        assertThat(order.at("/tax/evidence").findValuesAsString("country"))
                .containsExactly("IT", "IT", "US");
    }

    @Test
    @DisplayName("case 25: a French company pays no tax, and its invoice says why")
    void reverseCharge() {
        String body =
                body("FR", null, prices("EUR", "exclusive", 10_000))
                        .replace(
                                "\"country\": \"FR\"",
                                "\"country\": \"FR\", \"tax_id\": \"FR40303265045\"");
        JsonNode order = placed(body);
        assertThat(order.get("total").longValue()).isEqualTo(10_000);
        assertThat(order.at("/tax/treatment").stringValue()).isEqualTo("reverse_charge");
        assertThat(strings(order.at("/tax/wording"))).contains("Autoliquidation");
        assertThat(strings(invoice(order).get("wording"))).contains("Autoliquidation");
        String code = order.get("number").stringValue().substring(0, 5);
        assertThat(
                        TestServer.bean(Tax.class)
                                .determinations(
                                        TestServer.bean(Vendors.class)
                                                .byCode(code)
                                                .orElseThrow()
                                                .id(),
                                        OrderId.parse(order.get("id").stringValue()).value())
                                .getFirst()
                                .question()
                                .buyer()
                                .taxId()
                                .consultation())
                .startsWith("SANDBOX-");
    }

    @Test
    @DisplayName("case 30: what was taxed in June is refunded in August by June's rate")
    void theOldRate() {
        Client june = TestServer.newSandboxAt("2025-06-30T12:00:00Z");
        Shop shop = Shop.with(june, "software_download", 10_000, "exclusive");
        JsonNode order = shop.buyFrom("\"country\": \"EE\"").json();
        assertThat(order.get("tax_total").longValue()).isEqualTo(2_200);
        june.post("/v1/test_clock/advance", "{\"to\": \"2025-08-15T12:00:00Z\"}");
        assertThat(shop.buyFrom("\"country\": \"EE\"").json().get("tax_total").longValue())
                .isEqualTo(2_400);
        JsonNode refund =
                june.post(
                                "/v1/refunds",
                                "{\"order\": \"%s\", \"reason\": \"other\"}"
                                        .formatted(order.get("id").stringValue()))
                        .json();
        assertThat(refund.get("tax").longValue()).isEqualTo(2_200);
        assertThat(refund.get("amount").longValue()).isEqualTo(12_200);
    }

    @ParameterizedTest(name = "PY-19: {0}")
    @CsvSource({"JPY, 500, 500", "KWD, 1230, 1.230", "USD, 500, 5.00"})
    void exponents(String currency, long minor, String major) {
        JsonNode listed = TestServer.demo().get("/v1/currencies").json().get("data");
        int exponent =
                listed.valueStream()
                        .filter(it -> it.get("code").stringValue().equals(currency))
                        .findFirst()
                        .orElseThrow()
                        .get("exponent")
                        .intValue();
        assertThat(new BigDecimal(major).movePointRight(exponent).longValueExact())
                .isEqualTo(minor);
        JsonNode order = buy("US-", null, List.of(price(currency, "exclusive", minor, "saas")));
        assertThat(order.get("subtotal").longValue()).isEqualTo(minor);
    }

    private void coupon(String body) {
        assertThat(api.post("/v1/coupons", body).status()).isEqualTo(201);
    }

    private List<String> prices(String currency, String behavior, long... amounts) {
        return LongStream.of(amounts)
                .mapToObj(amount -> price(currency, behavior, amount, "saas"))
                .toList();
    }

    private String price(String currency, String behavior, long amount, String category) {
        String product =
                id(
                        "/v1/products",
                        """
                        {"name": "Lumen", "tax_category": "%s", "deliveries": []}
                        """
                                .formatted(category));
        return id(
                "/v1/prices",
                """
                {"product": "%s", "currency": "%s", "amount": %d, "tax_behavior": "%s"}
                """
                        .formatted(product, currency, amount, behavior));
    }

    private String id(String path, String body) {
        Answer made = api.post(path, body);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made.json().get("id").stringValue();
    }

    private JsonNode buy(String country, @Nullable String coupon, List<String> prices) {
        return placed(body(country, coupon, prices));
    }

    private static String body(String country, @Nullable String coupon, List<String> prices) {
        List<String> items = new ArrayList<>();
        for (String price : prices) {
            items.add("{\"price\": \"%s\", \"quantity\": 1}".formatted(price));
        }
        boolean oregon = country.equals("US-");
        return """
        {"items": [%s],
         "buyer": {"email": "ada@example.com", "country": "%s", "region": %s, "ip": "192.0.2.7"},
         "payment": {"method": "card", "token": "tok_visa"},
         "consents": {"terms": true, "immediate_delivery": true}, "coupon": %s}
        """
                .formatted(
                        String.join(", ", items),
                        oregon ? "US" : country,
                        oregon ? "\"OR\"" : "null",
                        coupon == null ? "null" : "\"" + coupon + "\"");
    }

    private JsonNode placed(String body) {
        Answer answer = api.post("/v1/orders", body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private JsonNode invoice(JsonNode order) {
        return api.get("/v1/invoices/" + order.at("/invoice/id").stringValue()).json();
    }

    private static List<Integer> lines(JsonNode order, String field) {
        return order.get("lines").valueStream().map(it -> it.get(field).intValue()).toList();
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
