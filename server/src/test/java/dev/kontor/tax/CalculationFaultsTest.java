package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A body with faults of every kind is told all of them at once, each with its field's path. */
class CalculationFaultsTest {
    private static final int BODIES = 300;

    private final TestWeb web =
            TestWeb.of(TestVendors.sandbox().id(), TestTax.controller(TestTax.bundled()));

    /** What may stand in a body, and the faults that it must be told of. */
    private record Part(String json, List<String> faults) {
        static Part of(String json, String... faults) {
            return new Part(json, List.of(faults));
        }
    }

    private static final List<Part> CURRENCIES =
            List.of(
                    Part.of("\"currency\": \"EUR\""),
                    Part.of("\"currency\": \"XXX\"", "/currency unknown_currency"),
                    Part.of("\"currency\": \"eur\"", "/currency invalid_value"),
                    Part.of("\"currency\": 5", "/currency wrong_type"),
                    Part.of("\"currency\": null", "/currency required"));

    private static final List<Part> SELLERS =
            List.of(
                    Part.of("\"seller_country\": null"),
                    Part.of("\"seller_country\": \"US\""),
                    Part.of("\"seller_country\": \"QQ\"", "/seller_country unknown_country"),
                    Part.of("\"seller_country\": \"x\"", "/seller_country too_short"));

    private static final List<Part> DATES =
            List.of(
                    Part.of("\"date\": \"2026-03-01\""),
                    Part.of("\"date\": null"),
                    Part.of("\"date\": \"2026-02-30\"", "/date invalid_format"));

    /** Addresses by which the place is known or not, without signals. */
    private static final List<Part> ADDRESSES =
            List.of(
                    Part.of("\"country\": \"DE\""),
                    Part.of("\"country\": \"ZZ\"", "/buyer/country unknown_country"),
                    Part.of("\"country\": \"de\"", "/buyer/country unknown_country"),
                    Part.of("\"country\": \"D\"", "/buyer/country too_short"),
                    Part.of("\"country\": 7", "/buyer/country wrong_type"),
                    Part.of("\"country\": null", "/buyer/country required"),
                    Part.of("\"country\": \"IR\"", "/buyer/country place_sanctioned"),
                    Part.of("\"country\": \"US\"", "/buyer/region required"),
                    Part.of(
                            "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"10001\"",
                            "/buyer/postal_code region_postal_code_mismatch"),
                    Part.of(
                            "\"country\": \"US\", \"region\": \"QQ\", \"postal_code\": []",
                            "/buyer/postal_code wrong_type"),
                    Part.of(
                            "\"country\": \"US\", \"region\": 1, \"postal_code\": \"78701\"",
                            "/buyer/region wrong_type"),
                    Part.of(
                            "\"country\": \"DE\", \"postal_code\": \"ABC\"",
                            "/buyer/postal_code invalid_format"));

    private static final List<Part> FLAGS =
            List.of(
                    Part.of("\"business\": true"),
                    Part.of("\"business\": \"yes\"", "/buyer/business wrong_type"),
                    Part.of("\"planet\": \"Mars\"", "/buyer/planet unknown_field"),
                    Part.of("\"proven_country\": \"XX\"", "/buyer/proven_country unknown_country"),
                    Part.of(
                            "\"tax_id_status\": \"perhaps\"",
                            "/buyer/tax_id_status invalid_value"));

    private static final List<Part> LINES =
            List.of(
                    Part.of(line("1", "saas")),
                    Part.of(line("-1", "saas"), "/amount out_of_range"),
                    Part.of(line("100000000000001", "ebook"), "/amount out_of_range"),
                    Part.of(line("1.5", "ebook"), "/amount wrong_type"),
                    Part.of(line("1", "car"), "/category invalid_value"),
                    Part.of(line("-1", "car"), "/amount out_of_range", "/category invalid_value"));

