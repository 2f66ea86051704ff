package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.console.Desk.Seen;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Registrations and thresholds in the console are those of the API, with its rules. */
class S21_NexusIsKept {
    private static final String REGISTRATIONS = "/console/tax/registrations";
    private static final String THRESHOLDS = "/console/tax/thresholds";
    private static final String PASSWORD = "a long enough password";

    private final Client api;
    private final VendorId vendor;
    private final Desk desk = Desk.ofDemo();

    S21_NexusIsKept() {
        JsonNode sandbox =
                TestServer.demo()
                        .post("/v1/sandboxes", "{\"now\": \"2026-03-10T12:00:00Z\"}")
                        .json();
        api = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant();
        desk.lookAt(vendor.toString());
    }

    private Seen add(String place, String scheme, String number, String from) {
        return desk.send(
                REGISTRATIONS,
                "jurisdiction",
                place,
                "scheme",
                scheme,
                "number",
                number,
                "period",
                place.equals("EU") ? "quarter" : "month",
                "from",
                from,
                "to",
                "");
    }

    private JsonNode registered() {
        return api.get("/v1/tax/registrations").json().get("data");
    }

    private List<String> audited() {
        return TestServer.bean(AuditLog.class).latest(vendor, 20).stream()
                .map(AuditLog.Row::entry)
                .filter(it -> it.action().startsWith("tax_"))
                .map(it -> it.actor() + " " + it.action() + " " + it.detail())
                .toList();
    }

