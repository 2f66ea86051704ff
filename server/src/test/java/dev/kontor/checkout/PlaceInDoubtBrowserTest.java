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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A buyer who chose Luxembourg with a German card and, as a tester pretends, a German connection
 * confirms Germany, or proves Luxembourg (handbook 4.3).
 */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class PlaceInDoubtBrowserTest {
    private static final String GERMAN_CARD = "4000 0027 6000 0016";
    private static final String AMERICAN_CARD = "4000 0084 0000 0001";
    private static final String AMERICAN_ADDRESS = "8.8.8.8";
    private static final String GERMAN_ADDRESS = "217.160.0.1";

    private final TestCart cart = TestCart.selling(TestServer.newSandbox(), 10_000, "exclusive");
    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            TestBrowser.close(page);
        }
    }

    @Test
    void theCountryIsConfirmedAndItsTotalShownBeforeItIsPaid() {
        Page shown = inDoubt(Visitor.of("de-DE"), "de");

        assertThat(shown.locator("#country-error")).containsText("aus einem anderen Land");
        assertThat(shown.getByLabel("Ich bestätige, dass ich in diesem Land wohne: Deutschland."))
                .not()
                .isChecked();
        assertThat(shown.locator("#phone")).isVisible();
        assertAccessible(shown);
        picture(shown, "place-in-doubt-desktop-de");
        confirmGermany(shown);
        new Buyer(shown).seesPrice("119,00\\s€");
        picture(shown, "place-confirmed-desktop-de");
        order(shown);

        new Buyer(shown).reads("Vielen Dank, Ada Byron");
        JsonNode order = onlyOrder();
        assertThat(order.at("/tax/country").stringValue()).isEqualTo("DE");
        assertThat(order.get("total").longValue()).isEqualTo(11_900);
        assertThat(order.at("/buyer/country").stringValue()).isEqualTo("LU");
    }

    @Test
    void withoutScriptsTheNewTotalComesBetween() {
        Page shown = inDoubt(Visitor.of("en-GB").withoutScripts().onASmallPhone(), "en");
        assertThat(shown.getByLabel("I confirm that I live in Germany.")).not().isChecked();
        assertFits(shown);
        picture(shown, "place-in-doubt-phone-en-without-scripts");
        confirmGermany(shown);
        pay(shown);

        Buyer buyer = new Buyer(shown);
        buyer.reads("The tax has changed");
        buyer.seesPrice("€119\\.00");
        assertThat(shown.locator("#confirmed_country")).isChecked();
        picture(shown, "place-confirmed-phone-en-without-scripts");
        pay(shown);

        buyer.reads("Thank you, Ada Byron");
        assertThat(onlyOrder().get("total").longValue()).isEqualTo(11_900);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, de, Vielen Dank", "en-GB, en, Thank you"})
    void orANumberFromHomeProvesTheCountry(String locale, String language, String thanks) {
        Page shown = inDoubt(Visitor.of(locale).onASmallPhone().inTheDark(), language);
        assertAccessible(shown);
        assertFits(shown);
        picture(shown, "place-in-doubt-phone-dark-" + language);
        shown.locator("#phone").fill("+352 621 123 456");
        order(shown);

        new Buyer(shown).reads(thanks);
        JsonNode order = onlyOrder();
        assertThat(order.at("/tax/country").stringValue()).isEqualTo("LU");
        assertThat(order.get("total").longValue()).isEqualTo(11_700);
    }

    /** Two signs that agree with the stated country are believed, whatever was confirmed before. */
    @Test
    void whoConfirmsAndPaysFromHomeIsAtHome() {
        Page shown = inDoubt(Visitor.of("de-DE").withoutScripts(), "de");
        confirmGermany(shown);
        pay(shown);
        new Buyer(shown).reads("Die Steuer hat sich geändert");
        fill(shown, "4242 4242 4242 4242", "");
        order(shown);

        Buyer buyer = new Buyer(shown);
        buyer.reads("Der Preis");
        buyer.seesPrice("117,00\\s€");
        fill(shown, "4242 4242 4242 4242", "");
        order(shown);

        buyer.reads("Vielen Dank, Ada Byron");
        assertThat(onlyOrder().at("/tax/country").stringValue()).isEqualTo("LU");
    }

    /** The tax of the United States depends on the ZIP code: it is asked for beside the box. */
    @Test
    void whoConfirmsTheUnitedStatesSaysWhereThere() {
        Page shown = open(Visitor.of("de-DE"), "de");
        pay(shown, AMERICAN_CARD, AMERICAN_ADDRESS);
        assertThat(shown.getByLabel("ZIP-Code (Vereinigte Staaten)")).isVisible();
        assertAccessible(shown);
        shown.locator("#confirmed_country").check();
        order(shown);
        assertThat(shown.locator("#confirmed_postal_code-error")).not().isEmpty();
        picture(shown, "place-confirmed-us-desktop-de");
        fill(shown, AMERICAN_CARD, AMERICAN_ADDRESS);
        shown.locator("#confirmed_postal_code").fill("78701");
        shown.locator("#confirmed_postal_code").press("Tab");
        new Buyer(shown).seesPrice("106,60\\s€");
        order(shown);

        new Buyer(shown).reads("Vielen Dank, Ada Byron");
        JsonNode order = onlyOrder();
        assertThat(order.at("/tax/region").stringValue()).isEqualTo("TX");
        assertThat(order.get("total").longValue()).isEqualTo(10_660);
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, en, ZIP code (United States), Thank you",
        "de-DE, de, ZIP-Code (Vereinigte Staaten), Vielen Dank"
    })
    void withoutScriptsToo(String locale, String language, String label, String thanks) {
        Page shown =
                open(Visitor.of(locale).withoutScripts().onASmallPhone().inTheDark(), language);
        pay(shown, AMERICAN_CARD, AMERICAN_ADDRESS);
        assertThat(shown.getByLabel(label)).isVisible();
        assertFits(shown);
        picture(shown, "place-in-doubt-us-phone-dark-without-scripts-" + language);
        shown.locator("#confirmed_country").check();
        shown.locator("#confirmed_postal_code").fill("7870");
        pay(shown, AMERICAN_CARD, AMERICAN_ADDRESS);
        assertThat(shown.locator("#confirmed_postal_code-error")).not().isEmpty();
        shown.locator("#confirmed_postal_code").fill("78701");
        pay(shown, AMERICAN_CARD, AMERICAN_ADDRESS);
        assertThat(shown.locator("#confirmed_country")).isChecked();
        picture(shown, "place-confirmed-us-phone-dark-without-scripts-" + language);
        pay(shown, AMERICAN_CARD, AMERICAN_ADDRESS);

        new Buyer(shown).reads(thanks);
        assertThat(onlyOrder().get("total").longValue()).isEqualTo(10_660);
    }

    private Page open(Visitor visitor, String language) {
        String path = URI.create(cart.open("LU").json().get("url").stringValue()).getPath();
        Page shown = TestBrowser.visit(visitor, path + "?lang=" + language);
        page = shown;
        return shown;
    }

    private Page inDoubt(Visitor visitor, String language) {
        Page shown = open(visitor, language);
        pay(shown);
        assertThat(shown.locator("#confirmed_country")).isVisible();
        return shown;
    }

    private static void confirmGermany(Page shown) {
        shown.locator("#confirmed_country").check();
        shown.locator("#confirmed_postal_code").fill("10115");
    }

    private static void pay(Page shown) {
        pay(shown, GERMAN_CARD, GERMAN_ADDRESS);
    }

    private static void pay(Page shown, String card, String address) {
        fill(shown, card, address);
        order(shown);
    }

    private static void fill(Page shown, String card, String address) {
        new Buyer(shown).card(card);
        shown.locator("details:has(#test_address)").evaluate("it => it.open = true");
        shown.locator("#test_address").fill(address);
        shown.locator("#terms").check();
        if (shown.locator("#immediate").isVisible()) {
            shown.locator("#immediate").check();
        }
    }

    private static void order(Page shown) {
        shown.locator("#order").click();
    }

    private JsonNode onlyOrder() {
        JsonNode orders = cart.client().get("/v1/orders").json().get("data");
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }
}
