package dev.kontor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** The back office in a real browser, as staff use it. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class ConsoleBrowserTest {
    private final Sandbox sandbox = new Sandbox();
    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    void findsAnOrderAndRefundsIt() {
        JsonNode order = sandbox.buy("ada@example.com");
        Page console = signIn(Visitor.of("en"), order);
        assertThat(console.getByRole(AriaRole.HEADING, named("Overview"))).isVisible();
        look(console, "console-overview");

        console.getByRole(AriaRole.LINK, named("Orders")).first().click();
        console.getByLabel("Find an order").fill(Sandbox.number(order));
        assertThat(console.locator("#results tbody tr")).hasCount(1);
        look(console, "console-orders");
        console.getByRole(AriaRole.LINK, named(Sandbox.number(order))).click();
        assertThat(console.getByText("Fulfilled").first()).isVisible();
        look(console, "console-order");

        console.getByRole(AriaRole.LINK, exactly("Refund")).click();
        console.getByLabel("An amount", new Page.GetByLabelOptions().setExact(true)).check();
        console.locator("#amount").fill("500");
        console.getByRole(AriaRole.BUTTON, named("Show what it means")).click();
        assertThat(console.locator("#amount-error"))
                .hasText("This is too much: only €119.00 can be given back.");
        look(console, "console-refund-too-much");
        console.getByLabel("All that is left").check();
        console.getByRole(AriaRole.BUTTON, named("Show what it means")).click();
        assertThat(console.getByText("One right of use ends")).isVisible();
        look(console, "console-refund-preview");
        console.getByRole(AriaRole.BUTTON, named("Refund €119.00")).click();

        assertThat(console.getByText("Paid back")).isVisible();
        assertThat(
                        console.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(Pattern.compile("-CN-"))))
                .isVisible();
        look(console, "console-refund");
        console.getByRole(AriaRole.LINK, named("Order " + Sandbox.number(order))).click();
        assertThat(console.locator("h1 .badge")).hasText("Refunded");
        assertThat(console.getByText("Credit note EU-").first()).isVisible();
        assertThat(console.locator(".timeline").getByText("Money returned")).isVisible();
        look(console, "console-order-refunded");
    }

    @Test
    void decidesAboutOrdersInDoubtWithoutScripts() {
        JsonNode first = sandbox.buyInDoubt();
        JsonNode second = sandbox.buyInDoubt();
        JsonNode foreign = sandbox.buyByForeignCard();
        Page console = signIn(Visitor.of("de-DE").withoutScripts(), first);
        console.getByRole(AriaRole.LINK, named("Prüfungen")).first().click();
        picture(console, "console-reviews");

        Locator one = card(console, first);
        one.getByLabel("Grund der Entscheidung").fill("Rückruf beim Käufer");
        one.getByRole(AriaRole.BUTTON, button("Annehmen")).click();
        assertThat(console.getByText("Das Geld ist eingezogen")).isVisible();
        Locator other = card(console, second);
        other.getByLabel("Grund der Entscheidung").fill("Name erfunden");
        other.getByRole(AriaRole.BUTTON, button("Ablehnen")).click();
        Locator place = card(console, foreign);
        assertThat(
                        place.getByText(
                                "Besteuert in Luxemburg, aber Bank oder Karte ist in Deutschland."))
                .isVisible();
        place.getByLabel("Wie der Käufer das Land nachgewiesen hat").fill("Mietvertrag");
        place.getByRole(AriaRole.BUTTON, button("So besteuert lassen")).click();

        assertThat(console.getByText("Niemand wartet auf eine Entscheidung.")).isVisible();
        assertThat(sandbox.reload(first).get("status").stringValue()).isEqualTo("fulfilled");
        assertThat(sandbox.reload(second).get("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void everyPageFitsAPhoneInTheDark() {
        JsonNode order = sandbox.buy("a.person.with.a.long.address@a-long-domain.example.com");
        sandbox.buyInDoubt();
        sandbox.buyByForeignCard();
        Page console = signIn(Visitor.of("de-DE").onAPhone().inTheDark(), order);
        String path = "/console/orders/" + Sandbox.id(order);
        for (String it :
                new String[] {
                    "/console",
                    "/console/orders",
                    path,
                    path + "/refund",
                    path + "/refund/preview?what=lines&reason=other",
                    path + "/refund/preview?what=full&reason=other",
                    "/console/refunds",
                    "/console/reviews",
                    "/console/vendors",
                    "/console/nothing"
                }) {
            console.navigate(it);
            look(console, "console-phone" + it.replaceAll("[/?=&]+|ord_\\w+", "-"));
            assertThat((int) console.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + it)
                    .isLessThanOrEqualTo(390);
        }
    }

    @Test
    void aPlaceInDoubtLeadsToTheRefund() {
        JsonNode order = sandbox.buyByForeignCard();
        Page console = signIn(Visitor.of("en"), order);
        console.navigate("/console/reviews");
        look(console, "console-reviews-place");

        card(console, order).getByRole(AriaRole.LINK, button("Refund")).click();

        assertThat(console.getByLabel("All that is left")).isVisible();
    }

    @Test
    void aWrongPasswordIsSaidAndTheAddressKept() {
        page = TestBrowser.visit(Visitor.of("de-DE"), "/console");
        page.getByLabel("E-Mail-Adresse").fill(Desk.DEMO);
        page.getByLabel("Passwort").fill("falsch");
        assertAccessible(page);

        page.getByRole(AriaRole.BUTTON, named("Anmelden")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("gehören nicht zusammen");
        assertThat(page.getByLabel("E-Mail-Adresse")).hasValue(Desk.DEMO);
        look(page, "console-sign-in");
    }

    private Page signIn(Visitor visitor, JsonNode order) {
        Page console = TestBrowser.visit(visitor, "/console/vendors");
        page = console;
        console.locator("#email").fill(Desk.DEMO);
        console.locator("#password").fill(Desk.PASSWORD);
        console.locator("main button").click();
        console.locator("button[value=" + Sandbox.vendor(order) + "]").click();
        return console;
    }

    private static void look(Page console, String name) {
        picture(console, name);
        assertAccessible(console);
    }

    private static Locator card(Page console, JsonNode order) {
        return console.locator("section")
                .filter(new Locator.FilterOptions().setHasText(Sandbox.number(order)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
