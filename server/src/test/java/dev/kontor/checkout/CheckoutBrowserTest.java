package dev.kontor.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Buying in a real browser, as buyers do, in the demo's shop. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class CheckoutBrowserTest {
    private static final String VISA = "4242 4242 4242 4242";
    private static final String DECLINED = "4000 0000 0000 0002";
    private static final String SCA = "4000 0025 0000 3155";
    private static final String TIMEOUT = "4000 0000 0000 6108";
    private static final String ORDER = "zahlungspflichtig bestellen";
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    void buysInGerman() {
        Page shop = open(Visitor.of("de-DE"));
        fill(shop, VISA);
        assertAccessible(shop);
        picture(shop, "checkout-desktop");

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThanked(shop);
        assertAccessible(shop);
        picture(shop, "thanks-desktop");
        shop.getByRole(AriaRole.LINK, link("Bestellseite öffnen")).click();
        shop.waitForURL(Pattern.compile(".*/o/.*"));
        assertAccessible(shop);
        picture(shop, "order-desktop");
    }

    @Test
    void buysInGermanWithoutScripts() {
        Page shop = open(Visitor.of("de-DE").withoutScripts());
        fill(shop, VISA);

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThanked(shop);
        picture(shop, "thanks-without-scripts");
    }

    @Test
    void aDeclineSaysSoAndKeepsWhatWasTyped() {
        Page shop = open(Visitor.of("de-DE").onAPhone());
        fill(shop, DECLINED);

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThat(shop.getByText("Ihre Zahlung wurde abgelehnt")).isVisible(SOON);
        assertThat(shop.getByLabel("E-Mail")).hasValue("ada@example.com");
        assertThat(shop.getByLabel("Ich stimme den Geschäftsbedingungen zu.")).isChecked();
        assertAccessible(shop);
        picture(shop, "checkout-declined-phone");
        shop.getByLabel("Kartennummer").fill(VISA);
        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();
        assertThanked(shop);
        picture(shop, "thanks-phone");
    }

    @Test
    void faultsStandBesideTheirFieldsAndTheFirstHasTheFocus() {
        Page shop = open(Visitor.of("de-DE"));
        shop.getByLabel("E-Mail").fill("ada at example");

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThat(shop.locator("#email-error")).hasText("Das ist keine E-Mail-Adresse.", seen());
        assertThat(shop.getByLabel("E-Mail")).isFocused();
        assertThat(shop.locator("#terms-error")).isVisible();
        assertAccessible(shop);
        picture(shop, "checkout-faults-desktop");
    }

    @Test
    void faultsStandBesideTheirFieldsWithoutScriptsToo() {
        Page shop = open(Visitor.of("de-DE").withoutScripts());
        shop.getByLabel("E-Mail").fill("ada at example");
        shop.getByLabel("Name", exactly()).fill("Ada Byron");

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThat(shop.locator("#email-error")).hasText("Das ist keine E-Mail-Adresse.");
        assertThat(shop.getByLabel("Name", exactly())).hasValue("Ada Byron");
        assertThat(shop.getByLabel("E-Mail")).hasAttribute("autofocus", "");
        picture(shop, "checkout-faults-without-scripts");
    }

    @Test
    void anotherCountryIsAnotherPriceAtOnce() {
        Page shop = open(Visitor.of("de-DE"));
        assertThat(shop.locator("#summary .price")).hasText(Pattern.compile("119,00\\s€"));

        shop.getByLabel("Land").selectOption("FR");

        assertThat(shop.locator("#summary")).containsText("20 %", contained());
        shop.getByLabel("Land").selectOption("US");
        assertThat(shop.getByLabel("ZIP-Code")).isVisible(SOON);
        shop.getByLabel("ZIP-Code").fill("78701");
        shop.getByLabel("Name", exactly()).focus();
        assertThat(shop.locator("#summary .price")).containsText("$", contained());
        assertThat(shop.locator("#immediate")).hasCount(0);
        assertAccessible(shop);
        picture(shop, "checkout-us-desktop");
    }

    @Test
    void aPriceThatChangedIsShownBeforeItIsCharged() {
        Page shop = open(Visitor.of("de-DE").withoutScripts());
        fill(shop, VISA);
        shop.getByLabel("Land").selectOption("FR");
        shop.getByLabel("Postleitzahl").fill("75001");

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        assertThat(shop.getByText("Der Preis hat sich geändert")).isVisible();
        assertThat(shop.locator("#summary")).containsText("20 %");
        picture(shop, "checkout-changed-without-scripts");
        card(shop, VISA);
        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();
        assertThat(shop.getByText("Vielen Dank, Ada Byron")).isVisible(SOON);
    }

    @Test
    void aCompanyElsewhereAccountsForTheTax() {
        Page shop = open(Visitor.of("de-DE"));
        shop.getByLabel("Land").selectOption("FR");
        shop.getByLabel("Ich kaufe für ein Unternehmen").check();
        shop.getByLabel("USt-IdNr.").fill("FR83404833048");
        shop.getByLabel("Unternehmen", exactly()).focus();

        assertThat(shop.locator("#tax_id-note"))
                .containsText("FR83404833048 ist gültig", contained());
        assertThat(shop.locator("#summary")).containsText("Umkehrung der Steuerschuldnerschaft");
        assertThat(shop.locator("#immediate")).isHidden();
        assertAccessible(shop);
        picture(shop, "checkout-company-desktop");
    }

    @Test
    void aCouponComesOff() {
        Page shop = open(Visitor.of("de-DE"));
        shop.getByText("Gutscheincode eingeben").click();
        shop.locator("#coupon").fill("welcome10");
        shop.getByRole(AriaRole.BUTTON, named("Einlösen")).click();
        assertThat(shop.locator("#summary .price")).hasText(Pattern.compile("107,10\\s€"), seen());

        shop.locator("#coupon").fill("nothing");
        shop.getByRole(AriaRole.BUTTON, named("Einlösen")).click();

        assertThat(shop.locator("#coupon-error")).hasText("Diesen Code kennen wir nicht.", seen());
        assertThat(shop.locator("#summary .price")).hasText(Pattern.compile("119,00\\s€"));
    }

    @Test
    void theBankMayAskForMore() {
        Page shop = open(Visitor.of("de-DE"));
        fill(shop, SCA);
        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();
        shop.waitForURL(Pattern.compile(".*/sandbox/challenge.*"));
        assertAccessible(shop);
        picture(shop, "challenge-desktop");
        shop.getByRole(AriaRole.BUTTON, named("Ablehnen")).click();
        assertThat(shop.getByText("Ihre Zahlung wurde abgelehnt")).isVisible(SOON);
        agree(shop);
        card(shop, SCA);

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();
        shop.waitForURL(Pattern.compile(".*/sandbox/challenge.*"));
        shop.getByRole(AriaRole.BUTTON, named("Bestätigen")).click();

        assertThanked(shop);
    }

    @Test
    void anUnknownOutcomeIsAwaited() {
        Page shop = open(Visitor.of("de-DE").onAPhone().inTheDark());
        fill(shop, TIMEOUT);
        picture(shop, "checkout-phone-dark");

        shop.getByRole(AriaRole.BUTTON, named(ORDER)).click();

        shop.waitForURL(Pattern.compile(".*/done"));
        picture(shop, "checking-phone-dark");
        assertThanked(shop);
        assertAccessible(shop);
        picture(shop, "thanks-phone-dark");
    }

    @Test
    void theShopIsOpenInTheDarkAndOnAPhone() {
        page = TestBrowser.visit(Visitor.of("en-GB").inTheDark(), "/");
        assertThat(page.getByRole(AriaRole.HEADING, heading("Software, books and courses")))
                .isVisible();
        assertThat(page.locator(".good-card").first()).containsText("£");
        assertAccessible(page);
        picture(page, "shop-desktop-dark");
        page.context().close();
        page = TestBrowser.visit(Visitor.of("de-DE").onAPhone(), "/");
        assertAccessible(page);
        picture(page, "shop-phone");
        page.getByRole(AriaRole.LINK, link("Lumen Photo 4")).click();
        assertAccessible(page);
        picture(page, "product-phone");
        page.navigate("/legal/withdrawal");
        assertAccessible(page);
        page.navigate("/c/nothing");
        assertThat(page.getByText("Hier ist nichts")).isVisible();
        assertAccessible(page);
    }

    /** The checkout of the perpetual license. */
    private Page open(Visitor visitor) {
        Page shop = TestBrowser.visit(visitor, "/");
        page = shop;
        shop.getByRole(AriaRole.LINK, link("Lumen Photo 4")).click();
        shop.getByRole(AriaRole.BUTTON, named("Kaufen")).click();
        shop.waitForURL(Pattern.compile(".*/c/.*"));
        return shop;
    }

    private static void fill(Page shop, String number) {
        shop.getByLabel("E-Mail").fill("ada@example.com");
        shop.getByLabel("Name", exactly()).fill("Ada Byron");
        shop.getByLabel("Postleitzahl").fill("10115");
        card(shop, number);
        agree(shop);
    }

    private static void card(Page shop, String number) {
        shop.getByLabel("Kartennummer").fill(number);
        shop.getByLabel("Gültig bis").fill("12 / 40");
        shop.getByLabel("Prüfziffer").fill("123");
    }

    private static void agree(Page shop) {
        shop.getByLabel("Ich stimme den Geschäftsbedingungen zu.").check();
        shop.getByLabel(Pattern.compile("Ich stimme ausdrücklich zu.*")).check();
    }

    private static void assertThanked(Page shop) {
        assertThat(shop.getByText("Vielen Dank, Ada Byron")).isVisible(SOON);
        Locator key = shop.locator(".key code");
        assertThat(key).hasText(Pattern.compile("([0-9A-Z]{5}-){4}[0-9A-Z]{5}"));
        assertThat(shop.getByRole(AriaRole.LINK, link("Herunterladen"))).isVisible();
        assertThat(shop.locator("#order")).containsText(Pattern.compile("119,00\\s€"));
        Locator invoice = shop.getByRole(AriaRole.LINK, link(Pattern.compile("Rechnung EU-.*")));
        assertThat(shop.context().request().get(invoice.getAttribute("href")).headers())
                .containsEntry("content-type", "application/pdf");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions link(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static LocatorAssertions.HasTextOptions seen() {
        return new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    }

    private static LocatorAssertions.ContainsTextOptions contained() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }
}
