package dev.kontor.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.assertFits;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What may go wrong between the order button and the goods, in a real browser. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class CheckoutTroubleBrowserTest {
    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            TestBrowser.close(page);
        }
    }

    @Test
    void aDeclineSaysSoAndKeepsWhatWasTyped() {
        Buyer buyer = visit(Visitor.of("de-DE").onASmallPhone());
        buyer.fill(Buyer.DECLINED);
        buyer.order();

        buyer.reads("Ihre Zahlung wurde abgelehnt");
        assertThat(buyer.page().locator("#notices")).isFocused();
        assertThat(buyer.page().getByLabel("E-Mail")).hasValue("ada@example.com");
        assertThat(buyer.page().locator("#terms")).isChecked();
        assertAccessible(buyer.page());
        assertFits(buyer.page());
        picture(buyer.page(), "checkout-declined-phone");
        buyer.page().getByLabel("Kartennummer").fill(Buyer.VISA);
        buyer.order();
        buyer.isThanked();
        assertFits(buyer.page());
        picture(buyer.page(), "thanks-phone");
    }

    @Test
    void aDeclineWithoutScriptsAsksForTheCardAgain() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts());
        buyer.fill(Buyer.DECLINED);
        buyer.order();

        buyer.reads("Ihre Zahlung wurde abgelehnt");
        assertThat(buyer.page().locator(".card-fields noscript .hint")).isVisible();
        assertThat(buyer.page().locator("#card_number")).hasValue("");
        assertThat(buyer.page().locator("#terms")).isChecked();
        picture(buyer.page(), "checkout-declined-without-scripts");
        buyer.card(Buyer.VISA);
        buyer.order();
        buyer.isThanked();
    }

    @Test
    void theBankMayAskForMore() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.fill(Buyer.SCA);
        buyer.order();
        buyer.arrivesAt("/sandbox/challenge.*");
        assertAccessible(buyer.page());
        picture(buyer.page(), "challenge-desktop");
        buyer.button("Ablehnen").click();
        buyer.reads("Ihre Zahlung wurde abgelehnt");
        assertThat(buyer.page().getByLabel("E-Mail")).hasValue("ada@example.com");
        buyer.agree();
        buyer.card(Buyer.SCA);

        buyer.order();
        buyer.arrivesAt("/sandbox/challenge.*");
        buyer.button("Bestätigen").click();

        buyer.isThanked();
    }

    @Test
    void theBankMayAskForMoreWithoutScripts() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts().onASmallPhone());
        buyer.fill(Buyer.SCA);
        buyer.order();
        buyer.arrivesAt("/sandbox/challenge.*");
        buyer.button("Ablehnen").click();
        buyer.reads("Ihre Zahlung wurde abgelehnt");
        buyer.agree();
        buyer.card(Buyer.SCA);
        buyer.order();
        buyer.arrivesAt("/sandbox/challenge.*");

        buyer.button("Bestätigen").click();

        buyer.isThanked();
    }

    @Test
    void whoTurnsBackAtTheBankCanPayOtherwise() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.fill(Buyer.SCA);
        String checkout = buyer.page().url();
        buyer.order();
        buyer.arrivesAt("/sandbox/challenge.*");

        buyer.page().navigate(checkout);

        buyer.arrivesAt("/done");
        buyer.reads("Ihre Bank möchte eine Bestätigung");
        assertAccessible(buyer.page());
        picture(buyer.page(), "action-desktop");
        buyer.button("Anders bezahlen").click();
        buyer.arrivesAt("/c/[0-9a-z]+");
        buyer.agree();
        buyer.card(Buyer.VISA);
        buyer.order();
        buyer.isThanked();
    }

    @Test
    void anUnknownOutcomeIsAwaited() {
        Buyer buyer = visit(Visitor.of("de-DE").onASmallPhone().inTheDark());
        buyer.fill(Buyer.TIMEOUT);
        picture(buyer.page(), "checkout-phone-dark");

        buyer.order();

        buyer.arrivesAt("/done");
        picture(buyer.page(), "checking-phone-dark");
        buyer.isThanked();
        assertAccessible(buyer.page());
        assertFits(buyer.page());
        picture(buyer.page(), "thanks-phone-dark");
    }

    @Test
    void anUnknownOutcomeIsAwaitedWithoutScriptsToo() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts());
        buyer.fill(Buyer.TIMEOUT);

        buyer.order();

        buyer.arrivesAt("/done");
        buyer.isThanked();
    }

    @Test
    void pressedTwiceItIsOneOrder() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByLabel("E-Mail").fill("twice@example.com");
        fillRest(buyer);

        buyer.button(Buyer.ORDER).dblclick();

        buyer.isThanked();
        assertThat(ordersOf("twice@example.com")).isEqualTo(1);
    }

    @Test
    void theBackButtonLeadsToWhatWasBoughtNotToASecondOrder() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByLabel("E-Mail").fill("back@example.com");
        fillRest(buyer);
        buyer.order();
        String key = buyer.isThanked();

        buyer.page().goBack();

        buyer.arrivesAt("/done");
        assertThat(buyer.isThanked()).isEqualTo(key);
        assertThat(ordersOf("back@example.com")).isEqualTo(1);
    }

    @Test
    void twoTabsAreOneOrder() {
        Buyer first = visit(Visitor.of("de-DE"));
        Buyer second = new Buyer(first.page().context().newPage());
        second.page().navigate(first.page().url());
        first.page().getByLabel("E-Mail").fill("tabs@example.com");
        fillRest(first);
        second.page().getByLabel("E-Mail").fill("tabs@example.com");
        fillRest(second);
        first.order();
        String key = first.isThanked();

        second.order();

        assertThat(second.isThanked()).isEqualTo(key);
        assertThat(ordersOf("tabs@example.com")).isEqualTo(1);
    }

    @Test
    void aPriceThatChangedInAnotherTabIsShownBeforeItIsCharged() {
        Buyer first = visit(Visitor.of("de-DE"));
        Buyer second = new Buyer(first.page().context().newPage());
        second.page().navigate(first.page().url());
        first.fill(Buyer.VISA);
        second.page().getByLabel("Menge").fill("2");
        second.page().getByLabel("Menge").press("Tab");
        second.seesPrice("238,00\\s€");
        first.page().getByLabel("Menge").fill("2");

        first.order();

        first.reads("Der Preis hat sich geändert");
        first.seesPrice("238,00\\s€");
        assertThat(first.page().locator("#notices")).containsText(Pattern.compile("238,00\\s€"));
        assertThat(first.page().locator("#notices")).isFocused();
        assertAccessible(first.page());
        picture(first.page(), "checkout-changed-desktop");
        first.order();
        first.reads("Vielen Dank, Ada Byron");
    }

    @Test
    void aPriceThatChangedIsShownBeforeItIsChargedWithoutScripts() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts());
        buyer.fill(Buyer.VISA);
        buyer.page().getByLabel("Land").selectOption("FR");
        buyer.page().getByLabel("Postleitzahl").fill("75001");

        buyer.order();

        buyer.reads("Der Preis hat sich geändert");
        buyer.seesInSummary("20 %");
        picture(buyer.page(), "checkout-changed-without-scripts");
        buyer.card(Buyer.VISA);
        buyer.order();
        buyer.reads("Vielen Dank, Ada Byron");
    }

    @Test
    void afterADayOneBeginsAnew() {
        Client sandbox = TestServer.newSandboxAt("2026-03-01T12:00:00Z");
        String url =
                TestCart.selling(sandbox, 11_900, "inclusive")
                        .open("DE")
                        .json()
                        .get("url")
                        .stringValue();
        page = TestBrowser.visit(Visitor.of("de-DE"), URI.create(url).getPath());
        Buyer buyer = new Buyer(page);
        buyer.page().getByLabel("E-Mail").fill("late@example.com");
        sandbox.post("/v1/test_clock/advance", "{\"to\": \"2026-03-02T12:01:00Z\"}");

        buyer.order();

        buyer.reads("Diese Seite ist abgelaufen");
        assertAccessible(page);
        picture(page, "expired-desktop");
        buyer.button("Neu beginnen").click();
        buyer.seesPrice("119,00\\s€");
        assertThat(page.url()).doesNotContain(URI.create(url).getPath());
    }

    private static void fillRest(Buyer buyer) {
        buyer.page().locator("#name").fill("Ada Byron");
        buyer.page().locator("#postal_code").fill("10115");
        buyer.card(Buyer.VISA);
        buyer.agree();
    }

    private static long ordersOf(String email) {
        return TestServer.demo()
                .get("/v1/orders?limit=100")
                .json()
                .get("data")
                .valueStream()
                .filter(it -> it.at("/buyer/email").stringValue().equals(email))
                .count();
    }

    private Buyer visit(Visitor visitor) {
        Buyer buyer = Buyer.of(visitor);
        page = buyer.page();
        return buyer;
    }
}
