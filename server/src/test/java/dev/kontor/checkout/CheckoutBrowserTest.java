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
import dev.kontor.access.ApiKeys;
import dev.kontor.messages.ArchivedMail;
import dev.kontor.messages.Messages;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Buying in a real browser, from the shop's window to the file on disk. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class CheckoutBrowserTest {
    private @Nullable Page page;

    @AfterEach
    void close() {
        if (page != null) {
            TestBrowser.close(page);
        }
    }

    @Test
    void buysInGerman() {
        Buyer buyer = visit(Visitor.of("de-DE").wide(1200, 900));
        buyer.seesPrice("119,00\\s€");
        buyer.seesInSummary("USt 19 %");
        buyer.fill(Buyer.VISA);
        TestBrowser.publish(buyer.page(), "checkout");

        buyer.order();

        String key = buyer.isThanked();
        assertAccessible(buyer.page());
        picture(buyer.page(), "thanks");
        Downloads.assertResumes(buyer.page(), buyer.target("Herunterladen"));
        assertThat(Downloads.pdf(buyer.page(), buyer.target("Rechnung (PDF)")))
                .contains("Rechnung", "100,00", "19,00", "119,00", "Ada Byron");
        buyer.link("Bestellseite öffnen").click();
        buyer.arrivesAt("/o/[^/]+");
        assertThat(buyer.page().locator(".key code")).hasText(key);
        assertAccessible(buyer.page());
        picture(buyer.page(), "order-desktop");
        assertReceipt(key, buyer.page().url());
    }

    private void assertReceipt(String key, String orderPage) {
        Messages messages = TestServer.bean(Messages.class);
        var demo = TestServer.bean(ApiKeys.class).demoVendor().orElseThrow();
        ArchivedMail receipt =
                messages.latest(demo, null, 50).stream()
                        .map(messages::read)
                        .filter(it -> it.text().contains(key))
                        .findFirst()
                        .orElseThrow();
        assertThat(receipt.subject()).startsWith("Ihre Bestellung");
        assertThat(receipt.to()).isEqualTo("ada@example.com");
        assertThat(receipt.text()).contains("119,00", "Widerrufsrecht", orderPage);
        assertThat(receipt.html()).contains(key, orderPage);
        assertThat(receipt.files())
                .filteredOn(it -> it.mediaType().equals("application/pdf"))
                .first()
                .satisfies(it -> assertThat(Downloads.text(it.bytes())).contains("119,00"));
    }

    @Test
    void buysWithoutScriptsOnASmallPhone() {
        Buyer buyer = visit(Visitor.of("de-DE").withoutScripts().onASmallPhone());
        buyer.fill(Buyer.VISA);

        buyer.order();

        buyer.isThanked();
        picture(buyer.page(), "thanks-without-scripts");
    }

    @Test
    void buysByKeyboardAloneInTheDark() {
        Buyer buyer = visit(Visitor.of("de-DE").inTheDark());
        buyer.tabsTo("email");
        buyer.page().keyboard().type("ada@example.com");
        buyer.tabsTo("name");
        buyer.page().keyboard().type("Ada Byron");
        buyer.tabsTo("postal_code");
        buyer.page().keyboard().type("10115");
        buyer.tabsTo("card_number");
        buyer.page().keyboard().type("4242424242424242");
        assertThat(buyer.page().locator("#card_number")).hasValue(Buyer.VISA);
        buyer.tabsTo("card_expiry");
        buyer.page().keyboard().type("1240");
        assertThat(buyer.page().locator("#card_expiry")).hasValue("12 / 40");
        buyer.tabsTo("card_cvc");
        buyer.page().keyboard().type("123");
        buyer.tabsTo("terms");
        buyer.page().keyboard().press("Space");
        buyer.tabsTo("immediate");
        buyer.page().keyboard().press("Space");
        picture(buyer.page(), "checkout-dark");
        assertAccessible(buyer.page());
        buyer.tabsTo("order");

        buyer.page().keyboard().press("Enter");

        buyer.isThanked();
    }

    @Test
    void buysInEnglishInDollars() {
        Buyer buyer = visit(Visitor.of("en-US").onASmallPhone());
        assertThat(buyer.page().locator("#summary")).containsText("needs your postal code");
        buyer.page().getByLabel("E-mail").fill("grace@example.com");
        buyer.page().locator("#name").fill("Grace Hopper");
        buyer.page().getByLabel("ZIP code").fill("78701");
        buyer.card(Buyer.VISA);
        buyer.seesPrice("\\$117\\.99");
        buyer.seesInSummary("Texas");
        assertThat(buyer.page().locator("#immediate")).hasCount(0);
        buyer.page().getByLabel("I accept the terms of sale.").check();
        assertFits(buyer.page());
        assertAccessible(buyer.page());
        picture(buyer.page(), "checkout-us-phone");

        buyer.button("Pay $117.99").click();

        buyer.reads("Thank you, Grace Hopper");
        assertThat(buyer.page().locator("#order")).containsText("$117.99");
        assertFits(buyer.page());
        assertThat(Downloads.pdf(buyer.page(), buyer.target("Invoice (PDF)")))
                .contains("Invoice", "109.00", "6.81", "117.99");
    }

    @Test
    void aCompanyElsewhereAccountsForTheTax() {
        Buyer buyer = visit(Visitor.of("de-DE"));
        buyer.page().getByLabel("E-Mail").fill("einkauf@example.fr");
        buyer.page().getByLabel("Land").selectOption("FR");
        buyer.page().getByLabel("Ich kaufe für ein Unternehmen").check();
        buyer.page().locator("#tax_id").fill("FR83404833048");
        buyer.page().locator("#company").fill("Exemple SARL");
        buyer.page().locator("#line1").fill("1 rue de la Paix");
        buyer.page().locator("#postal_code").fill("75002");
        buyer.page().locator("#city").fill("Paris");
        buyer.reads("FR83404833048 ist gültig");
        buyer.seesPrice("99,17\\s€");
        buyer.seesInSummary("Steuer entfällt");
        buyer.seesInSummary("Umkehrung der Steuerschuldnerschaft");
        assertThat(buyer.page().locator("#immediate")).isHidden();
        buyer.card(Buyer.VISA);
        buyer.page().getByLabel("Ich stimme den Geschäftsbedingungen zu.").check();
        assertAccessible(buyer.page());
        picture(buyer.page(), "checkout-company-desktop");

        buyer.order();

        buyer.reads("Vielen Dank, Exemple SARL");
        assertThat(buyer.page().locator("#order")).containsText(Pattern.compile("99,17\\s€"));
        assertThat(Downloads.pdf(buyer.page(), buyer.target("Rechnung (PDF)")))
                .contains("Exemple SARL", "FR83404833048", "99,17", "Steuerschuldnerschaft");
    }

    private Buyer visit(Visitor visitor) {
        Buyer buyer = Buyer.of(visitor);
        page = buyer.page();
        return buyer;
    }
}
