package dev.kontor.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.assertFits;
import static dev.kontor.TestBrowser.picture;

import com.microsoft.playwright.Page;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What the checkout's form asks, prices and finds fault with, in a real browser. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class CheckoutFormBrowserTest {
    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            TestBrowser.close(page);
        }
    }

    @Test
    void faultsStandBesideTheirFieldsAndTheFirstHasTheFocus() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByLabel("E-Mail").fill("ada at example");

        buyer.order();

        buyer.seesFault("email", "Das ist keine E-Mail-Adresse.");
        assertThat(buyer.page().getByLabel("E-Mail")).isFocused();
        assertThat(buyer.page().locator("#terms-error")).isVisible();
        assertThat(buyer.page().locator("#card_number")).hasAttribute("aria-invalid", "true");
        assertAccessible(buyer.page());
        picture(buyer.page(), "checkout-faults-desktop");
        buyer.fill(Buyer.VISA);
        buyer.order();
        buyer.isThanked();
    }

    @Test
    void faultsStandBesideTheirFieldsWithoutScriptsToo() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts().onASmallPhone());
        buyer.page().getByLabel("E-Mail").fill("ada at example");
        buyer.page().locator("#name").fill("Ada Byron");

        buyer.order();

        buyer.seesFault("email", "Das ist keine E-Mail-Adresse.");
        assertThat(buyer.page().locator("#name")).hasValue("Ada Byron");
        assertThat(buyer.page().getByLabel("E-Mail")).hasAttribute("autofocus", "");
        picture(buyer.page(), "checkout-faults-without-scripts");
    }

    @Test
    void anotherCountryIsAnotherPriceAtOnce() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.seesPrice("119,00\\s€");

        buyer.page().getByLabel("Land").selectOption("FR");

        buyer.seesInSummary("20 %");
        buyer.page().getByLabel("Land").selectOption("US");
        assertThat(buyer.page().getByLabel("ZIP-Code")).isVisible();
        buyer.page().getByLabel("ZIP-Code").fill("78701");
        buyer.page().locator("#name").focus();
        buyer.seesPrice("117,99\\s\\$");
        assertThat(buyer.page().locator("#immediate")).hasCount(0);
        assertThat(buyer.page().locator("#order")).hasText(Pattern.compile("117,99\\s\\$ zahlen"));
        assertAccessible(buyer.page());
        picture(buyer.page(), "checkout-us-desktop");
    }

    @Test
    void aCouponComesOff() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByText("Gutscheincode eingeben").click();
        buyer.page().locator("#coupon").fill("welcome10");
        buyer.button("Einlösen").click();
        buyer.seesPrice("107,10\\s€");

        buyer.page().locator("#coupon").fill("nothing");
        buyer.button("Einlösen").click();

        buyer.seesFault("coupon", "Diesen Code kennen wir nicht.");
        buyer.seesPrice("119,00\\s€");
        buyer.page().locator("#coupon").fill("welcome10");
        buyer.page().locator("#coupon").press("Enter");
        buyer.seesPrice("107,10\\s€");
        buyer.fill(Buyer.VISA);
        buyer.order();
        buyer.reads("Vielen Dank, Ada Byron");
        assertThat(buyer.page().locator("#order")).containsText("Rabatt WELCOME10");
        assertThat(buyer.page().locator("#order")).containsText(Pattern.compile("107,10\\s€"));
    }

    @Test
    void twoCostTwiceAsMuchAndAreTwoKeys() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByLabel("Menge").fill("2");
        buyer.page().getByLabel("Menge").press("Tab");
        buyer.seesPrice("238,00\\s€");
        buyer.page().getByLabel("Menge").fill("0");
        buyer.page().getByLabel("Menge").press("Tab");
        buyer.seesFault("quantity_0", "Eine ganze Zahl von 1 bis 10.000, bitte.");
        assertAccessible(buyer.page());
        buyer.page().getByLabel("Menge").fill("2");
        buyer.page().getByLabel("Menge").press("Tab");
        buyer.seesFault("quantity_0", "");
        buyer.fill(Buyer.VISA);

        buyer.order();

        buyer.reads("Vielen Dank, Ada Byron");
        assertThat(buyer.page().locator(".key code")).hasCount(2);
        assertThat(buyer.page().locator("#order")).containsText(Pattern.compile("238,00\\s€"));
    }

    @Test
    void quantityAndCouponWorkWithoutScripts() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts());
        buyer.page().getByLabel("Menge").fill("3");
        buyer.button("Preis aktualisieren").first().click();
        buyer.seesPrice("357,00\\s€");
        buyer.page().getByText("Gutscheincode eingeben").click();
        buyer.page().locator("#coupon").fill("welcome10");

        buyer.button("Einlösen").click();

        buyer.seesPrice("321,30\\s€");
        assertThat(buyer.page().getByLabel("Menge")).hasValue("3");
        picture(buyer.page(), "checkout-three-without-scripts");
    }

    @Test
    void anotherLanguageTakesAlongWhatWasTyped() {
        changesTheLanguage(visit(Visitor.of("de-DE")));
        assertAccessible(page());
        picture(page(), "checkout-other-language");
    }

    @Test
    void anotherLanguageTakesAlongWhatWasTypedWithoutScripts() {
        changesTheLanguage(visit(Visitor.of("de-DE").withoutScripts().onASmallPhone()));
        assertFits(page());
    }

    private static void changesTheLanguage(Buyer buyer) {
        buyer.page().getByLabel("Menge").fill("0");
        buyer.page().getByLabel("E-Mail").fill("ada@example");
        buyer.page().locator("#name").fill("Ada Byron");
        buyer.page().locator("#postal_code").fill("10115");
        buyer.agree();

        buyer.button("English").click();

        assertThat(buyer.page().getByLabel("E-mail")).hasValue("ada@example");
        assertThat(buyer.page().locator("#name")).hasValue("Ada Byron");
        assertThat(buyer.page().getByLabel("Postal code")).hasValue("10115");
        assertThat(buyer.page().locator("#terms")).isChecked();
        buyer.seesFault("quantity_0", "A whole number from 1 to 10,000, please.");
        buyer.page().reload();
        assertThat(buyer.page().getByLabel("E-mail")).hasValue("ada@example");
        buyer.button("Deutsch").click();
        assertThat(buyer.page().getByLabel("Postleitzahl")).hasValue("10115");
    }

    @Test
    void theNameIsDemandedOfConsumersAlone() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        assertThat(buyer.page().locator("#name")).hasAttribute("required", "");
        assertThat(buyer.page().locator("label[for=name] .optional")).isHidden();

        buyer.page()
                .waitForResponse(
                        answer -> answer.request().method().equals("POST"),
                        () -> buyer.page().getByLabel("Ich kaufe für ein Unternehmen").check());

        assertThat(buyer.page().locator("label[for=name] .optional")).isVisible();
        assertThat(buyer.page().locator("#name:not([required])")).isVisible();
        buyer.page().reload();
        assertThat(buyer.page().locator("#name:not([required])")).isVisible();
        assertAccessible(buyer.page());
    }

    @Test
    void aCompanyBuysWithoutScripts() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts().onASmallPhone());
        buyer.page().getByLabel("E-Mail").fill("einkauf@example.fr");
        buyer.page().getByLabel("Land").selectOption("FR");
        buyer.page().getByLabel("Ich kaufe für ein Unternehmen").check();
        buyer.page().locator("#company").fill("Exemple SARL");
        buyer.page().locator("#tax_id").fill("FR83404833048");
        buyer.page().locator("#line1").fill("1 rue de la Paix");
        buyer.page().locator("#postal_code").fill("75002");
        buyer.page().locator("#city").fill("Paris");

        buyer.button("Prüfen").click();

        buyer.reads("FR83404833048 ist gültig");
        buyer.seesPrice("99,17\\s€");
        assertThat(buyer.page().locator("#immediate")).isHidden();
        picture(buyer.page(), "checkout-company-without-scripts");
        buyer.card(Buyer.VISA);
        buyer.page().getByLabel("Ich stimme den Geschäftsbedingungen zu.").check();
        buyer.order();
        buyer.reads("Vielen Dank, Exemple SARL");
    }

    @Test
    void anotherCountryIsAnotherPriceWithoutScriptsToo() {
        Buyer buyer = visit(Visitor.of("en-GB").withoutScripts().onASmallPhone());
        buyer.seesPrice("£99\\.00");
        buyer.page().getByLabel("Country").selectOption("US");
        buyer.page().locator("#postal_code").fill("78701");

        buyer.button("Update price").last().click();

        buyer.seesPrice("US\\$117\\.99");
        assertThat(buyer.page().getByLabel("ZIP code")).hasValue("78701");
        assertThat(buyer.page().locator("#order")).containsText("117.99");
        picture(buyer.page(), "checkout-us-without-scripts");
    }

    @Test
    void yenHaveNoCents() {
        TestCart cart = TestCart.selling(TestServer.newSandbox(), "JPY", 15_000, "inclusive");
        String url = cart.open("JP").json().get("url").stringValue();
        page = TestBrowser.visit(Visitor.of("en-JP").onASmallPhone(), URI.create(url).getPath());

        new Buyer(page).seesPrice("15\\.000\\s¥");
        assertFits(page);
        picture(page, "checkout-yen-phone");
    }

    @Test
    void theShopIsOpenInTheDarkAndOnAPhone() {
        page = TestBrowser.visit(Visitor.of("en-GB").inTheDark(), "/");
        assertThat(page.locator("h1")).hasText("Software, books and courses");
        assertThat(page.locator(".good-card").first()).containsText("£");
        assertAccessible(page);
        picture(page, "shop-desktop-dark");
        TestBrowser.close(page);
        page = TestBrowser.visit(Visitor.of("de-DE").onASmallPhone(), "/");
        assertAccessible(page);
        assertFits(page);
        picture(page, "shop-phone");
        new Buyer(page).link("Lumen Photo 4").click();
        assertAccessible(page);
        assertFits(page);
        picture(page, "product-phone");
        for (String text : new String[] {"terms", "privacy", "withdrawal"}) {
            page.navigate("/legal/" + text);
            assertAccessible(page);
            assertFits(page);
        }
        picture(page, "withdrawal-phone");
        page.navigate("/c/nothing");
        assertThat(page.getByText("Hier ist nichts")).isVisible();
        assertAccessible(page);
    }

    private Page page() {
        return Objects.requireNonNull(page);
    }

    private Buyer visit(Visitor visitor) {
        Buyer buyer = Buyer.of(visitor);
        page = buyer.page();
        return buyer;
    }
}
