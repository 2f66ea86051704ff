package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.web.TestWeb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v1/currencies} as clients see it (api.md 6). */
class CurrencyApiTest {
    private final TestWeb web =
            TestWeb.of(
                    TestPlatform.newVendor(),
                    new CurrencyController(Rates.bundled(), TestPlatform.clocks()));

    @Test
    void allCurrenciesAreListedAtOnce() {
        TestWeb.Answer list = web.get("/v1/currencies");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().at("/data").size()).isGreaterThanOrEqualTo(140);
        assertThat(list.body().at("/next_cursor").isNull()).isTrue();
        assertThat(list.body().at("/data/0").propertyNames())
                .containsExactly("code", "exponent", "name", "rate_to_eur", "as_of", "source");
        assertThat(list.text("/data/0/name")).isEqualTo("United Arab Emirates Dirham");
        assertThat(list.text("/data/0/as_of")).isEqualTo("2026-09-29");
    }

    @Test
    void anAmountIsConverted() {
        TestWeb.Answer answer =
                web.post(
                        "/v1/currencies/conversions",
                        "{\"amount\": 10000, \"currency\": \"EUR\", \"to\": \"JPY\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/to/amount").longValue()).isEqualTo(17_891);
        assertThat(answer.text("/to/currency")).isEqualTo("JPY");
        assertThat(answer.text("/rate")).isEqualTo("178.9055470");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                       | /amount required, /currency required, /to required
                    {"amount": -1, "currency": "EUR", "to": "USD"}           | /amount out_of_range
                    {"amount": 9999999999999, "currency": "EUR", "to": "IRR"} | /amount out_of_range
                    {"amount": 1.5, "currency": "EUR", "to": "USD"}          | /amount wrong_type
                    {"amount": 1, "currency": "EUR", "to": "usd"}            | /to invalid_value
                    {"amount": 1, "currency": "XAU", "to": "XXX"}            | /currency unknown_currency, /to unknown_currency
                    {"amount": 1, "currency": "EUR", "to": "USD", "at": "x"} | /at unknown_field
                    """)
    void aMalformedConversionIsRefused(String body, String faults) {
        TestWeb.Answer answer = web.post("/v1/currencies/conversions", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.join(", ", answer.faults())).isEqualTo(faults);
    }
}
