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
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.Orders;
import dev.kontor.vendors.Vendors;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A buyer whose card turned out to be from elsewhere is asked on the order page (handbook 4.3). */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class PlaceAskedBrowserTest {
    private final Client api = TestServer.newSandbox();
    private final TestCart cart = TestCart.selling(api, 10_000, "exclusive");

    @ParameterizedTest
    @CsvSource({"de-DE, de, true, desktop", "en-GB, en, false, phone", "de-DE, de, false, phone"})
    void aNumberFromHomeSettlesIt(String locale, String language, boolean scripts, String device) {
        JsonNode order = doubted();
        Visitor visitor = Visitor.of(locale);
        visitor = device.equals("phone") ? visitor.onASmallPhone().inTheDark() : visitor;
        Page page =
                TestBrowser.visit(
                        scripts ? visitor : visitor.withoutScripts(),
                        path(order) + "?lang=" + language);
        assertThat(page.locator("#place")).isVisible();
        if (scripts) {
            assertAccessible(page);
        }
        assertFits(page);
        picture(page, "place-asked-" + device + "-" + language);

        page.locator("#place-phone").fill("+49 30 1234567");
        page.locator("#place button").click();
        assertThat(page.locator("#place-phone-error")).isVisible();
        assertThat(queue()).hasSize(1);

        page.locator("#place-phone").fill("+352 621 123 456");
        page.locator("#place button").click();
        assertThat(page.locator("#place [role=status]")).isVisible();
        picture(page, "place-answered-" + device + "-" + language);
        TestBrowser.close(page);

        assertThat(queue()).isEmpty();
        JsonNode now = api.get("/v1/orders/" + order.get("id").stringValue()).json();
        assertThat(now.at("/tax/evidence").toString())
                .contains("{\"type\":\"phone\",\"country\":\"LU\"}");
        assertThat(now.get("tax_total").longValue()).isEqualTo(1_700);
    }

    private JsonNode queue() {
        return api.get("/v1/reviews").json().get("data");
    }

    private JsonNode doubted() {
        Answer opened = cart.open("LU");
        Answer paid = cart.submit(opened.json().get("id").stringValue(), 1, "tok_visa_de_late");
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        return paid.json();
    }

    private static String path(JsonNode order) {
        return "/o/"
                + TestServer.bean(Orders.class)
                        .tokens()
                        .of(
                                TestServer.bean(Vendors.class)
                                        .byCode(order.get("number").stringValue().substring(0, 5))
                                        .orElseThrow(),
                                OrderId.parse(order.get("id").stringValue()));
    }
}
