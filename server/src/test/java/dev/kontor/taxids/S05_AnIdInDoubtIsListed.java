package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Case 27 of the handbook as a client sees it: the register is down at the sale, three days later
 * it says yes.
 */
class S05_AnIdInDoubtIsListed {
    private final DoubtfulSales shop = new DoubtfulSales();
    private final Client api = shop.api();

    private JsonNode listed(String query) {
        Answer answer = api.get("/v1/tax/ids" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().get("data");
    }

    @Test
    void theRegisterIsAskedAgainUntilItAnswers() {
        JsonNode order =
                shop.buy(
                        "FR",
                        "\"tax_id\": \"FR 40 303 265 045\", \"tax_id_status\": \"unavailable\"");
        assertThat(order.get("total").longValue()).isEqualTo(12_000);
        shop.buy("FR", "\"tax_id\": \"FR40303265045\"");

        assertThat(listed("")).hasSize(1);
        JsonNode open = listed("?state=open").get(0);
        assertThat(open.get("order")).isEqualTo(order.get("id"));
        assertThat(open.get("tax_id").stringValue()).isEqualTo("FR40303265045");
        assertThat(open.get("doubt").stringValue()).isEqualTo("unavailable");
        assertThat(open.get("asked").intValue()).isZero();

        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-04T09:59:00Z\"}");
        assertThat(listed("?state=open").get(0).get("asked").intValue()).isEqualTo(1);
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-04T12:00:00Z\"}");
        JsonNode confirmed = listed("?state=confirmed").get(0);
        assertThat(confirmed.get("consultation_number").stringValue()).startsWith("SANDBOX-");
        assertThat(confirmed.get("confirmed_at").stringValue()).startsWith("2026-03-04T10:0");
        assertThat(listed("?state=open")).isEmpty();
        assertThat(api.get("/v1/tax/ids?state=lost").status()).isEqualTo(422);
    }

    private JsonNode stranger() {
        JsonNode order =
                shop.buy("FR", "\"name\": \"Other Name SARL\", \"tax_id\": \"FR 40 303 265 045\"");
        assertThat(order.get("tax_total").longValue()).isZero();
        return order;
    }

    private Answer decided(JsonNode order, String decision, String... note) {
        return shop.decide(
                order,
                note.length == 0
                        ? "{\"decision\": \"" + decision + "\"}"
                        : "{\"decision\": \"%s\", \"note\": \"%s\"}".formatted(decision, note[0]));
    }

    /** The register says yes to another name: what it knows is shown, and a person decides. */
    @Test
    void anotherNameWaitsForAPerson() {
        JsonNode order = stranger();
        shop.advance("2026-03-01T10:05:00Z");
        JsonNode open = listed("?state=open").get(0);
        assertThat(open.get("doubt").stringValue()).isEqualTo("other_name");
        assertThat(open.get("reason").stringValue()).isEqualTo("other_name");
        assertThat(open.get("typed").stringValue()).isEqualTo("FR 40 303 265 045");
        assertThat(open.get("found_name").stringValue()).isEqualTo("Sandbox Holdings");
        assertThat(open.get("found_address").stringValue())
                .isEqualTo("1 Register Street, Testville");
        shop.advance("2026-03-02T10:05:00Z");
        assertThat(listed("?state=open").get(0)).isEqualTo(open);

        assertThat(decided(order, "accept").json().get("code").stringValue()).isEqualTo("required");
        JsonNode accepted = decided(order, "accept", "Trades under that name.").json();
        assertThat(accepted.get("state").stringValue()).isEqualTo("accepted");
        assertThat(accepted.get("note").stringValue()).isEqualTo("Trades under that name.");
        assertThat(accepted.get("decided_by").stringValue()).startsWith("key:");
        assertThat(decided(order, "reject", "No.").json().get("code").stringValue())
                .isEqualTo("tax_id_decided");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        assertThat(listed("?state=accepted")).hasSize(1);
        assertThat(listed("?state=open")).isEmpty();
    }

    @Test
    void whoIsNotTheHolderIsRejected() {
        JsonNode order = stranger();
        JsonNode asked = decided(order, "ask").json();
        assertThat(asked.get("asked").intValue()).isEqualTo(1);
        assertThat(asked.get("state").stringValue()).isEqualTo("open");
        assertThat(
                        decided(order, "reject", "Somebody else's id.")
                                .json()
                                .get("state")
                                .stringValue())
                .isEqualTo("rejected");
        assertThat(decided(order, "ask").status()).isEqualTo(409);
    }

    /** Its number is the proof: what a person saw does not take its place. */
    @Test
    void whatTheRegisterHasSaidNobodyConfirms() {
        JsonNode untaxed = stranger();
        JsonNode taxed =
                shop.buy(
                        "FR",
                        "\"name\": \"Other Name SARL\", \"tax_id\": \"FR40303265045\","
                                + " \"tax_id_status\": \"unavailable\"");
        shop.advance("2026-03-04T12:00:00Z");
        JsonNode before = listed("?state=open");
        assertThat(before).hasSize(2);
        String body =
                "{\"decision\": \"confirm\", \"name\": \"Other Name SARL\","
                        + " \"checked_on\": \"2026-03-04\", \"reference\": \"shot 17\"}";
        for (JsonNode order : List.of(untaxed, taxed)) {
            Answer refused = shop.decide(order, body);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("code").stringValue()).isEqualTo("tax_id_confirmed");
        }
        assertThat(listed("?state=open")).isEqualTo(before);
        assertThat(api.get("/v1/tax/ids/confirmations").json().get("data")).isEmpty();
        assertThat(decided(taxed, "accept", "Known to us.").status()).isEqualTo(200);
        assertThat(listed("?state=accepted").get(0).get("consultation_number").stringValue())
                .startsWith("SANDBOX-");
    }

    /** Taxed for want of an answer, then known under another name: only a person gives it back. */
    @Test
    void theTaxGoesBackWhenAPersonAcceptsTheName() {
        JsonNode order =
                shop.buy(
                        "FR",
                        "\"name\": \"Other Name SARL\", \"tax_id\": \"FR40303265045\","
                                + " \"tax_id_status\": \"unavailable\"");
        assertThat(decided(order, "accept", "Known to us.").json().get("code").stringValue())
                .isEqualTo("tax_id_not_confirmed");
        shop.advance("2026-03-04T12:00:00Z");
        assertThat(listed("?state=open").get(0).get("reason").stringValue())
                .isEqualTo("other_name");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        assertThat(decided(order, "accept", "Known to us.").status()).isEqualTo(200);
        shop.advance("2026-03-04T12:01:00Z");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(listed("?state=accepted").get(0).get("corrected_at").isNull()).isFalse();
    }

    @Test
    void askingNowSettlesTheSale() {
        JsonNode order =
                shop.buy("FR", "\"tax_id\": \"FR40303265045\", \"tax_id_status\": \"unavailable\"");
        assertThat(decided(order, "ask").json().get("state").stringValue()).isEqualTo("open");
        shop.advance("2026-03-04T09:59:00Z");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isZero();
        shop.advance("2026-03-04T10:01:00Z");
        decided(order, "ask");
        shop.advance("2026-03-04T10:02:00Z");
        assertThat(shop.reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(listed("?state=confirmed")).hasSize(1);
    }

    @Test
    void nobodyElseDecides() {
        JsonNode order = stranger();
        Answer foreign =
                TestServer.newSandbox()
                        .post(
                                "/v1/tax/ids/" + order.get("id").stringValue() + "/decision",
                                "{\"decision\": \"accept\", \"note\": \"Mine.\"}");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(api.post("/v1/tax/ids/ord_x/decision", "{\"decision\": \"ask\"}").status())
                .isEqualTo(404);
        assertThat(listed("?state=open")).hasSize(1);
    }

    /** An order that is never paid is no sale, and leaves nothing to look at. */
    @Test
    void anOrderThatIsNotPaidLeavesNoCase() {
        String body =
                shop.order(
                        "FR", "\"tax_id\": \"FR40303265045\", \"tax_id_status\": \"unavailable\"");
        Answer declined = api.post("/v1/orders", body.replace("tok_visa", "tok_sca_required"));
        assertThat(declined.status()).as(declined.raw().body()).isEqualTo(402);
        assertThat(listed("")).hasSize(1);
        shop.advance("2026-03-03T10:00:00Z");
        assertThat(listed("")).isEmpty();
    }
}
