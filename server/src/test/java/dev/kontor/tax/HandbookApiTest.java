package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Json;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.vendors.TestVendors;
import dev.kontor.web.TestWeb;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The cases of {@link HandbookCasesTest} once more, as clients ask and see them. */
class HandbookApiTest {
    private final TestWeb web =
            TestWeb.of(TestVendors.sandbox().id(), TestTax.controller(TestTax.bundled()));

    private static String body(String date, String currency, String buyer, String lines) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("date", date).put("currency", currency).put("seller_country", "DE");
        buyer(body.putObject("buyer"), Asking.buyer(buyer));
        ArrayNode all = body.putArray("lines");
        for (TaxQuestion.Line line : Asking.lines(lines)) {
            all.addObject()
                    .put("amount", line.amount())
                    .put("category", line.category().code())
                    .put("tax_behavior", Asking.word(line.behavior()));
        }
        return body.toString();
    }

    private static void buyer(ObjectNode node, Buyer buyer) {
        ProvenPlace proven = buyer.signals().proven();
        node.put("country", buyer.country())
                .put("region", buyer.address().region())
                .put("postal_code", buyer.address().postalCode())
                .put("ip_country", buyer.signals().ipCountry())
                .put("card_country", buyer.signals().cardCountry())
                .put("proven_country", proven == null ? null : proven.country())
                .put("business", buyer.business())
                .put("exemption_certificate", buyer.exemptionCertificate());
        switch (buyer.taxId().status()) {
            case NONE -> {}
            case PENDING ->
                    node.put("tax_id", buyer.taxId().typed()).put("tax_id_status", "unavailable");
            case VALID, INVALID, UNAVAILABLE ->
                    node.put("tax_id", buyer.taxId().typed())
                            .put(
                                    "tax_id_status",
                                    buyer.taxId().status().name().toLowerCase(Locale.ROOT));
        }
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return Asking.rows(HandbookCasesTest.CASES)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row[0], row[3], row[4]), () -> check(row)));
    }

    private void check(String[] row) {
        TestWeb.Answer answer =
                web.post("/v1/tax/calculations", body(row[1], row[2], row[3], row[4]));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode said = answer.body();
        assertThat(
                        "%s | %d | %d | %d"
                                .formatted(
                                        answer.text("/treatment"),
                                        said.at("/net").longValue(),
                                        said.at("/tax").longValue(),
                                        said.at("/gross").longValue()))
                .isEqualTo("%s | %s | %s | %s".formatted(row[5], row[6], row[7], row[8]));
    }

    @Test
    void case24WithoutProofThereIsNoSale() {
        assertThat(
                        web.post(
                                        "/v1/tax/calculations",
                                        body("2026-03-01", "EUR", "LU ip:DE card:DE", "1000 saas"))
                                .faults())
                .containsExactly("/buyer/country place_unproven");
    }
}
