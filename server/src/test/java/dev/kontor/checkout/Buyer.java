package dev.kontor.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import java.util.regex.Pattern;

/** Somebody who buys in the demo's shop, in German unless it is said otherwise. */
public record Buyer(Page page) {
    public static final String VISA = "4242 4242 4242 4242";
    static final String DECLINED = "4000 0000 0000 0002";
    static final String SCA = "4000 0025 0000 3155";
    static final String TIMEOUT = "4000 0000 0000 6108";
    static final String ORDER = "zahlungspflichtig bestellen";
    static final String KEY = "([0-9A-Z]{5}-){4}[0-9A-Z]{5}";
    private static final double PATIENCE = 60_000;

    /** In front of the checkout of the perpetual license, come there from the shop's window. */
    public static Buyer of(Visitor visitor) {
        Page page = TestBrowser.visit(visitor, "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lumen Photo 4")).click();
        page.locator("form[action$='/buy'] button").click();
        page.waitForURL(Pattern.compile(".*/c/[0-9a-z]+"));
        return new Buyer(page);
    }

    public void fill(String number) {
        page.getByLabel("E-Mail").fill("ada@example.com");
        page.locator("#name").fill("Ada Byron");
        page.getByLabel("Postleitzahl").fill("10115");
        card(number);
        agree();
    }

    void card(String number) {
        page.locator("#card_number").fill(number);
        page.locator("#card_expiry").fill("12 / 40");
        page.locator("#card_cvc").fill("123");
    }

    void agree() {
        page.getByLabel("Ich stimme den Geschäftsbedingungen zu.").check();
        page.getByLabel(Pattern.compile("Ich stimme ausdrücklich zu.*")).check();
    }

    public void order() {
        button(ORDER).click();
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    public void arrivesAt(String path) {
        page.waitForURL(Pattern.compile(".*" + path));
    }

    public void reads(String words) {
        assertThat(page.getByText(words).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    public void seesPrice(String price) {
        assertThat(page.locator("#summary .price")).hasText(Pattern.compile(price), hasText());
    }

    public void seesInSummary(String words) {
        assertThat(page.locator("#summary"))
                .containsText(
                        words, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
    }

    void seesFault(String field, String words) {
        assertThat(page.locator("#" + field + "-error")).hasText(words, hasText());
    }

    /** The key, on the page that thanks. */
    public String isThanked() {
        reads("Vielen Dank, Ada Byron");
        Locator key = page.locator(".key code");
        assertThat(key).hasText(Pattern.compile(KEY));
        assertThat(link("Herunterladen")).isVisible();
        assertThat(page.locator("#order")).containsText(Pattern.compile("119,00\\s€"));
        return key.textContent();
    }

    /** The address behind a link, as a program would fetch it. */
    public String target(String link) {
        return link(link).getAttribute("href");
    }

    /** Presses the tab key until the element with this id has the focus. */
    void tabsTo(String id) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        assertThat(id).as("reached by the tab key").isEmpty();
    }

    private static LocatorAssertions.HasTextOptions hasText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }
}