    /** Sells to Australian consumers for that many cents. */
    private void sell(long cents) {
        String product =
                made(
                        "/v1/products",
                        "{\"name\": \"Lumen\", \"tax_category\": \"saas\", \"deliveries\": []}");
        String price =
                made(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "AUD", "amount": %d,
                         "tax_behavior": "exclusive"}
                        """
                                .formatted(product, cents));
        made(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}],
                 "buyer": {"email": "ada@example.com", "country": "AU"},
                 "payment": {"method": "card", "token": "tok_visa"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(price));
    }

    private String made(String path, String body) {
        Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    /** The row of a table that begins with these words, its tags taken out. */
    private static String row(Seen page, String begin) {
        Matcher rows = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL).matcher(page.text());
        while (rows.find()) {
            String text =
                    rows.group(1)
                            .replaceAll("<[^>]+>", " ")
                            .replace("&#39;", "'")
                            .replaceAll("[\\s\u00a0]+", " ")
                            .strip();
            if (text.startsWith(begin)) {
                return text;
            }
        }
        return "";
    }

    @Test
    void aRegistrationIsAddedAndEnded() {
        assertThat(desk.open(REGISTRATIONS).text()).contains("counts as registered everywhere");

        assertThat(add("US-TX", "standard", "32045678901", "2026-01-01").location())
                .endsWith("?done=registration_added");
        JsonNode one = registered().get(0);
        assertThat(one.get("number").stringValue()).isEqualTo("32045678901");
        assertThat(one.get("period").stringValue()).isEqualTo("month");
        Seen page = desk.open(REGISTRATIONS);
        assertThat(page.text()).doesNotContain("counts as registered everywhere");
        assertThat(row(page, "United States: Texas"))
                .contains("32045678901 Standard Returns: every month Jan 1, 2026 In force");
        assertThat(row(page, "Germany")).contains("Own country In force");

        String id = one.get("id").stringValue();
        Seen ended = desk.send(REGISTRATIONS + "/" + id + "/end", "to", "2026-02-28");
        assertThat(ended.location()).endsWith("?done=registration_ended");
        assertThat(registered().get(0).get("to").stringValue()).isEqualTo("2026-02-28");
        assertThat(row(desk.open(REGISTRATIONS), "United States: Texas"))
                .contains("Jan 1, 2026 Feb 28, 2026 Ended")
                .doesNotContain("Last day in");
        assertThat(audited())
                .containsExactly(
                        "staff:demo@kontor.example tax_registration.ended US-TX 32045678901",
                        "staff:demo@kontor.example tax_registration.added US-TX 32045678901");
    }

    @ParameterizedTest
    @CsvSource({
        "'',    standard,  123, 2026-01-01, Please choose a place",
        "AU,    standard,  '',  2026-01-01, Please fill this in",
        "AU,    standard,  123, '',         Please fill this in",
        "AU,    standard,  123, tomorrow,   'Please give a day, such as'",
        "AU,    oss_union, 123, 2026-01-01, Nobody is registered so in this place",
        "US-XX, standard,  123, 2026-01-01, There is no such place",
        "NO,    voec,      123, 2025-06-01, There is a registration at that time already"
    })
    void faultsStandAtTheirFieldsAndWhatWasTypedStays(
            String place, String scheme, String number, String from, String fault) {
        add("NO", "voec", "2007460", "2025-01-01");

        Seen refused = add(place, scheme, number, from);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(fault)
                .contains("aria-invalid=\"true\"")
                .contains("value=\"" + number + "\"")
                .contains("value=\"" + from + "\"")
                .contains("value=\"" + scheme + "\" selected");
        assertThat(registered()).hasSize(1);
    }

    @Test
    void aLastDayBeforeTheFirstIsRefusedInItsRow() {
        add("AU", "standard", "51824753556", "2026-01-01");
        String id = registered().get(0).get("id").stringValue();

        Seen refused = desk.send(REGISTRATIONS + "/" + id + "/end", "to", "2025-12-31");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(row(refused, "Australia")).contains("The last day is before the first");
        assertThat(refused.text()).contains("value=\"2025-12-31\"");
        assertThat(registered().get(0).get("to").isNull()).isTrue();
        assertThat(desk.send(REGISTRATIONS + "/reg_nothing/end", "to", "2026-12-31").status())
                .isEqualTo(404);
        assertThat(desk.send(REGISTRATIONS + "/reg_nothing/end", "to", "").status()).isEqualTo(404);
    }

    @Test
    void thresholdsAreSortedByNearnessAndSayWhatHappens() {
        add("US-TX", "standard", "32045678901", "2026-01-01");
        Seen empty = desk.open(THRESHOLDS);
        assertThat(empty.text()).contains("Nothing was sold yet where a threshold counts");
        assertThat(row(empty, "Australia")).contains("Far").contains("Sold without tax");

        sell(7_000_000);
        assertThat(row(desk.open(THRESHOLDS), "Australia"))
                .contains("Near 93 % A$70,000.00 of A$75,000.00 Sold without tax")
                .contains("Expected on Mar 13, 2026")
                .contains("Taxable sales there the last twelve months");
        assertThat(row(desk.open("/console/tax"), "Australia")).contains("Near the threshold");

        sell(600_000);
        Seen crossed = desk.open(THRESHOLDS);
        assertThat(row(crossed, "Australia"))
                .contains("Crossed, not registered 101 % A$76,000.00 of A$75,000.00")
                .contains("Tax is charged, without a registration Crossed on Mar 10, 2026")
                .contains("Add a registration");
        assertThat(crossed.text().indexOf("Australia"))
                .isLessThan(crossed.text().indexOf("Switzerland"));
        assertThat(row(desk.open("/console/tax"), "Australia"))
                .contains("Threshold crossed, not registered");
        assertThat(desk.open("/console/tax/places/AU").text())
                .contains("101\u00a0%")
                .contains("Crossed on Mar 10, 2026")
                .contains(REGISTRATIONS + "?place=AU#add");
        assertThat(desk.open(REGISTRATIONS + "?place=AU").text())
                .contains("<option value=\"AU\" selected>Australia</option>");

        add("AU", "simplified", "51824753556", "2026-03-01");
        assertThat(row(desk.open(THRESHOLDS), "Australia"))
                .contains("Registered 101 %")
                .contains("Tax is charged");
        assertThat(row(desk.open("/console/tax"), "Australia")).contains("Collected");
        assertThat(desk.open("/console/tax/places/AU").text())
                .contains("51824753556")
                .contains("since Mar 1, 2026");
    }

    /** In the United States and Canada the most urgent of the states decides. */
    @Test
    void theMapIsByWhatWantsAPerson() {
        assertThat(row(desk.open("/console/tax"), "Australia")).contains("Collected");
        add("US-TX", "standard", "32045678901", "2026-01-01");
        Seen map = desk.open("/console/tax");
        assertThat(row(map, "United States")).contains("Collected");
        assertThat(row(map, "Australia")).contains("Below the threshold");
        assertThat(row(map, "United Kingdom")).contains("Due, not registered");
        assertThat(row(map, "France")).contains("Due, not registered");
        assertThat(row(map, "Germany")).contains("Collected");
        assertThat(map.text())
                .contains("class=\"is-crossed\"")
                .contains("class=\"is-near\"")
                .contains("fill=\"url(#barred)\"");
        add("EU", "oss_union", "DE136695976", "2026-01-01");
        assertThat(row(desk.open("/console/tax"), "France")).contains("Collected");
        assertThat(desk.open("/console/tax/places/FR").text())
                .contains("One-Stop Shop, Union scheme");
    }

    @Test
    void settingsAreThoseOfTheApi() {
        assertThat(desk.open(THRESHOLDS).text()).contains("value=\"refuse\" checked");

        Seen saved = desk.send(THRESHOLDS, "unregistered", "sell", "micro_threshold", "true");

        assertThat(saved.location()).endsWith("?done=tax_decided");
        JsonNode settings = api.get("/v1/tax/settings").json();
        assertThat(settings.get("unregistered").stringValue()).isEqualTo("sell");
        assertThat(settings.get("micro_threshold").booleanValue()).isTrue();
        assertThat(desk.open(THRESHOLDS).text()).contains("value=\"true\" checked");
        assertThat(audited())
                .containsExactly(
                        "staff:demo@kontor.example tax_settings.changed sell micro_threshold=true");

        Seen refused = desk.send(THRESHOLDS, "micro_threshold", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Please choose one of the two");
        assertThat(desk.send(THRESHOLDS, "unregistered", "maybe").status()).isEqualTo(422);
        assertThat(api.get("/v1/tax/settings").json()).isEqualTo(settings);
    }

    @Test
    void anothersAreNotFoundAndNothingHappensWithoutTheToken() {
        add("AU", "standard", "51824753556", "2026-01-01");
        String id = registered().get(0).get("id").stringValue();
        Desk stranger = stranger("owner", other("EU"));

        assertThat(stranger.send(REGISTRATIONS + "/" + id + "/end", "to", "2026-12-31").status())
                .isIn(403, 404);
        assertThat(stranger.open(REGISTRATIONS).text()).doesNotContain("51824753556");
        Desk neighbor = Desk.ofDemo();
        neighbor.lookAt(
                SandboxId.parse(
                                TestServer.demo()
                                        .post("/v1/sandboxes", "{}")
                                        .json()
                                        .get("id")
                                        .stringValue())
                        .tenant()
                        .toString());
        assertThat(neighbor.send(REGISTRATIONS + "/" + id + "/end", "to", "2026-12-31").status())
                .isEqualTo(404);
        assertThat(desk.sendWithoutToken(REGISTRATIONS, "jurisdiction", "NZ").status())
                .isEqualTo(403);
        assertThat(
                        desk.sendWithoutToken(REGISTRATIONS + "/" + id + "/end", "to", "2026-12-31")
                                .status())
                .isEqualTo(403);
        assertThat(desk.sendWithoutToken(THRESHOLDS, "unregistered", "sell").status())
                .isEqualTo(403);
        assertThat(registered()).hasSize(1);
        assertThat(registered().get(0).get("to").isNull()).isTrue();
    }

    /** How much all vendors of an entity sell, and where it registers, is its operator's. */
    @Test
    void aVendorAmongSeveralOnlyLooks() {
        other("EU");
        Desk one = stranger("owner", other("EU"));

        Seen page = one.open(REGISTRATIONS);
        assertThat(page.text()).contains("whose operator keeps them").doesNotContain("id=\"add\"");
        assertThat(one.open(THRESHOLDS).text())
                .contains("count together")
                .doesNotContain("Australia")
                .doesNotContain("console.form.save");
        Seen refused =
                one.send(
                        REGISTRATIONS,
                        "jurisdiction",
                        "AU",
                        "scheme",
                        "standard",
                        "number",
                        "1",
                        "from",
                        "2026-01-01");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("The operator keeps this");
        assertThat(one.send(THRESHOLDS, "unregistered", "sell").status()).isEqualTo(403);
        assertThat(row(one.open("/console/tax"), "Australia")).contains("Due, not registered");
        assertThat(one.open("/console/tax/places/AU").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"support", "developer"})
    void aRoleThatMayNotLooks(String role) {
        Desk other = stranger(role, other("EU"));
        assertThat(other.open(REGISTRATIONS).status()).isEqualTo(200);
        assertThat(other.send(REGISTRATIONS, "jurisdiction", "AU").status()).isEqualTo(403);
        assertThat(other.send(THRESHOLDS, "unregistered", "sell").status()).isEqualTo(403);
    }

    private static Vendor other(String entity) {
        return TestServer.bean(Database.class)
                .write(tx ->
                        TestServer.bean(Vendors.class)
                                .create(
                                        tx,
                                        new Vendors.NewVendor(
                                                "Other " + Ids.next(),
                                                entity,
                                                "help@other.example",
                                                "https://other.example")));
    }

    private static Desk stranger(String role, Vendor of) {
        Desk desk = Desk.of(Sandbox.member(of, role, PASSWORD), PASSWORD);
        return desk.lookAt(of.id().toString());
    }
}
