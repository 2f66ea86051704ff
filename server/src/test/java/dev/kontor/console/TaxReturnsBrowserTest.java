package dev.kontor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** Returns, deadlines and the law to come in a real browser, on a desk and on a phone. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class TaxReturnsBrowserTest {
    private static final String ROOM = "/console/tax/";

    private final Till till = new Till("2026-02-10T10:00:00Z");
    private @Nullable Page opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.context().close();
        }
    }

    /** A second quarter with a correction, other returns, and one that is overdue. */
    private void sell() {
        JsonNode french = till.buy("\"country\": \"FR\"", 10_000, "EUR");
        till.buy("\"country\": \"GB\"", 9_900, "GBP");
        till.buy("\"country\": \"DE\"", 9_900, "EUR");
        till.advance("2026-05-12T10:00:00Z");
        till.buy("\"country\": \"PL\"", 9_900, "PLN");
        till.buy("\"country\": \"IT\"", 25_000, "EUR");
        till.buy(
                "\"country\": \"US\", \"region\": \"TX\", \"postal_code\": \"78701\"",
                9_900,
                "USD");
        till.buy("\"country\": \"FR\", \"tax_id\": \"FR40303265045\"", 50_000, "EUR");
        till.api.post("/v1/tax/reports/oss_union/2026-Q1/file", "");
        till.refund(french, 6_000);
        till.advance("2026-07-10T10:00:00Z");
    }

    private Page open(Visitor visitor) {
        Page page = TestBrowser.visit(visitor, "/console/vendors");
        opened = page;
        page.locator("#email").fill(Desk.DEMO);
        page.locator("#password").fill(Desk.PASSWORD);
        page.locator("main button").click();
        page.locator("button[value=" + till.vendor + "]").click();
        return page;
    }

    private static void look(Page page, String path, String name) {
        page.navigate(path);
        assertThat(page.locator("h1")).isVisible();
        picture(page, name);
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits")
                .isTrue();
        assertAccessible(page);
    }

    /** A country's page and the return that leaves it to another. */
    @Test
    void whatIsDeclaredElsewhere() {
        for (String one :
                List.of("EU\", \"scheme\": \"oss_union", "HU\", \"scheme\": \"standard")) {
            till.api.post(
                    "/v1/tax/registrations",
                    "{\"jurisdiction\": \""
                            + one
                            + "\", \"number\": \"HU12892312\", \"from\": \"2026-02-05\"}");
        }
        till.buy("\"country\": \"HU\"", 9_900, "EUR");
        till.buy("\"country\": \"FR\"", 9_900, "EUR");
        List<String> paths = List.of("places/HU", "returns/oss_union/2026-Q1");
        Page desk = open(new Visitor("en-US", true, false, 1280, 900));
        assertThat(desk.locator("h1")).isVisible();
        paths.forEach(it -> look(desk, ROOM + it, "abroad-" + name(it) + "-desk"));
        assertThat(desk.getByText("Hungary, Feb 5, 2026 to Mar 31, 2026: Hungarian VAT return"))
                .isVisible();
        desk.context().close();
        Page phone = open(new Visitor("de-DE", true, true, 360, 780));
        paths.forEach(it -> look(phone, ROOM + it, "abroad-" + name(it) + "-phone"));
    }

    @Test
    void everyPageIsForEverybody() {
        sell();
        List<String> paths =
                List.of(
                        "returns",
                        "returns?show=all",
                        "returns/oss_union/2026-Q2",
                        "calendar",
                        "changes");
        Page desk = open(new Visitor("en-US", true, false, 1280, 900));
        paths.forEach(it -> look(desk, ROOM + it, "tax-" + name(it) + "-desk"));
        desk.context().close();
        Page phone = open(new Visitor("de-DE", true, true, 360, 780));
        paths.forEach(it -> look(phone, ROOM + it, "tax-" + name(it) + "-phone"));
    }

    private static String name(String path) {
        return path.replaceAll("[/?=]", "-");
    }

    @Test
    void aReturnIsLockedFiledAndPaidWithoutScripts() {
        sell();
        Page page = open(Visitor.of("en-US").withoutScripts());
        page.navigate(ROOM + "returns");
        page.getByRole(AriaRole.LINK, named("EU One-Stop Shop, Union scheme")).last().click();
        page.locator("#confirmed").check();
        page.getByRole(AriaRole.BUTTON, named("Lock return")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The return is locked.");

        page.getByLabel("Reference").fill("DE/Q2/2026");
        page.locator("#confirmed").check();
        page.getByRole(AriaRole.BUTTON, named("Mark as filed")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("marked as filed");
        page.locator("#confirmed").check();
        page.getByRole(AriaRole.BUTTON, named("Mark as paid")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The payment is booked.");
        assertThat(page.getByText("DE/Q2/2026")).isVisible();
        picture(page, "tax-return-paid");
        page.getByRole(AriaRole.LINK, named("Journal in the ledger")).click();
        assertThat(page.getByText("Tax payable").first()).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
