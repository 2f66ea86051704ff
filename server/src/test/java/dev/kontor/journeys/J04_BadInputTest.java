package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bad input gets a 4xx that names the field; never a 5xx; and nothing is left behind. */
class J04_BadInputTest {
    private static final List<String> JUNK =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1.5",
                    "1e400",
                    "99999999999999999999999999",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"" + "x".repeat(3_000) + "\"",
                    "[]",
                    "{}",
                    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                    "{\"a\": {\"b\": []}}",
                    "\"DE\"",
                    "[null]",
                    "NaN",
                    "tru",
                    "\"unterminated");

    private final Shop shop = Shop.withLicense();

    @ParameterizedTest
    @CsvSource({
        "'\"email\": \"ada@example.com\"', '\"email\": 7', /buyer/email, wrong_type",
        "'\"email\": \"ada@example.com\"', '\"email\": \"ada\"', /buyer/email, invalid_format",
        "'\"quantity\": 1', '\"quantity\": -1', /items/0/quantity, out_of_range",
        "'\"quantity\": 1', '\"quantity\": 1e3', /items/0/quantity, wrong_type",
        "'\"quantity\": 1', '\"quantity\": 1, \"q\": 2', /items/0/q, unknown_field",
        "'\"country\": \"DE\"', '\"country\": \"Germany\"', /buyer/country, invalid_format",
        "'\"terms\": true', '\"terms\": \"yes\"', /consents/terms, wrong_type",
        "'\"token\": \"tok_visa\"', '\"token\": \"tok_nobody\"', /payment/token, unknown_token",
        "'\"method\": \"card\"', '\"method\": \"cash\"', /payment/method, unknown_method",
    })
    void theFieldIsNamed(String part, String broken, String pointer, String code) {
        Answer answer =
                shop.client().post("/v1/orders", shop.order("tok_visa").replace(part, broken));

        assertThat(answer.status()).isEqualTo(422);
        JsonNode error = answer.json().at("/errors/0");
        assertThat(error.get("pointer").stringValue()).isEqualTo(pointer);
        assertThat(error.get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void allFaultsAtOnce() {
        Answer answer =
                shop.client().post("/v1/orders", "{\"items\": [], \"buyer\": {}, \"extra\": 1}");

        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .contains(
                        "/extra",
                        "/items",
                        "/buyer/email",
                        "/buyer/country",
                        "/payment",
                        "/consents");
    }

    /** A thousand bodies, each with one value replaced by junk. */
    @Test
    void junkIsNeverOurBug() {
        Random random = new Random(7);
        String order = shop.order("tok_visa");
        TreeMap<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            String body = spoil(order, random);
            Answer answer = shop.client().post("/v1/orders", body, "Idempotency-Key", "junk-" + i);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 400 || answer.status() == 422) {
                assertThat(answer.json().get("errors")).as(body).isNotNull();
            }
            assertThat(answer.status()).as(body).isBetween(200, 499);
        }
        assertThat(statuses).containsKeys(400, 422);
    }

    /** Replaces the value after a random colon. */
    private static String spoil(String order, Random random) {
        int[] colons = order.chars().map(c -> c).toArray();
        List<Integer> places = new java.util.ArrayList<>();
        for (int i = 0; i < colons.length; i++) {
            if (colons[i] == ':') {
                places.add(i);
            }
        }
        int from = places.get(random.nextInt(places.size())) + 1;
        int to = from;
        while (to < order.length() && ",}]".indexOf(order.charAt(to)) < 0) {
            to++;
        }
        return order.substring(0, from)
                + JUNK.get(random.nextInt(JUNK.size()))
                + order.substring(to);
    }
}
