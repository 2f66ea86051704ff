package dev.kontor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import dev.kontor.checkout.Buyer;
import dev.kontor.checkout.Downloads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * The five steps and the way back, in a real browser: a license is bought, used and refunded, and
 * buyer, staff, programs and books all learn of it.
 */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class WholeStoryBrowserTest {
    private static final String EMAIL = "whole.story@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Page> visits = new ArrayList<>();

    @AfterEach
    void close() {
        visits.forEach(TestBrowser::close);
    }

    @Test
    void isBoughtAndRefunded() {
        Buyer buyer = Buyer.of(Visitor.of("de-DE"));
        visits.add(buyer.page());
        buyer.fill(Buyer.VISA);
        buyer.page().getByLabel("E-Mail").fill(EMAIL);
        buyer.order();
        String key = buyer.isThanked();
        assertThat(validation(key).get("valid").booleanValue()).isTrue();
        Downloads.assertResumes(buyer.page(), buyer.target("Herunterladen"));
        assertThat(Downloads.pdf(buyer.page(), buyer.target("Rechnung (PDF)")))
                .contains("100,00", "19,00", "119,00");
        buyer.link("Bestellseite öffnen").click();
        buyer.arrivesAt("/o/\\w+");
        String order = buyer.page().url();
        String number = buyer.page().locator("dt:text-is('Bestellnummer') + dd").textContent();

        String receipt = mail(buyer.page(), "Ihre Bestellung");
        assertThat(receipt).contains(key, number, order);
        picture(buyer.page(), "story-receipt");

        refund(number);

        assertThat(validation(key).get("valid").booleanValue()).isFalse();
        assertThat(validation(key).get("code").stringValue()).isEqualTo("revoked");
        buyer.page().navigate(order);
        buyer.reads("Diese Bestellung wurde erstattet");
        assertThat(buyer.page().locator(".bill")).containsText(Pattern.compile("-119,00\\s€"));
        assertThat(buyer.page().getByText(key)).hasCount(0);
        assertThat(Downloads.pdf(buyer.page(), buyer.target("Rechnungskorrektur (PDF)")))
                .contains("Rechnungskorrektur", "100,00", "19,00", "119,00");
        assertAccessible(buyer.page());
        picture(buyer.page(), "story-refunded");
        assertThat(mail(buyer.page(), "Ihre Erstattung")).contains(number, order);
        picture(buyer.page(), "story-refund-mail");
        assertBooksBalance();
    }

    /** Staff find the order by its number and give all of it back. */
    private void refund(String number) {
        Page console = signIn();
        link(console, "Bestellungen").first().click();
        console.getByLabel("Bestellung finden").fill(number);
        assertThat(console.locator("#results tbody tr")).hasCount(1);
        link(console, number).click();
        console.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Erstatten").setExact(true))
                .click();
        console.getByLabel("Alles, was übrig ist").check();
        button(console, "Zeigen, was das heißt").click();
        assertThat(console.getByText("2 Nutzungsrechte enden")).isVisible();
        button(console, "119,00\\s€ erstatten").click();
        assertThat(console.getByText("Zurückgezahlt")).isVisible();
        assertAccessible(console);
        picture(console, "story-console-refund");

        String note = link(console, "-CN-").getAttribute("href");

        assertThat(Downloads.pdf(console, note)).contains("Rechnungskorrektur", "119,00");
        link(console, "Hauptbuch").first().click();
        assertThat(console.getByText("Die Bücher gehen auf")).isVisible();
    }

    private Page signIn() {
        Page console = TestBrowser.visit(Visitor.of("de-DE"), "/console");
        visits.add(console);
        console.getByLabel("E-Mail-Adresse").fill("demo@kontor.example");
        console.getByLabel("Passwort").fill("kontor-demo");
        button(console, "Anmelden").click();
        return console;
    }

    /** The buyer's newest mail of this subject, as soon as it is in the mailbox: what it says. */
    private static String mail(Page page, String subject) {
        page.navigate("/mailbox");
        Locator mail =
                page.locator("tr", new Page.LocatorOptions().setHasText(EMAIL))
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(subject));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (mail.count() == 0 && System.nanoTime() < end) {
            page.reload();
        }
        mail.first().click();
        page.waitForURL(Pattern.compile(".*/mailbox/\\w+"));
        assertThat(page.getByRole(AriaRole.LINK, named("\\.pdf$"))).isVisible();
        assertAccessible(page, List.of("iframe.mail"));
        String html = page.locator("iframe.mail").getAttribute("src");
        return Downloads.fetch(page, html).text();
    }

    private static JsonNode validation(String key) {
        return TestServer.demo().post("/v1/licenses/validate", "{\"key\": \"" + key + "\"}").json();
    }

    private static void assertBooksBalance() {
        JsonNode totals = TestServer.demo().get("/v1/ledger/trial_balance").json().get("totals");
        assertThat(totals.size()).isPositive();
        for (JsonNode it : totals) {
            assertThat(it.get("debit").longValue()).isEqualTo(it.get("credit").longValue());
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named("^" + name + "$"));
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }
}