    private static String line(String amount, String category) {
        return "{\"amount\": %s, \"category\": \"%s\", \"tax_behavior\": \"exclusive\"}"
                .formatted(amount, category);
    }

    @Test
    @DisplayName("300 bodies with faults of both kinds, all told at once")
    void everyFaultOfEveryBody() {
        Random random = new Random(3);
        int withBoth = 0;
        for (int i = 0; i < BODIES; i++) {
            List<String> expected = new ArrayList<>();
            String top =
                    pick(CURRENCIES, random, expected)
                            + ", "
                            + pick(SELLERS, random, expected)
                            + ", "
                            + pick(DATES, random, expected);
            String buyer = pick(ADDRESSES, random, expected) + ", " + pick(FLAGS, random, expected);
            String body =
                    "{%s, \"buyer\": {%s}, \"lines\": [%s]}"
                            .formatted(top, buyer, lines(random, expected));
            TestWeb.Answer answer = web.post("/v1/tax/calculations", body);
            assertThat(answer.faults()).as(body).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.status()).as(body).isEqualTo(expected.isEmpty() ? 200 : 422);
            withBoth += isMixed(expected) ? 1 : 0;
        }
        assertThat(withBoth).isGreaterThan(BODIES / 2);
    }

    private static String pick(List<Part> parts, Random random, List<String> expected) {
        Part part = parts.get(random.nextInt(parts.size()));
        expected.addAll(part.faults());
        return part.json();
    }

    private static String lines(Random random, List<String> expected) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Part part = LINES.get(random.nextInt(LINES.size()));
            String pointer = "/lines/" + i;
            part.faults().forEach(it -> expected.add(pointer + it));
            lines.add(part.json());
        }
        return String.join(", ", lines);
    }

    private static boolean isMixed(List<String> faults) {
        boolean semantic =
                faults.stream()
                        .anyMatch(it ->
                                it.matches(".*(unknown_c|mismatch|sanctioned|region required).*"));
        return semantic
                && faults.stream().anyMatch(it -> it.matches(".*(too_|wrong_|invalid|out_of).*"));
    }

    private List<String> faults(String buyer, String rest) {
        TestWeb.Answer answer =
                web.post("/v1/tax/calculations", "{\"buyer\": {" + buyer + "}, " + rest + "}");
        assertThat(answer.status()).isEqualTo(422);
        return answer.faults();
    }

    @Test
    void contradictorySignalsAreToldWithANegativeAmount() {
        String lines =
                "\"currency\": \"EUR\", \"lines\": ["
                        + line("-1", "saas")
                        + ", "
                        + line("1", "human_service")
                        + "]";
        assertThat(
                        faults(
                                "\"country\": \"DE\", \"ip_country\": \"FR\","
                                        + " \"card_country\": \"IT\"",
                                lines))
                .containsExactly("/lines/0/amount out_of_range", "/buyer/country place_unproven");
        assertThat(faults("\"country\": \"DE\", \"ip_country\": \"DE\"", lines))
                .containsExactly(
                        "/lines/0/amount out_of_range", "/lines/1/category category_not_supported");
    }

    @Test
    void aWrongPlaceAndContradictorySignalsAreBothTold() {
        assertThat(
                        faults(
                                "\"country\": \"DE\", \"postal_code\": \"ABC\","
                                        + " \"ip_country\": \"FR\", \"card_country\": \"IT\"",
                                "\"currency\": \"EUR\", \"lines\": [" + line("1", "saas") + "]"))
                .containsExactly(
                        "/buyer/postal_code invalid_format", "/buyer/country place_unproven");
    }

    @Test
    void aSignalThatCannotBeReadContradictsNothing() {
        assertThat(
                        faults(
                                "\"country\": \"DE\", \"ip_country\": \"F\","
                                        + " \"card_country\": \"IT\"",
                                "\"currency\": \"EUR\", \"lines\": [" + line("1", "saas") + "]"))
                .containsExactly("/buyer/ip_country too_short");
    }
}
