package dev.kontor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.assertFits;
import static dev.kontor.TestBrowser.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.vendors.SandboxId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** The room of tax in a real browser: registrations, thresholds and the map. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class TaxBrowserTest {
    private static final Map<String, String> PAGES =
            Map.of(
                    "map", "/console/tax",
                    "place", "/console/tax/places/AU",
                    "place-norway", "/console/tax/places/NO",
                    "registrations", "/console/tax/registrations?place=AU",
                    "thresholds", "/console/tax/thresholds",
                    "certificates", "/console/tax/certificates",
                    "ids-by-hand", "/console/tax/ids",
                    "confirmations", "/console/tax/ids/confirmations?country=ZA");

    private final Client api;
    private final String vendor;

    TaxBrowserTest() {
        JsonNode sandbox =
                TestServer.demo()
                        .post("/v1/sandboxes", "{\"now\": \"2026-03-10T12:00:00Z\"}")
                        .json();
        api = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant().toString();
    }

    private String made(String path, String body) {
        Answer answer = api.post(path, body);
        org.assertj.core.api.Assertions.assertThat(answer.status())
                .as(answer.raw().body())
                .isEqualTo(201);
        return answer.json().get("id").stringValue();
    }

    private void sell(String buyer, String currency, long cents) {
        String product =
                made(
                        "/v1/products",
                        "{\"name\": \"Lumen\", \"tax_category\": \"saas\", \"deliveries\": []}");
        String price =
                made(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "%s", "amount": %d,
                         "tax_behavior": "exclusive"}
                        """
                                .formatted(product, currency, cents));
        made(
                "/v1/orders",
                """
                {"items": [{"price": "%s", "quantity": 1}],
                 "buyer": {"email": "ada@example.com", %s},
                 "payment": {"method": "card", "token": "tok_visa"},
                 "consents": {"terms": true, "immediate_delivery": true}}
                """
                        .formatted(price, buyer));
    }

    private String certificate(String email) {
        return made(
                "/v1/tax/certificates",
                """
                {"email": "%s", "jurisdictions": ["US-TX", "US-GA"], "reason": "resale",
                 "number": "TX-01-339", "expires_on": "2028-12-31"}
                """
                        .formatted(email));
    }

    private void decide(String certificate, String decision) {
        api.post(
                "/v1/tax/certificates/" + certificate + "/decision",
                "{\"decision\": \"" + decision + "\", \"note\": \"Complete.\"}");
    }

    private void register(String place, String scheme, String number) {
        made(
                "/v1/tax/registrations",
                """
                {"jurisdiction": "%s", "scheme": "%s", "number": "%s", "from": "2026-01-01"}
                """
                        .formatted(place, scheme, number));
    }

    /** Something in every state. */
    private void trade() {
        String active = certificate("ada@example.com");
        decide(active, "review");
        decide(active, "activate");
        decide(certificate("bob@example.com"), "review");
        certificate("eve@example.com");
        register("US-TX", "standard", "32045678901");
        register("NO", "voec", "2007460");
        register("IN", "simplified", "9917SGP29002OSR");
        sell("\"country\": \"AU\"", "AUD", 7_000_000);
        sell("\"country\": \"NZ\"", "NZD", 1_500_000);
        sell("\"country\": \"NO\"", "NOK", 3_000_000);
        sell(
                "\"country\": \"US\", \"region\": \"GA\", \"postal_code\": \"30303\"",
                "USD",
                9_900_000);
        sell(
                "\"country\": \"US\", \"region\": \"PA\", \"postal_code\": \"19019\"",
                "USD",
                9_900_000);
        sell(
                "\"country\": \"US\", \"region\": \"PA\", \"postal_code\": \"19019\"",
                "USD",
                9_900_000);
        sell("\"country\": \"CH\"", "CHF", 100_000);
        sell(
                "\"country\": \"IN\", \"name\": \"Utkarsh Foods\","
                        + " \"tax_id\": \"27AAPFU0939F1ZV\", \"tax_id_status\": \"unavailable\"",
                "INR",
                1_000_000);
        made(
                "/v1/tax/ids/confirmations",
                """
                {"country": "ZA", "tax_id": "4123456784", "name": "Acme Pty Ltd",
                 "checked_on": "2026-03-10", "reference": "screenshot 4711"}
                """);
    }

    private Page enter(Visitor visitor) {
        Page page = TestBrowser.visit(visitor, "/console/sign-in");
        page.locator("#email").fill(Desk.DEMO);
        page.locator("#password").fill(Desk.PASSWORD);
        page.locator("form button").first().click();
        page.waitForURL("**/console");
        page.navigate("/console/vendors");
        page.locator(
                        "form:has(input[value='"
                                + vendor
                                + "']) button, button[value='"
                                + vendor
                                + "']")
                .first()
                .click();
        page.waitForURL("**/console?done=vendor");
        return page;
    }

    private static void look(Page page, String name) {
        PAGES.forEach((what, path) -> {
            page.navigate(path);
            assertThat(page.locator("h1")).isVisible();
            if (what.equals("ids-by-hand")) {
                page.locator("section details summary").first().click();
            }
            picture(page, "tax-" + what + "-" + name);
            assertFits(page);
            assertAccessible(page);
        });
    }

    @Test
    void everyPageIsForEverybody() {
        trade();
        Page desk = enter(Visitor.of("en-US"));
        look(desk, "desk");
        TestBrowser.close(desk);
        Page night = enter(Visitor.of("de-DE").inTheDark());
        look(night, "night");
        TestBrowser.close(night);
        Page phone = enter(Visitor.of("de-DE").onASmallPhone());
        look(phone, "phone");
        TestBrowser.close(phone);
    }

    /** From a crossed threshold to a registration, without scripts. */
    @Test
    void whoCrossesRegisters() {
        register("US-TX", "standard", "32045678901");
        sell("\"country\": \"AU\"", "AUD", 7_600_000);
        Page page = enter(Visitor.of("en-US").withoutScripts());
        page.navigate("/console/tax/thresholds");
        assertThat(page.locator("tbody tr").first()).containsText("Crossed, not registered");
        page.locator("tbody tr").first().getByText("Add a registration").click();
        assertThat(page.getByLabel("Place")).hasValue("AU");
        page.getByLabel("Number").fill("51 824 753 556");
        page.getByLabel("First day").fill("2026-04-01");
        page.getByLabel("Last day (optional)").fill("2026-03-01");
        page.getByRole(AriaRole.BUTTON, named("Add registration")).click();
        assertThat(page.locator("#to-error")).hasText("The last day is before the first.");
        assertThat(page.getByLabel("Number")).hasValue("51 824 753 556");
        page.getByLabel("Last day (optional)").fill("");
        page.getByRole(AriaRole.BUTTON, named("Add registration")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The registration is on record");
        assertThat(page.getByText("Not yet")).isVisible();
        TestBrowser.close(page);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
