package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is posted to {@code /v1/tax/calculations} has an answer that explains itself. */
class CalculationInputTest {
    private final Tax tax = TestTax.bundled();
    private final TestWeb web = TestWeb.of(TestVendors.sandbox().id(), TestTax.controller(tax));

    private static Arbitrary<String> field(String name, String... values) {
        return Arbitraries.of(values).map(it -> it.isEmpty() ? "" : "\"" + name + "\": " + it);
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> country =
                field(
                        "country", "\"DE\"", "\"FR\"", "\"US\"", "\"CA\"", "\"GB\"", "\"BR\"",
                        "\"MC\"", "\"AQ\"", "\"IR\"", "\"ZZ\"", "\"de\"", "\"\"", "1", "null", "");
        Arbitrary<String> region =
                field("region", "", "null", "\"TX\"", "\"QC\"", "\"\"", "\"\\u0000\"", "7");
        Arbitrary<String> postalCode =
                field(
                        "postal_code",
                        "",
                        "null",
                        "\"78701\"",
                        "\"10115\"",
                        "\"00000\"",
                        "\"-\"",
                        "\"ÄÖ 1\"",
                        "\"H2Y 1C6\"",
                        "[]");
        Arbitrary<String> taxId =
                field(
                        "tax_id",
                        "",
                        "null",
                        "\"FR40303265045\"",
                        "\"DE136695976\"",
                        "\"?\"",
                        "\"\"",
                        "\" \"");
        Arbitrary<String> status = field("tax_id_status", "", "\"valid\"", "\"invalid\"", "0");
        Arbitrary<String> signal = field("ip_country", "", "\"DE\"", "\"EL\"", "\"XX\"", "\"U\"");
        Arbitrary<String> flags =
                Arbitraries.of(
                        "",
                        "\"business\": true",
                        "\"business\": \"yes\"",
                        "\"exemption_certificate\": true",
                        "\"proven_country\": \"DE\"");
        return Combinators.combine(
                        Combinators.combine(
                                        country, region, postalCode, taxId, status, signal, flags)
                                .as((a, b, c, d, e, f, g) -> object(a, b, c, d, e, f, g)),
                        field(
                                "date",
                                "",
                                "null",
                                "\"2026-03-01\"",
                                "\"2015-12-31\"",
                                "\"0001-01-01\"",
                                "\"9999-12-31\"",
                                "\"2026-02-30\"",
                                "\"tomorrow\"",
                                "5"),
                        field(
                                "currency",
                                "\"EUR\"",
                                "\"JPY\"",
                                "\"KWD\"",
                                "\"XXX\"",
                                "\"XAU\"",
                                "\"eur\"",
                                "\"ABC\"",
                                "null",
                                ""),
                        field("seller_country", "", "null", "\"US\"", "\"EL\"", "\"QQ\"", "\"x\""),
                        field("assume_registered", "", "true", "false", "\"no\""),
                        lines())
                .as((buyer, date, currency, seller, assumed, lines) ->
                        object("\"buyer\": " + buyer, date, currency, seller, assumed, lines));
    }

    private static Arbitrary<String> lines() {
        Arbitrary<String> amount =
                field(
                        "amount",
                        "0",
                        "1",
                        "1999",
                        "100000000000000",
                        "100000000000001",
                        "9223372036854775808",
                        "1e3",
                        "10.5",
                        "-1",
                        "NaN",
                        "\"5\"",
                        "null",
                        "");
        Arbitrary<String> category =
                field(
                        "category",
                        "\"saas\"",
                        "\"ebook\"",
                        "\"human_service\"",
                        "\"giftcard_mpv\"",
                        "\"SAAS\"",
                        "\"car\"",
                        "");
        Arbitrary<String> behavior =
                field("tax_behavior", "\"inclusive\"", "\"exclusive\"", "\"both\"", "");
        return Combinators.combine(amount, category, behavior)
                .as((a, c, b) -> object(a, c, b))
                .list()
                .ofMaxSize(3)
                .map(all -> "\"lines\": [" + String.join(", ", all) + "]");
    }

    private static String object(String... fields) {
        return "{"
                + String.join(", ", List.of(fields).stream().filter(it -> !it.isEmpty()).toList())
                + "}";
    }

    @Property(tries = 1_500)
    void isAnsweredOrRefusedByItsField(@ForAll("bodies") String body) {
        TestWeb.Answer answer = web.post("/v1/tax/calculations", body);
        if (answer.status() == 200) {
            assertExplained(answer.body());
        } else {
            assertThat(answer.status()).as(body).isIn(400, 422);
            if (answer.status() == 422) {
                assertThat(answer.faults())
                        .as(body)
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it).startsWith("/"));
            }
        }
    }

    private static void assertExplained(JsonNode answer) {
        assertThat(answer.at("/net").longValue() + answer.at("/tax").longValue())
                .isEqualTo(answer.at("/gross").longValue());
        assertThat(answer.at("/rules").size()).isGreaterThanOrEqualTo(3);
        for (JsonNode line : answer.at("/lines")) {
            assertThat(line.at("/treatment").stringValue().equals("taxed"))
                    .isEqualTo(!line.at("/components").isEmpty());
        }
    }

    private List<String> faults(String buyer, String rest) {
        TestWeb.Answer answer =
                web.post(
                        "/v1/tax/calculations",
                        "{\"buyer\": "
                                + buyer
                                + ", \"lines\": [{\"amount\": 100, \"category\": \"saas\","
                                + " \"tax_behavior\": \"exclusive\"}], "
                                + rest
                                + "}");
        assertThat(answer.status()).isEqualTo(422);
        return answer.faults();
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(
                        faults(
                                "{\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"10001\","
                                        + " \"ip_country\": \"YY\"}",
                                "\"currency\": \"XXX\", \"seller_country\": \"QQ\""))
                .containsExactly(
                        "/currency unknown_currency",
                        "/seller_country unknown_country",
                        "/buyer/ip_country unknown_country",
                        "/buyer/postal_code region_postal_code_mismatch");
    }

    @Test
    void aForeignIdCannotBeValidHere() {
        assertThat(
                        faults(
                                "{\"country\": \"FR\", \"tax_id\": \"DE136695976\","
                                        + " \"tax_id_status\": \"valid\"}",
                                "\"currency\": \"EUR\""))
                .containsExactly("/buyer/tax_id tax_id_country_mismatch");
    }

    @Test
    void beforeTheContentBeginsNothingIsGuessed() {
        assertThat(
                        faults(
                                "{\"country\": \"FR\"}",
                                "\"currency\": \"EUR\", \"date\": \"1999-12-31\""))
                .containsExactly("/date no_rule");
    }
}
