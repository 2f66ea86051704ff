package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** A buyer who was a company all along says so on the order page. */
class S05_CompanyDetailsOnTheInvoice {
    private static final String BYRON = "company=Byron+SAS&tax_id=FR+40+303+265+045";

    private final Client api = TestServer.newSandboxAt("2026-03-01T12:00:00Z");
    private final Client anybody = new Client("none");
    private final TestCart cart = TestCart.selling(api, 12_000, "inclusive");

    @Test
    void theTaxGoesBackAtOnce() {
        JsonNode order = buy();
        assertThat(send(order, "step=preview&lang=de&" + BYRON).status()).isEqualTo(200);
        assertThat(text(send(order, "step=preview&lang=de&" + BYRON)))
                .containsSubsequence(
                        "Was sich ändert", "-120,00 €", "100,00 €", "0,00 €", "20,00 €")
                .contains("Autoliquidation");
        assertThat(reload(order).get("refunded_total").longValue()).isZero();

        Answer sent = send(order, "step=confirm&lang=de&" + BYRON);

        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("?said=corrected&lang=de#details");
        JsonNode corrected = reload(order);
        assertThat(corrected.get("refunded_total").longValue()).isEqualTo(2_000);
        assertThat(text(anybody.get(path(order) + "?said=corrected&lang=de")))
                .contains("Ihre Rechnung ist berichtigt.")
                .contains(corrected.at("/invoice/number").stringValue())
                .containsSubsequence("Korrektur der alten Rechnung", "-CN-", "20,00 €")
                .containsSubsequence("Erstattet", "-20,00 €", "Bleibt bezahlt", "100,00 €");
        send(order, "step=confirm&" + BYRON);
        assertThat(reload(order)).isEqualTo(corrected);
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        JsonNode order = buy();
        String wrong = "company=Byron+SAS&tax_id=FR40303265046";
        for (String step : new String[] {"preview", "confirm"}) {
            Answer answer = send(order, "step=" + step + "&lang=de&" + wrong);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.raw().body())
                    .contains("value=\"FR40303265046\"")
                    .contains("id=\"tax_id-error\"")
                    .contains("Das Register kennt diese Steuernummer nicht.");
        }
        Answer tooLong = send(order, "step=preview&city=" + "x".repeat(101));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.raw().body()).contains("id=\"city-error\"", "This is too long.");
        Answer nothing = send(order, "step=confirm&company=&tax_id=");
        assertThat(nothing.status()).isEqualTo(409);
        assertThat(nothing.raw().body()).contains("The invoice already says all of this.");
        assertThat(reload(order).at("/invoice/id")).isEqualTo(order.at("/invoice/id"));
    }

    @Test
    void anAddressAloneIsCorrectedWithoutMoney() {
        JsonNode order = buy();
        assertThat(send(order, "step=confirm&line1=Rue+1&city=Lyon&postal_code=69001").status())
                .isEqualTo(303);
        JsonNode corrected = reload(order);
        assertThat(corrected.at("/invoice/id")).isNotEqualTo(order.at("/invoice/id"));
        assertThat(corrected.get("refunded_total").longValue()).isZero();
        assertThat(anybody.get(path(order)).raw().body()).contains("value=\"Lyon\"");
    }

    @Test
    void afterSixtyDaysItIsTooLate() {
        JsonNode order = buy();
        advance("2026-04-30T11:00:00Z");
        assertThat(anybody.get(path(order)).raw().body()).contains("name=\"tax_id\"");
        advance("2026-05-01T12:00:00Z");
        assertThat(anybody.get(path(order)).raw().body()).doesNotContain("name=\"tax_id\"");
        assertThat(send(order, "step=confirm&" + BYRON).status()).isEqualTo(409);
        assertThat(reload(order).get("refunded_total").longValue()).isZero();
    }

    @Test
    void nobodyElseCorrects() {
        JsonNode order = buy();
        String path = path(order);
        String forged = path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0");
        assertThat(post(forged, "step=confirm&" + BYRON).status()).isEqualTo(404);
        assertThat(post("/o/nonsense", "step=confirm&" + BYRON).status()).isEqualTo(404);
        Answer foreign =
                anybody.send(
                        request(path, "step=confirm&" + BYRON)
                                .header("Sec-Fetch-Site", "cross-site"));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(reload(order).get("refunded_total").longValue()).isZero();
    }

    @Test
    @DisabledIfSystemProperty(named = "browser", matches = "false")
    void inABrowserWithoutScripts() {
        JsonNode order = buy();
        Page page = TestBrowser.visit(Visitor.of("de-DE").withoutScripts(), path(order));
        fill(page);
        button(page, "Zeigen, was sich ändert");
        button(page, "Rechnung jetzt berichtigen");
        assertThat(page.locator("#details [role=status]").textContent())
                .contains("Ihre Rechnung ist berichtigt");
        TestBrowser.close(page);
        assertThat(reload(order).get("refunded_total").longValue()).isEqualTo(2_000);
    }

    /** axe itself is a script: it would wait for ever in a browser without them. */
    @Test
    @DisabledIfSystemProperty(named = "browser", matches = "false")
    void itIsAccessible() {
        JsonNode order = buy();
        Page page = TestBrowser.visit(Visitor.of("en-GB").onASmallPhone(), path(order));
        fill(page);
        checked(page, "company-open-phone");
        page.locator("#tax_id").fill("FR40303265046");
        button(page, "Show what changes");
        assertThat(page.locator("#tax_id-error").textContent()).contains("does not know");
        checked(page, "company-wrong-phone");
        page.locator("#tax_id").fill("FR40303265045");
        button(page, "Show what changes");
        assertThat(page.locator("#preview").textContent()).contains("Autoliquidation");
        checked(page, "company-preview-phone");
        button(page, "Correct the invoice now");
        assertThat(page.locator("#details [role=status]").textContent())
                .contains("Your invoice was corrected.");
        checked(page, "company-corrected-phone");
        TestBrowser.close(page);
        Page dark = TestBrowser.visit(Visitor.of("de-DE").inTheDark(), path(order));
        checked(dark, "company-dark");
        TestBrowser.close(dark);
    }

    private static void fill(Page page) {
        page.locator("#details summary").click();
        page.locator("#company").fill("Byron SAS");
        page.locator("#tax_id").fill("FR40303265045");
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void checked(Page page, String name) {
        TestBrowser.assertAccessible(page);
        TestBrowser.assertFits(page);
        TestBrowser.picture(page, name);
    }

    private JsonNode buy() {
        Answer answer =
                api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "FR", "locale": "de"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(cart.price()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private void advance(String to) {
        assertThat(api.post("/v1/test_clock/advance", "{\"to\": \"" + to + "\"}").status())
                .isEqualTo(200);
    }

    private JsonNode reload(JsonNode order) {
        return api.get("/v1/orders/" + order.get("id").stringValue()).json();
    }

    private Answer send(JsonNode order, String form) {
        return post(path(order), form);
    }

    private Answer post(String path, String form) {
        return anybody.send(request(path, form));
    }

    private static HttpRequest.Builder request(String path, String form) {
        return HttpRequest.newBuilder(URI.create(TestServer.url() + path + "/company"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String text(Answer page) {
        return page.raw().body().replaceAll("<[^>]*>", " ").replace('\u00a0', ' ');
    }

    private static String path(JsonNode order) {
        String code = order.get("number").stringValue().substring(0, 5);
        return "/o/"
                + TestServer.bean(Orders.class)
                        .tokens()
                        .of(
                                TestServer.bean(Vendors.class).byCode(code).orElseThrow(),
                                OrderId.parse(order.get("id").stringValue()));
    }
}
