package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code /v1/tax} as clients see it (api.md 5). */
class TaxApiTest {
    private final Tax tax = TestTax.bundled();
    private final TestWeb web = TestWeb.of(TestVendors.sandbox().id(), TestTax.controller(tax));

    @Test
    void theExampleOfTheContract() {
        TestWeb.Answer answer =
                web.post(
                        "/v1/tax/calculations",
                        """
                        {"date": "2026-03-01", "currency": "EUR", "seller_country": "DE",
                         "buyer": {"country": "FR", "region": null, "postal_code": "75001", "tax_id": null,
                                   "ip_country": "FR", "business": false},
                         "lines": [{"amount": 10000, "category": "saas", "tax_behavior": "exclusive"}]}
                        """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/treatment")).isEqualTo("taxed");
        assertThat(answer.body().at("/net").longValue()).isEqualTo(10_000);
        assertThat(answer.body().at("/tax").longValue()).isEqualTo(2_000);
        assertThat(answer.body().at("/gross").longValue()).isEqualTo(12_000);
        assertThat(answer.body().at("/lines").toString())
                .isEqualTo(
                        "[{\"net\":10000,\"tax\":2000,\"gross\":12000,\"rate\":\"20\",\"treatment\":\"taxed\","
                                + "\"components\":[{\"jurisdiction\":\"FR\",\"tax_type\":\"vat\","
                                + "\"name\":\"TVA\",\"rate\":\"20\",\"tax\":2000}]}]");
        assertThat(answer.body().at("/rules").toString())
                .isEqualTo("[\"place.agreed\",\"status.consumer\",\"FR.vat.2016-01-01\"]");
        assertThat(answer.body().at("/wording").isEmpty()).isTrue();
    }

    private TestWeb.Answer calculate(String buyer) {
        return web.post(
                "/v1/tax/calculations",
                "{\"currency\": \"EUR\", \"buyer\": "
                        + buyer
                        + ", \"lines\":"
                        + " [{\"amount\": 12000, \"category\": \"saas\", \"tax_behavior\": \"inclusive\"}]}");
    }

    @Test
    void theRegisterIsAskedUnlessTheCallerSaysWhatIf() {
        assertThat(
                        calculate("{\"country\": \"FR\", \"tax_id\": \"FR 40 303 265 045\"}")
                                .text("/treatment"))
                .isEqualTo("reverse_charge");
        assertThat(
                        calculate("{\"country\": \"FR\", \"tax_id\": \"FR 40 303 265 046\"}")
                                .text("/treatment"))
                .isEqualTo("taxed");
        assertThat(
                        calculate("{\"country\": \"FR\", \"tax_id_status\": \"valid\"}")
                                .text("/treatment"))
                .as("what if there were one")
                .isEqualTo("reverse_charge");
        assertThat(
                        calculate(
                                        "{\"country\": \"FR\", \"tax_id\": \"FR 40 303 265 045\","
                                                + " \"tax_id_status\": \"unavailable\"}")
                                .text("/treatment"))
                .isEqualTo("taxed");
        assertThat(
                        calculate(
                                        "{\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\","
                                                + " \"exemption_certificate\": true}")
                                .text("/treatment"))
                .isEqualTo("exempt");
    }

    @ParameterizedTest
    @CsvSource({
        "99999, US-AK, state, L, out_of_scope, 0",
        "11111, US-NY, state, L, taxed, 4",
        "10001, US-NY, zip, M, taxed, 8.875",
        "97201, US-OR, state, H, out_of_scope, 0",
        "06101, US-CT, zip, H, taxed, 6.35",
        "09012, US-AE, postal_code, H, out_of_scope, 0",
        "34050, US-AA, postal_code, H, out_of_scope, 0",
        "96699, US-AP, postal_code, H, out_of_scope, 0",
    })
    void aZipCodeIsAsSureAsWhatIsKnownOfIt(
            String zip,
            String place,
            String precision,
            String confidence,
            String treatment,
            String rate) {
        TestWeb.Answer answer =
                calculate("{\"country\": \"US\", \"postal_code\": \"%s\"}".formatted(zip));
        assertThat(answer.text("/place/jurisdiction")).isEqualTo(place);
        assertThat(answer.text("/place/precision")).isEqualTo(precision);
        assertThat(answer.text("/place/confidence")).isEqualTo(confidence);
        assertThat(answer.text("/treatment")).isEqualTo(treatment);
        assertThat(answer.text("/lines/0/rate")).isEqualTo(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                  | /buyer/country required
                    {"country": "ZZ"}                                   | /buyer/country unknown_country
                    {"country": "D"}                                    | /buyer/country too_short
                    {"country": "IR"}                                   | /buyer/country place_sanctioned
                    {"country": "LU", "ip_country": "DE", "card_country": "DE"} | /buyer/country place_unproven
                    {"country": "US"}                                   | /buyer/region required
                    {"country": "US", "region": "TX"}                   | /buyer/postal_code required
                    {"country": "FR", "ip_country": "ZZ", "card_country": "YY"} | /buyer/ip_country unknown_country, /buyer/card_country unknown_country
                    {"country": "FR", "tax_id_status": "maybe"}         | /buyer/tax_id_status invalid_value
                    {"country": "FR", "vat": "1"}                       | /buyer/vat unknown_field
                    {"country": "FR", "tax_id": "?", "tax_id_status": "valid"} | /buyer/tax_id invalid_format
                    {"country": "NO", "tax_id": "FR40303265045", "tax_id_status": "valid"} | /buyer/tax_id invalid_format
                    {"country": "DE", "tax_id": "FR40303265045", "tax_id_status": "valid"} | /buyer/tax_id tax_id_country_mismatch
                    {"country": "DE", "exemption_certificate": true}    | /buyer/exemption_certificate certificate_not_used
                    {"country": "NO", "exemption_certificate": true}    | /buyer/exemption_certificate certificate_not_used
                    {"country": "US", "postal_code": "78701", "ip_country": "DE", "card_country": "DE", "proven_country": "DE", "exemption_certificate": true} | /buyer/exemption_certificate certificate_not_used
                    {"country": "DE", "ip_country": "US", "card_country": "US", "proven_country": "US"} | /buyer/proven_region required
                    {"country": "DE", "ip_country": "US", "card_country": "US", "proven_country": "US", "proven_region": "TX"} | /buyer/proven_postal_code required
                    {"country": "DE", "ip_country": "US", "card_country": "US", "proven_country": "US", "proven_region": "TX", "proven_postal_code": "10001"} | /buyer/proven_postal_code region_postal_code_mismatch
                    {"country": "DE", "ip_country": "IR", "card_country": "IR", "proven_country": "IR"} | /buyer/proven_country place_sanctioned
                    """)
    void aBuyerThatCannotBePlacedIsRefused(String buyer, String faults) {
        TestWeb.Answer answer = calculate(buyer);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(String.join(", ", answer.faults())).isEqualTo(faults);
    }

    @Test
    void jurisdictionsAreThoseOfTheDay() {
        TestWeb.Answer before = web.get("/v1/tax/jurisdictions?at=2025-06-30");
        TestWeb.Answer after = web.get("/v1/tax/jurisdictions?at=2025-07-01");
        assertThat(after.body().at("/data").size()).isGreaterThanOrEqualTo(200);
        assertThat(rates(before, "EE")).contains("\"22\"").doesNotContain("\"24\"");
        assertThat(rates(after, "EE")).contains("\"24\"").doesNotContain("\"22\"");
        assertThat(after.body().at("/next_cursor").isNull()).isTrue();
        assertThat(web.get("/v1/tax/jurisdictions").status()).isEqualTo(200);
        assertThat(web.get("/v1/tax/jurisdictions?at=yesterday").faults())
                .containsExactly("/at invalid_value");
    }

    /** Codes of ISO 3166-1 whose place is part of another country, by its ISO 3166-2 code. */
    private static final Map<String, String> PARTS =
            Map.of(
                    "AX", "FI-01", "GF", "FR-GF", "GP", "FR-GP", "MQ", "FR-MQ", "PR", "US-PR", "RE",
                    "FR-RE", "YT", "FR-YT");

    /** All 249 codes of ISO 3166-1, with rates, or with the reason why there are none. */
    @Test
    void everyCountryIsListed() {
        Map<String, JsonNode> listed = new HashMap<>();
        web.get("/v1/tax/jurisdictions")
                .body()
                .at("/data")
                .forEach(it -> listed.put(it.get("code").stringValue(), it));
        assertThat(Locale.getISOCountries()).hasSize(249);
        assertThat(Objects.requireNonNull(listed.get("US")).get("rates")).isEmpty();
        assertThat(Objects.requireNonNull(listed.get("US")).get("source").stringValue())
                .startsWith("no tax of the country itself; its states");
        for (String code : Locale.getISOCountries()) {
            JsonNode country =
                    Objects.requireNonNull(listed.get(PARTS.getOrDefault(code, code)), code);
            assertThat(
                            !country.get("rates").isEmpty()
                                    || !country.get("sellable").booleanValue()
                                    || code.equals("US"))
                    .as(code)
                    .isTrue();
        }
    }

    private static String rates(TestWeb.Answer answer, String code) {
        for (var one : answer.body().at("/data")) {
            if (one.get("code").stringValue().equals(code)) {
                return one.get("rates").toString();
            }
        }
        throw new AssertionError(code);
    }
}
