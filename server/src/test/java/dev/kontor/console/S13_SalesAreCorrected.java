package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** Staff corrects a sale, and decides about tax ids in doubt. */
class S13_SalesAreCorrected {
    private static final String ID = "FR40303265045";

    private final Sandbox sandbox = new Sandbox();

    private JsonNode buy(String buyer) {
        String price = sandbox.api.get("/v1/prices").json().at("/data/0/id").stringValue();
        Answer answer =
                sandbox.api.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "FR", %s},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, buyer));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.json();
    }

    private static String correct(JsonNode order) {
        return "/console/orders/" + Sandbox.id(order) + "/correct";
    }

    private static String review(JsonNode order) {
        return "/console/tax/ids/" + Sandbox.id(order);
    }

    @Test
    void firstItIsShownThenDone() {
        JsonNode order = buy("\"name\": \"Ada Byron\"");
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));
        assertThat(desk.open("/console/orders/" + Sandbox.id(order)).text())
                .contains(correct(order));
        assertThat(desk.open(correct(order)).text()).contains("value=\"Ada Byron\"");
        String[] fields = {
            "name", "Byron SAS", "tax_id", ID, "country", "FR", "kind", "same", "note", "Ticket 7"
        };
        Desk.Seen shown = desk.send(correct(order), with(fields, "step", "preview"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).contains("What it means", "€19.83", "Autoliquidation");
        assertThat(sandbox.reload(order).get("refunded_total").longValue()).isZero();

        Desk.Seen done = desk.send(correct(order), with(fields, "step", "confirm"));
        assertThat(done.status()).isEqualTo(303);
        JsonNode corrected = sandbox.reload(order);
        assertThat(corrected.get("refunded_total").longValue()).isEqualTo(1_983);
        assertThat(desk.open("/console/orders/" + Sandbox.id(order)).text())
                .contains(corrected.at("/invoice/number").stringValue())
                .contains("details were wrong", "Ticket 7");
        desk.send(correct(order), with(fields, "step", "confirm"));
        assertThat(sandbox.reload(order).at("/invoice/id")).isEqualTo(corrected.at("/invoice/id"));
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    @Test
    void whatIsWrongStandsAtItsField() {
        JsonNode order = buy("\"name\": \"Ada Byron\"");
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));
        Desk.Seen wrong =
                desk.send(
                        correct(order),
                        "name",
                        "Ada Byron",
                        "tax_id",
                        "FR40303265046",
                        "country",
                        "FR",
                        "note",
                        "Ticket 7",
                        "step",
                        "confirm");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("tax_id-error", "does not know this tax id");
        Desk.Seen why = desk.send(correct(order), "country", "FR", "step", "preview");
        assertThat(why.status()).isEqualTo(422);
        assertThat(why.text()).contains("note-error");
        Desk.Seen same =
                desk.send(
                        correct(order),
                        "name",
                        "Ada Byron",
                        "country",
                        "FR",
                        "note",
                        "x",
                        "step",
                        "preview");
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("says all of that already");
        assertThat(sandbox.reload(order).at("/invoice/id")).isEqualTo(order.at("/invoice/id"));
    }

    @Test
    void aStrangersIdIsDecidedByPeople() {
        JsonNode order = buy("\"name\": \"Other Name SARL\", \"tax_id\": \"FR 40 303 265 045\"");
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));
        assertThat(desk.open("/console/tax/ids").text())
                .contains("FR 40 303 265 045", "Other Name SARL", Sandbox.number(order));
        assertThat(desk.send(review(order), "decision", "ask").status()).isEqualTo(303);
        assertThat(desk.open(review(order)).text())
                .contains("Sandbox Holdings", "1 Register Street, Testville");
        assertThat(desk.send(review(order), "decision", "accept").status()).isEqualTo(422);
        assertThat(desk.send(review(order), "decision", "reject", "note", "Not theirs").status())
                .isEqualTo(303);
        assertThat(desk.open(review(order)).text())
                .contains("Not theirs", "refund the order and sell it again", "/refund\"");
        assertThat(desk.send(review(order), "decision", "accept", "note", "But").status())
                .isEqualTo(409);
        assertThat(desk.open("/console/tax/ids").text()).doesNotContain("FR 40 303 265 045");
        assertThat(desk.open("/console/tax/ids?state=rejected").text())
                .contains("FR 40 303 265 045");
    }

    @Test
    void nobodyElseMay() {
        JsonNode order = buy("\"name\": \"Other Name SARL\", \"tax_id\": \"" + ID + "\"");
        JsonNode foreign = new Sandbox().buy("eve@example.com");
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(foreign));
        String[] accept = {"decision", "accept", "note", "Mine"};
        assertThat(desk.open(correct(order)).status()).isEqualTo(404);
        assertThat(desk.send(correct(order), "note", "x", "step", "confirm").status())
                .isEqualTo(404);
        assertThat(desk.open(review(order)).status()).isEqualTo(404);
        assertThat(desk.send(review(order), accept).status()).isEqualTo(404);
        assertThat(desk.open("/console/orders/nonsense/correct").status()).isEqualTo(404);

        Desk own = Desk.ofDemo().lookAt(Sandbox.vendor(order));
        assertThat(own.sendWithoutToken(review(order), accept).status()).isEqualTo(403);
        assertThat(own.sendWithoutToken(correct(order), "note", "x").status()).isEqualTo(403);
        String developer = Sandbox.colleague(order, "developer", "kontor-secret");
        Desk other = Desk.of(developer, "kontor-secret").lookAt(Sandbox.vendor(order));
        assertThat(other.send(review(order), accept).status()).isEqualTo(403);
        assertThat(other.open(correct(order)).status()).isEqualTo(403);
        assertThat(sandbox.api.get("/v1/tax/ids?state=open").json().get("data")).hasSize(1);
    }

    @Test
    @DisabledIfSystemProperty(named = "browser", matches = "false")
    void thePagesAreAccessible() {
        JsonNode order = buy("\"name\": \"Other Name SARL\", \"tax_id\": \"" + ID + "\"");
        Page page = TestBrowser.visit(Visitor.of("en-GB"), "/console/sign-in");
        page.locator("#email").fill(Desk.DEMO);
        page.locator("#password").fill(Desk.PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**/console");
        page.navigate("/console/vendors");
        page.locator("button[value='" + Sandbox.vendor(order) + "']").click();
        page.navigate(review(order));
        button(page, "Ask the register again");
        assertThat(page.locator("main").textContent()).contains("Sandbox Holdings");
        checked(page, "console-tax-ids");
        button(page, "The id is the buyer’s");
        assertThat(page.locator(".error").textContent()).contains("fill this in");
        checked(page, "console-tax-ids-wrong");
        page.navigate(correct(order));
        page.locator("#name").fill("Byron SAS");
        page.locator("#note").fill("Ticket 7");
        button(page, "Show what it means");
        checked(page, "console-correct-preview");
        button(page, "Correct the sale now");
        assertThat(page.locator("main").textContent()).contains("Buyer’s details were wrong");
        checked(page, "console-corrected");
        page.setViewportSize(360, 740);
        page.navigate("/console/tax/ids");
        checked(page, "console-tax-ids-phone");
        page.navigate(correct(order));
        checked(page, "console-correct-phone");
        TestBrowser.close(page);
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }

    private static void checked(Page page, String name) {
        TestBrowser.assertAccessible(page);
        TestBrowser.assertFits(page);
        TestBrowser.picture(page, name);
    }
}
