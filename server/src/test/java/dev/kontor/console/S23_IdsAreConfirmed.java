package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.console.Desk.Seen;
import dev.kontor.vendors.SandboxId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tax ids that no register can be asked for are looked up by people, in the console. */
class S23_IdsAreConfirmed {
    private static final String CONFIRMATIONS = "/console/tax/ids/confirmations";
    private static final String THRESHOLDS = "/console/tax/thresholds";
    private static final String GSTIN = "27AAPFU0939F1ZV";

    private final Client api;
    private final Desk desk = Desk.ofDemo();

    S23_IdsAreConfirmed() {
        JsonNode sandbox =
                TestServer.demo()
                        .post("/v1/sandboxes", "{\"now\": \"2026-03-10T12:00:00Z\"}")
                        .json();
        api = new Client(sandbox.get("api_key").stringValue());
        desk.lookAt(SandboxId.parse(sandbox.get("id").stringValue()).tenant().toString());
    }

    private String made(String path, String body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private String buy() {
        String product =
                made(
                        "/v1/products",
                        "{\"name\": \"Lumen\", \"tax_category\": \"saas\", \"deliveries\": []}");
        String price =
                made(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": 10000,
                         "tax_behavior": "exclusive"}
                        """
                                .formatted(product));
        return made(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}],
                 "buyer": {"email": "ada@example.com", "country": "IN", "name": "Utkarsh Foods",
                           "region": "MH", "tax_id": "%s", "tax_id_status": "unavailable"},
                 "payment": {"method": "card", "token": "tok_visa"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(price, GSTIN));
    }

    private JsonNode order(String id) {
        return api.get("/v1/orders/" + id).json();
    }

    private Seen confirm(String order, String name, String day, String... more) {
        String[] fields = {
            "decision", "confirm", "name", name, "checked_on", day, "reference", "shot 17"
        };
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return desk.send("/console/tax/ids/" + order, all);
    }

    @Test
    void theTaxGoesBackWhenTheIdWasLookedUp() {
        String order = buy();
        assertThat(order(order).get("tax_total").longValue()).isEqualTo(1_800);
        assertThat(desk.open("/console/tax/ids").text())
                .contains("Confirm by hand", "https://services.gst.gov.in/services/searchtp");

        Seen wrong = confirm(order, "Utkarsh Foods Ltd", "2026-05-01");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains(
                        "a day of the last 30",
                        "seen-checked_on-" + order + "-error",
                        "value=\"Utkarsh Foods Ltd\"");
        Seen stranger = confirm(order, "Zenith", "2026-03-10");
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text()).contains("say why it is the same");
        assertThat(confirm(order, "", "").text()).contains("Please give the day.");
        assertThat(order(order).get("refunded_total").longValue()).isZero();

        Seen done = confirm(order, "Zenith", "2026-03-10", "note", "Its trade name.");
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).endsWith("done=tax_id_seen");
        api.post("/v1/test_clock/advance", "{\"to\": \"2026-03-10T12:05:00Z\"}");
        assertThat(order(order).get("refunded_total").longValue()).isEqualTo(1_800);
        assertThat(desk.open("/console/tax/ids/" + order).text())
                .contains("Its trade name.", "shot 17")
                .doesNotContain("Confirm by hand");
        assertThat(desk.open(CONFIRMATIONS).text()).contains(GSTIN, "Zenith", "shot 17");
        assertThat(confirm(order, "Zenith", "2026-03-10", "note", "Again.").status())
                .isEqualTo(409);
    }

    private Seen keep(String id, String day) {
        return desk.send(
                CONFIRMATIONS,
                "country",
                "ZA",
                "tax_id",
                id,
                "name",
                "Acme Pty Ltd",
                "checked_on",
                day,
                "reference",
                "shot 17");
    }

    @Test
    void anIdIsConfirmedBeforeTheSaleAndTakenBack() {
        assertThat(desk.open(CONFIRMATIONS).text()).contains("No id has been confirmed");
        Seen wrong = keep("4123456789", "2026-03-10");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("tax_id-error", "value=\"4123456789\"");
        assertThat(keep("4123 456 784", "2026-03-09").status()).isEqualTo(303);
        String page = desk.open(CONFIRMATIONS).text();
        assertThat(page).contains("4123456784", "South Africa", "Acme Pty Ltd");
        Matcher remove = Pattern.compile(CONFIRMATIONS + "/(txi_\\w+)/remove").matcher(page);
        assertThat(remove.find()).isTrue();
        assertThat(desk.sendWithoutToken(remove.group()).status()).isEqualTo(403);
        Desk other = Desk.ofDemo().lookAt(Sandbox.vendor(new Sandbox().buy("eve@example.com")));
        assertThat(other.send(remove.group()).status()).isEqualTo(404);
        assertThat(other.open(CONFIRMATIONS).text()).doesNotContain("4123456784");
        assertThat(desk.send(remove.group()).status()).isEqualTo(303);
        assertThat(desk.open(CONFIRMATIONS).text()).doesNotContain("4123456784");
        assertThat(desk.sendWithoutToken(CONFIRMATIONS, "country", "ZA").status()).isEqualTo(403);
    }

    @Test
    void whoKeepsNoTaxesConfirmsNothing() {
        JsonNode sold = new Sandbox().buy("ada@example.com");
        String developer = Sandbox.colleague(sold, "developer", "kontor-secret");
        Desk one = Desk.of(developer, "kontor-secret").lookAt(Sandbox.vendor(sold));
        assertThat(one.open(CONFIRMATIONS).text()).doesNotContain("id=\"add\"");
        assertThat(one.send(CONFIRMATIONS, "country", "ZA").status()).isEqualTo(403);
    }

    @Test
    void howIdsAreCheckedIsChosen() {
        String[] decided = {"unregistered", "sell", "id_hand", "cl, co", "id_form", "ZA"};
        assertThat(desk.send(THRESHOLDS, decided).status()).isEqualTo(303);
        assertThat(desk.open(THRESHOLDS).text())
                .contains("value=\"CL CO\"")
                .contains("value=\"ZA\"");
        JsonNode kept = api.get("/v1/tax/settings").json().get("id_checks");
        assertThat(kept.get("CL").stringValue()).isEqualTo("hand");
        assertThat(kept.get("ZA").stringValue()).isEqualTo("form");
        Seen wrong =
                desk.send(
                        THRESHOLDS, "unregistered", "sell", "id_hand", "CL", "id_form", "DE ZA FJ");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Cannot be chosen: DE, FJ.", "value=\"DE ZA FJ\"");
        assertThat(desk.send(THRESHOLDS, "unregistered", "refuse").status()).isEqualTo(303);
        assertThat(api.get("/v1/tax/settings").json().get("id_checks")).isEqualTo(kept);
    }
}
