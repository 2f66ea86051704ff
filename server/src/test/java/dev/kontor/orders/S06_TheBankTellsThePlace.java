package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.platform.Database;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A place of which only the billing address is known is provisional: the country of the bank has to
 * match it (handbook 4.3 (3)), whenever it is told.
 */
class S06_TheBankTellsThePlace {
    private static final String PROVISIONAL = "place.provisional";
    private static final String AGREED = "place.agreed";

    private static final String LATER = "2026-03-20T12:00:00Z";

    private final Till till = Till.at("2026-03-10T12:00:00Z");

    private Answer buy(String country, String method, String token) {
        return till.buy("\"country\": \"" + country + "\"", method, token, "");
    }

    private JsonNode paid(String country, String method, String token) {
        Answer answer = buy(country, method, token);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private static String id(JsonNode order) {
        return order.get("id").stringValue();
    }

    private static List<String> evidence(JsonNode order) {
        return order.at("/tax/evidence")
                .valueStream()
                .map(it -> it.get("type").stringValue() + " " + it.get("country").stringValue())
                .toList();
    }

    /** How each determination has settled the place. */
    private static List<String> bases(JsonNode order) {
        return TestServer.bean(Database.class)
                .read(sql ->
                        sql.fetch(
                                        """
                                        select split_part(rules, ' ', 1) as basis
                                        from tax.determinations where order_id = ? order by no
                                        """,
                                        OrderId.parse(id(order)).value())
                                .map(row -> row.get("basis", String.class)));
    }

    private List<String> queue() {
        return till.api
                .get("/v1/reviews")
                .json()
                .get("data")
                .valueStream()
                .map(it -> it.get("kind").stringValue() + " " + it.at("/order/id").stringValue())
                .toList();
    }

    private List<String> timeline(JsonNode order) {
        return till.api
                .get("/v1/orders/" + id(order) + "/timeline")
                .json()
                .get("data")
                .findValuesAsString("type");
    }

    private Answer decide(JsonNode order, String decision) {
        return till.api.post(
                "/v1/reviews/" + id(order) + "/decision",
                """
                {"decision": "%s", "reason": "Sent a bill of the electricity works."}
                """
                        .formatted(decision));
    }

    private static String fault(Answer answer) {
        return answer.json().get("code").stringValue();
    }

    @DisplayName("banks of one country are evidence before anything is charged")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ideal, NL, 2100",
        "bancontact, BE, 2100",
        "eps, AT, 2000",
        "mb_way, PT, 2300",
        "multibanco, PT, 2300",
    })
    void schemesOfOneCountry(String method, String country, long tax) {
        Answer other = buy("LU", method, "tok_" + method);
        assertThat(Till.faults(other)).containsExactly("/buyer/country place_unproven");
        assertThat(till.api.get("/v1/orders").json().get("data")).isEmpty();

        JsonNode order = buy(country, method, "tok_" + method).json();
        assertThat(order.get("tax_total").longValue()).isEqualTo(tax);
        assertThat(evidence(order))
                .containsExactly("billing_address " + country, "card " + country);
        assertThat(bases(order)).containsExactly(AGREED);
    }

    @Test
    void aCardThatAgreesLateCompletesTheEvidence() {
        JsonNode order = paid("LU", "card", "tok_visa_lu_late");

        assertThat(order.get("tax_total").longValue()).isEqualTo(1_700);
        assertThat(evidence(order)).containsExactly("billing_address LU", "card LU");
        assertThat(evidence(till.order(id(order)))).isEqualTo(evidence(order));
        assertThat(bases(order)).containsExactly(PROVISIONAL, AGREED);
        assertThat(till.determined(id(order))).last().asString().contains("card=LU");
        assertThat(queue()).isEmpty();
        assertThat(timeline(order)).doesNotContain("order.place_in_doubt");
    }

    @Test
    void aDebitTellsTheCountryOfItsAccountWhenItIsPaid() {
        JsonNode agrees = buy("FR", "sepa_debit", "tok_sepa_debit_fr").json();
        JsonNode contradicts = buy("FR", "sepa_debit", "tok_sepa_debit_de").json();
        assertThat(evidence(agrees)).containsExactly("billing_address FR");
        assertThat(queue()).isEmpty();

        till.until(LATER);

        assertThat(till.order(id(agrees)).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(evidence(till.order(id(agrees))))
                .containsExactly("billing_address FR", "card FR");
        assertThat(bases(agrees)).containsExactly(PROVISIONAL, AGREED);
        assertThat(till.order(id(contradicts)).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(queue()).containsExactly("place " + id(contradicts));
    }

    @Test
    @DisplayName("taken already: the order is done as it was taxed, and a person has to look")
    void aCardThatContradictsLate() {
        JsonNode order = paid("LU", "card", "tok_visa_de_late");

        assertThat(order.get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(order.get("tax_total").longValue()).isEqualTo(1_700);
        assertThat(order.at("/tax/country").stringValue()).isEqualTo("LU");
        assertThat(evidence(till.order(id(order))))
                .containsExactly("billing_address LU", "card DE");
        assertThat(bases(order)).containsExactly(PROVISIONAL);
        assertThat(queue()).containsExactly("place " + id(order));
        assertThat(timeline(order)).containsOnlyOnce("order.place_in_doubt");
    }

    /** Two signs for the stated country are enough, whatever the third says. */
    @Test
    void nothingIsInDoubtWhereAnotherSignAgrees() {
        Answer answer =
                till.buy(
                        "\"country\": \"LU\", \"phone\": \"+352 621 123 456\"", "tok_visa_de_late");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(evidence(answer.json()))
                .containsExactly("billing_address LU", "card DE", "phone LU");
        assertThat(bases(answer.json())).containsExactly(AGREED, AGREED);
        assertThat(queue()).isEmpty();
    }

    /**
     * Against a place that the buyer has confirmed, the bank may side with the billing address: two
     * signs agree on it, and no proof of the other stands against them.
     */
    @Test
    void theBankSidesWithTheAddressThatWasGivenUp() {
        Answer refused =
                till.buy(
                        "\"country\": \"LU\", \"ip\": \"217.160.0.1\","
                                + " \"phone\": \"+49 30 1234567\", \"confirmed_country\": \"DE\"",
                        "tok_visa_lu_late");

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(201);
        assertThat(refused.json().at("/tax/country").stringValue()).isEqualTo("DE");
        assertThat(queue()).containsExactly("place " + id(refused.json()));
        assertThat(fault(decide(refused.json(), "accept"))).isEqualTo("refund_instead");
        assertThat(queue()).hasSize(1);
        assertThat(bases(refused.json())).containsExactly("place.confirmed");
    }

    @Test
    void itStaysWhenTheBuyerHasProvenTheCountry() {
        JsonNode order = paid("LU", "card", "tok_visa_de_late");

        Answer kept = decide(order, "accept");

        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        assertThat(queue()).isEmpty();
        assertThat(bases(order)).containsExactly(PROVISIONAL, "place.confirmed");
        assertThat(till.determined(id(order)))
                .last()
                .asString()
                .endsWith("card=DE phone=null proven=LU");
        assertThat(till.order(id(order)).get("tax_total").longValue()).isEqualTo(1_700);
        assertThat(fault(decide(order, "accept"))).isEqualTo("order_not_in_review");
    }

    @Test
    void elseAllOfItIsRefunded() {
        JsonNode order = paid("LU", "card", "tok_visa_de_late");
        assertThat(fault(decide(order, "reject"))).isEqualTo("refund_instead");
        assertThat(queue()).hasSize(1);

        refund(order, ", \"amount\": 1700");
        assertThat(queue()).hasSize(1);
        refund(order, "");

        assertThat(till.order(id(order)).get("status").stringValue()).isEqualTo("refunded");
        assertThat(queue()).isEmpty();
        assertThat(fault(decide(order, "accept"))).isEqualTo("order_not_in_review");
    }

    private void refund(JsonNode order, String more) {
        Answer refund =
                till.api.post(
                        "/v1/refunds",
                        "{\"order\": \"%s\", \"reason\": \"other\"%s}".formatted(id(order), more));
        assertThat(refund.status()).as(refund.raw().body()).isEqualTo(201);
    }

    @Test
    void anOrderWhosePlaceIsCertainIsNotDecidedAbout() {
        JsonNode order = paid("LU", "card", "tok_visa_lu_late");

        assertThat(fault(decide(order, "accept"))).isEqualTo("order_not_in_review");
        assertThat(fault(decide(order, "reject"))).isEqualTo("order_not_in_review");
    }

    @Test
    void nobodyElseDecides() {
        JsonNode order = paid("LU", "card", "tok_visa_de_late");

        Answer foreign =
                TestServer.newSandbox()
                        .post(
                                "/v1/reviews/" + id(order) + "/decision",
                                "{\"decision\": \"accept\", \"reason\": \"Mine.\"}");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(queue()).hasSize(1);
    }

    /**
     * After five orders of a day money is only reserved, and a person decides (handbook 7.2). They
     * come from an address that is in no country's range.
     */
    private Answer sixth(String token) {
        String buyer = "\"country\": \"LU\", \"ip\": \"4000::1\"";
        for (int i = 0; i < 5; i++) {
            assertThat(till.buy(buyer, "tok_visa").status()).isEqualTo(201);
        }
        return till.buy(buyer, token);
    }

    @Test
    @DisplayName("reserved only: it is let go, and the order waits for another payment")
    void anAuthorizationThatContradicts() {
        Answer refused = sixth("tok_visa_de_late");

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(402);
        assertThat(refused.json().get("decline_code").stringValue()).isEqualTo("place_unproven");
        assertThat(refused.json().get("retryable").booleanValue()).isTrue();
        String order = refused.json().at("/order/id").stringValue();
        assertThat(till.order(order).get("status").stringValue()).isEqualTo("awaiting_payment");
        assertThat(till.order(order).at("/payment/status").stringValue()).isEqualTo("failed");
        assertThat(queue()).isEmpty();

        Answer again = till.payAgain(order, "tok_visa_lu");
        assertThat(again.status()).as(again.raw().body()).isEqualTo(202);
        assertThat(evidence(till.order(order))).containsExactly("billing_address LU", "card LU");
        assertThat(queue()).containsExactly("risk " + order);
    }

    @Test
    void anAuthorizationThatAgrees() {
        Answer held = sixth("tok_visa_lu_late");

        assertThat(held.status()).as(held.raw().body()).isEqualTo(202);
        assertThat(evidence(held.json())).containsExactly("billing_address LU", "card LU");
        assertThat(bases(held.json())).containsExactly(PROVISIONAL, AGREED);
        assertThat(queue()).containsExactly("risk " + id(held.json()));
        assertThat(decide(held.json(), "accept").status()).isEqualTo(200);
        assertThat(till.order(id(held.json())).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(bases(held.json())).hasSize(2);
    }
}
