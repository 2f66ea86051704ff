package dev.kontor.taxids;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Confirming tax ids by hand as a client sees it, after a sale and before one. */
class S08_PeopleConfirmIds {
    private static final String SEEN =
            "\"name\": \"Byron SARL\", \"checked_on\": \"2026-03-02\", \"reference\": \"shot 17\"";

    private final DoubtfulSales shop = new DoubtfulSales();
    private final Client api = shop.api();

    private JsonNode unanswered() {
        JsonNode order =
                shop.buy(
                        "FR",
                        "\"name\": \"Byron SARL\", \"tax_id\": \"FR40303265045\","
                                + " \"tax_id_status\": \"unavailable\"");
        assertThat(order.get("tax_total").longValue()).isEqualTo(2_000);
        return order;
    }

    @Test
    void theTaxGoesBackAsIfTheRegisterHadAnswered() {
        JsonNode order = unanswered();
        shop.advance("2026-03-02T09:00:00Z");
        JsonNode accepted = shop.decide(order, "{\"decision\": \"confirm\", " + SEEN + "}").json();
        assertThat(accepted.get("state").stringValue()).isEqualTo("accepted");
        assertThat(accepted.get("consultation_number").stringValue()).isEqualTo("shot 17");
        assertThat(accepted.get("found_name").stringValue()).isEqualTo("Byron SARL");
        assertThat(accepted.get("decided_by").stringValue()).startsWith("key:");
        assertThat(accepted.get("note").stringValue()).isEqualTo("shot 17");
        shop.advance("2026-03-02T09:01:00Z");
        JsonNode corrected = shop.reload(order);
        assertThat(corrected.get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(corrected.get("invoice").get("id")).isNotEqualTo(order.get("invoice").get("id"));
        JsonNode kept = api.get("/v1/tax/ids/confirmations").json().get("data");
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).get("valid_until").stringValue()).startsWith("2026-04-01T09:00");
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        JsonNode order = unanswered();
        Answer bare = shop.decide(order, "{\"decision\": \"confirm\"}");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(
                        bare.json()
                                .get("errors")
                                .valueStream()
                                .map(it -> it.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/name", "/reference", "/checked_on");
        Answer blank =
                shop.decide(
                        order,
                        """
                        {"decision": "confirm", "name": " ", "reference": " ",
                         "checked_on": "2026-03-02"}
                        """);
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/name", "/reference");
        Answer early =
                shop.decide(
                        order,
                        "{\"decision\": \"confirm\", " + SEEN.replace("03-02", "03-09") + "}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.json().get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/checked_on");
        Answer other =
                shop.decide(
                        order,
                        "{\"decision\": \"confirm\", " + SEEN.replace("Byron", "Zenith") + "}");
        assertThat(other.json().get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/note");
        assertThat(api.get("/v1/tax/ids/confirmations").json().get("data")).isEmpty();
    }

    private String validated() {
        return api.post("/v1/tax/ids/validate", "{\"country\": \"FJ\", \"value\": \"50 12345 09\"}")
                .json()
                .get("status")
                .stringValue();
    }

    /** No register of the sandbox knows ids of countries whose scheme is not known. */
    @Test
    void whatWasSeenBeforeTheSaleServesIt() {
        assertThat(validated()).isEqualTo("unavailable");
        String body =
                "{\"country\": \"FJ\", \"tax_id\": \"50 12345 09\", "
                        + SEEN.replace("03-02", "03-01")
                        + "}";
        JsonNode kept = DoubtfulSales.made(api.post("/v1/tax/ids/confirmations", body));
        assertThat(kept.get("tax_id").stringValue()).isEqualTo("501234509");
        assertThat(validated()).isEqualTo("valid");
        JsonNode order =
                shop.buy(
                        "FJ",
                        "\"name\": \"Byron SARL\", \"tax_id\": \"501234509\","
                                + " \"line1\": \"1 Victoria Parade\", \"city\": \"Suva\"");
        assertThat(order.get("tax_total").longValue()).isZero();
        assertThat(order.get("tax").get("treatment").stringValue()).isEqualTo("reverse_charge");
        assertThat(api.get("/v1/tax/ids").json().get("data")).isEmpty();

        String id = kept.get("id").stringValue();
        Client stranger = TestServer.newSandbox();
        assertThat(stranger.delete("/v1/tax/ids/confirmations/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/v1/tax/ids/confirmations").json().get("data")).isEmpty();
        assertThat(api.delete("/v1/tax/ids/confirmations/" + id).status()).isEqualTo(204);
        assertThat(api.delete("/v1/tax/ids/confirmations/" + id).status()).isEqualTo(404);
        assertThat(validated()).isEqualTo("unavailable");
    }

    @Test
    void whatIsNoConfirmationIsRefused() {
        Answer wrong =
                api.post(
                        "/v1/tax/ids/confirmations",
                        "{\"country\": \"ZA\", \"tax_id\": \"4123456789\", \"name\": \"\","
                                + " \"checked_on\": \"2025-12-01\", \"reference\": \"shot 17\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(
                        wrong.json()
                                .get("errors")
                                .valueStream()
                                .map(it -> it.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/tax_id", "/name", "/checked_on");
        assertThat(
                        api.post(
                                        "/v1/tax/ids/confirmations",
                                        "{\"country\": \"QQ\", \"tax_id\": \"4123456789\", "
                                                + SEEN
                                                + "}")
                                .json()
                                .get("errors")
                                .get(0)
                                .get("code")
                                .stringValue())
                .isEqualTo("unknown_country");
    }

    private JsonNode check(String country) {
        return api.get("/v1/tax/ids/checks")
                .json()
                .get("data")
                .valueStream()
                .filter(it -> it.get("country").stringValue().equals(country))
                .findFirst()
                .orElseThrow();
    }

    private Answer decideOnTax(String body) {
        return api.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/tax/settings"))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void anOperatorChoosesHowIdsAreChecked() {
        assertThat(check("DE").get("register").stringValue()).isEqualTo("vies");
        assertThat(check("CL").get("way").stringValue()).isEqualTo("form");
        assertThat(check("ZA").get("page").stringValue()).startsWith("https://");
        Answer wrong =
                decideOnTax(
                        "{\"unregistered\": \"sell\", \"micro_threshold\": false, \"id_checks\":"
                                + " {\"DE\": \"form\", \"CL\": \"hand\", \"ZA\": \"guess\", \"FJ\": \"form\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(
                        wrong.json()
                                .get("errors")
                                .valueStream()
                                .map(it -> it.get("pointer").stringValue()))
                .containsExactly("/id_checks/DE", "/id_checks/FJ", "/id_checks/ZA");
        String chosen = "\"id_checks\": {\"CL\": \"hand\", \"ZA\": \"form\"}";
        String body = "{\"unregistered\": \"sell\", \"micro_threshold\": false%s}";
        JsonNode kept = decideOnTax(body.formatted(", " + chosen)).json();
        assertThat(kept.get("id_checks").get("ZA").stringValue()).isEqualTo("form");
        assertThat(check("CL").get("way").stringValue()).isEqualTo("hand");
        assertThat(decideOnTax(body.formatted("")).json()).isEqualTo(kept);
        JsonNode none = decideOnTax(body.formatted(", \"id_checks\": {}")).json();
        assertThat(none.get("id_checks")).isEmpty();
        assertThat(check("CL").get("way").stringValue()).isEqualTo("form");
    }
}
