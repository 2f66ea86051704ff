package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bad input of an order gets a 4xx that names every field; J12 does so for all endpoints. */
class J04_BadInputTest {
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
        "'192.0.2.7', '8.8.8.8:443', /buyer/ip, invalid_value",
        "'192.0.2.7', '999.1.1.1', /buyer/ip, invalid_value",
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
}
