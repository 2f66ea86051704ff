package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.web.TestWeb;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are refused, and the fields that the answers name. */
class MalformedCatalogTest {
    private static final VendorId VENDOR = TestPlatform.newVendor();
    private static final TestWeb WEB = CatalogWeb.of(VENDOR, new Catalog(TestPlatform.database()));
    private static String product = "";

    @BeforeAll
    static void aProduct() {
        product =
                WEB.post("/v1/products", "{\"name\": \"A\", \"tax_category\": \"saas\"}")
                        .text("/id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                          | /name required, /tax_category required
                    []                                                          | ` wrong_type`
                    {"name": 1, "tax_category": "saas"}                         | /name wrong_type
                    {"name": "", "tax_category": "saas"}                        | /name invalid_format
                    {"name": "  ", "tax_category": "saas"}                      | /name invalid_format
                    {"name": "a\\u0000b", "tax_category": "saas"}               | /name invalid_text
                    {"name": "a", "tax_category": "SAAS"}                       | /tax_category invalid_value
                    {"name": "a", "tax_category": "books"}                      | /tax_category invalid_value
                    {"name": "a", "tax_category": "saas", "nmae": 1}            | /nmae unknown_field
                    {"name": "a", "tax_category": "saas", "statement_name": "x*"} | /statement_name invalid_format
                    {"name": "a", "tax_category": "saas", "metadata": {"k": 1}} | /metadata/k wrong_type
                    {"name": "a", "tax_category": "saas", "metadata": {"": "v"}} | /metadata invalid_key
                    {"name": "a", "tax_category": "saas", "metadata": {"\\u0000": "v"}} | /metadata invalid_key
                    {"name": "a", "tax_category": "saas", "deliveries": {}}     | /deliveries wrong_type
                    {"name": "a", "tax_category": "saas", "deliveries": [null]} | /deliveries/0 required
                    {"name": "a", "tax_category": "saas", "deliveries": [{}]}   | /deliveries/0/type required
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "fax"}]} | /deliveries/0/type invalid_value
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key"}]} | /deliveries/0/mode required, /deliveries/0/activation_limit required
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key", "mode": "magic", "activation_limit": 0}]} | /deliveries/0/mode invalid_value, /deliveries/0/activation_limit out_of_range
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key", "mode": "pool", "activation_limit": 99999999999}]} | /deliveries/0/activation_limit out_of_range
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key", "mode": "pool", "activation_limit": 1, "duration": "1 year"}]} | /deliveries/0/duration invalid_format
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key", "mode": "pool", "activation_limit": 1, "duration": "P-1Y"}]} | /deliveries/0/duration invalid_format
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "license_key", "mode": "pool", "activation_limit": 1, "duration": "P999999999Y"}]} | /deliveries/0/duration invalid_format
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "download"}, {"type": "access_code", "file": "fil_00000000000000000000000001"}]} | /deliveries/0/file required, /deliveries/1/file not_allowed
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "download", "file": "prd_00000000000000000000000001"}]} | /deliveries/0/file invalid_value
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "account", "url": "javascript:alert(1)"}]} | /deliveries/0/url invalid_format
                    {"name": "a", "tax_category": "saas", "deliveries": [{"type": "account", "url": "https://u:p@x.example"}]} | /deliveries/0/url invalid_format
                    """)
    void a_malformed_product_is_refused(String body, String faults) {
        refused(WEB.post("/v1/products", body), faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "amount": -1                                     | /amount out_of_range
                    "amount": 1000000000001                          | /amount out_of_range
                    "amount": 99999999999999999999999                | /amount out_of_range
                    "amount": 1.5                                    | /amount wrong_type
                    "amount": "100"                                  | /amount wrong_type
                    "amount": 1e3                                    | /amount wrong_type
                    "amount": null                                   | /amount required
                    "currency": "eur"                                | /currency invalid_value
                    "currency": "EURO"                               | /currency invalid_value
                    "currency": "XAU"                                | /currency unknown_currency
                    "currency": "DEM"                                | /currency unknown_currency
                    "currency": 978                                  | /currency wrong_type
                    "tax_behavior": "net"                            | /tax_behavior invalid_value
                    "tax_behavior": null                             | /tax_behavior required
                    "product": "prd_1"                               | /product invalid_value
                    "product": "prd_00000000000000000000000001"      | /product product_not_found
                    "product": null                                  | /product required
                    "lookup_key": "a b"                              | /lookup_key invalid_format
                    "recurring": {"interval": "month", "interval_count": 1, "model": "flat"} | /recurring recurring_not_available
                    "recurring": {}, "currency": "XXX"               | /currency unknown_currency, /recurring recurring_not_available
                    "localized": [{"amount": 1, "tax_behavior": "inclusive"}] | /localized/0 required
                    "localized": [{"country": "UK", "amount": 1, "tax_behavior": "inclusive"}] | /localized/0/country unknown_country
                    "localized": [{"country": "DEU", "amount": -1, "tax_behavior": "inclusive"}] | /localized/0/country too_long, /localized/0/amount out_of_range
                    "localized": [{"currency": "EUR", "amount": 1, "tax_behavior": "inclusive"}] | /localized/0 duplicate
                    "localized": [{"country": "FR", "amount": 1, "tax_behavior": "inclusive"}, {"country": "FR", "currency": "EUR", "amount": 2, "tax_behavior": "inclusive"}] | /localized/1 duplicate
                    "tiers": []                                      | /tiers unknown_field
                    """)
    void a_malformed_price_is_refused(String instead, String faults) {
        refused(WEB.post("/v1/prices", withInstead(instead)), faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"percent": 10}                                          | /code required
                    {"code": "A!", "percent": 10}                            | /code invalid_format
                    {"code": "AAA"}                                          | /percent required
                    {"code": "AAA", "percent": 10, "amount": 5, "currency": "EUR"} | /amount not_allowed
                    {"code": "AAA", "percent": 10, "currency": "EUR"}        | /currency not_allowed
                    {"code": "AAA", "amount": 5}                             | /currency required
                    {"code": "AAA", "amount": 0, "currency": "EUR"}          | /amount out_of_range
                    {"code": "AAA", "amount": 5, "currency": "XTS"}          | /currency unknown_currency
                    {"code": "AAA", "percent": 0}                            | /percent out_of_range
                    {"code": "AAA", "percent": -5}                           | /percent out_of_range
                    {"code": "AAA", "percent": 100.01}                       | /percent out_of_range
                    {"code": "AAA", "percent": "0.00001"}                    | /percent out_of_range
                    {"code": "AAA", "percent": "1e-999999999"}               | /percent out_of_range
                    {"code": "AAA", "percent": "1e999999999"}                | /percent out_of_range
                    {"code": "AAA", "percent": "ten"}                        | /percent invalid_format
                    {"code": "AAA", "percent": 10, "max_redemptions": 0}     | /max_redemptions out_of_range
                    {"code": "AAA", "percent": 10, "valid_until": "2026-02-30T00:00:00Z"} | /valid_until invalid_format
                    {"code": "AAA", "percent": 10, "valid_until": "tomorrow"} | /valid_until invalid_format
                    {"code": "AAA", "percent": 10, "valid_until": "+100000-01-01T00:00:00Z"} | /valid_until invalid_format
                    {"code": "AAA", "percent": 10, "valid_until": "1969-12-31T23:59:59Z"} | /valid_until out_of_range
                    {"code": "AAA", "percent": 10, "duration": "forever"}    | /duration invalid_value
                    {"code": "AAA", "percent": 10, "products": ["prd_00000000000000000000000001"]} | /products/0 product_not_found
                    {"code": "AAA", "percent": 10, "products": [7]}          | /products/0 wrong_type
                    """)
    void a_malformed_coupon_is_refused(String body, String faults) {
        refused(WEB.post("/v1/coupons", body), faults);
    }

    @Test
    void what_is_not_json_is_refused_with_400() {
        assertThat(WEB.post("/v1/prices", "{\"amount\": 1,}").status()).isEqualTo(400);
        assertThat(WEB.post("/v1/prices", "").status()).isEqualTo(400);
        assertThat(WEB.post("/v1/prices", "[".repeat(5_000)).status()).isEqualTo(400);
    }

    @Test
    void ids_and_cursors_that_are_none_are_refused() {
        assertThat(WEB.get("/v1/products/1").status()).isEqualTo(404);
        assertThat(WEB.get("/v1/prices/prd_00000000000000000000000001").status()).isEqualTo(404);
        assertThat(WEB.get("/v1/coupons/cpn_00000000000000000000000001").status()).isEqualTo(404);
        assertThat(WEB.get("/v1/products?cursor=AAAA").faults())
                .containsExactly("/cursor invalid_value");
        assertThat(WEB.get("/v1/products?limit=101").faults())
                .containsExactly("/limit out_of_range");
        assertThat(WEB.get("/v1/products?active=perhaps").faults())
                .containsExactly("/active invalid_value");
        assertThat(WEB.get("/v1/prices?product=x").faults())
                .containsExactly("/product invalid_value");
    }

    /** A right price in which one member was replaced. */
    private static String withInstead(String instead) {
        String member = instead.substring(0, instead.indexOf(':'));
        String rest =
                Arrays.stream(
                                new String[] {
                                    "\"product\": \"" + product + "\"",
                                    "\"currency\": \"EUR\"",
                                    "\"amount\": 100",
                                    "\"tax_behavior\": \"inclusive\""
                                })
                        .filter(it -> !it.startsWith(member))
                        .filter(it ->
                                !(instead.contains("\"currency\": \"XXX\"")
                                        && it.contains("currency")))
                        .reduce("", (all, it) -> all + ", " + it);
        return "{" + instead + rest + "}";
    }

    private static void refused(TestWeb.Answer answer, String faults) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(String.join(", ", answer.faults())).isEqualTo(faults);
    }
}
