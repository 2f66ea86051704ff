package dev.kontor.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.kontor.TestBrowser.assertAccessible;
import static dev.kontor.TestBrowser.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.kontor.TestBrowser;
import dev.kontor.TestBrowser.Visitor;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** The rooms of products, keys, books and tickets in a real browser, on a desk and on a phone. */
@DisabledIfSystemProperty(named = "browser", matches = "false")
class RoomsBrowserTest {
    private static final Visitor DESK = new Visitor("en-US", true, false, 1400, 900);

    private @Nullable Page opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.context().close();
        }
    }

    @Test
    void everyPageIsForEverybody() {
        Map<String, String> pages = pages();
        Page desk = open(DESK);
        pages.forEach((name, path) -> look(desk, path, name + "-desk"));
        desk.context().close();
        Page phone = open(Visitor.of("de-DE").onAPhone().inTheDark());
        pages.forEach((name, path) -> look(phone, path, name + "-phone"));
    }

    private Page open(Visitor visitor) {
        Page page = enter(visitor);
        opened = page;
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
        // A mail runs no scripts, so axe cannot look into it.
        page.locator("iframe").evaluateAll("all => all.forEach(it => it.remove())");
        assertAccessible(page);
    }

    @Test
    void aProductIsMadeWithoutScripts() throws Exception {
        Page page = open(Visitor.of("en-US").withoutScripts());
        page.navigate("/console/products/new");
        page.getByLabel("Name").fill("Made without scripts");
        page.getByLabel("On card statements").fill("no");
        page.getByRole(AriaRole.BUTTON, named("Create product")).click();
        assertThat(page.locator("#statement_name-error")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("Made without scripts");
        page.getByLabel("On card statements").fill("NO SCRIPTS");
        page.getByRole(AriaRole.BUTTON, named("Create product")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The product is there.");

        Path file = Files.createTempDirectory("kontor-upload").resolve("guide.pdf");
        Files.write(file, "A guide".getBytes(StandardCharsets.UTF_8));
        page.getByText("Add a file").click();
        page.getByLabel("File").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, named("Upload")).click();
        assertThat(page.getByText("guide.pdf · 1 KiB")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("Archive")).click();
        assertThat(page.getByText("Archived: cannot be bought")).isVisible();
    }

    /** Pages with something on them, by the names of their pictures. */
    private static Map<String, String> pages() {
        Client demo = TestServer.demo();
        JsonNode price =
                demo.get("/v1/prices?limit=100")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(it -> it.get("lookup_key").asString("").equals("lumen-photo-4"))
                        .findFirst()
                        .orElseThrow();
        String order =
                demo.post(
                                "/v1/orders",
                                """
                                {"items": [{"price": "%s", "quantity": 1}],
                                 "buyer": {"email": "ada@example.com", "name": "Ada Byron",
                                   "country": "DE", "ip": "192.0.2.7", "locale": "de"},
                                 "payment": {"method": "card", "token": "tok_visa"},
                                 "consents": {"terms": true, "immediate_delivery": true}}
                                """
                                        .formatted(price.get("id").stringValue()))
                        .json()
                        .get("id")
                        .stringValue();
        String ticket =
                demo.post(
                                "/v1/tickets",
                                """
                                {"channel": "form", "type": "delivery", "order": "%s",
                                 "subject": "My key does not work on the second machine",
                                 "message": "Hello,\\n\\nthe key is refused. What shall I do?\\n\\nAda",
                                 "email": "ada@example.com", "name": "Ada Byron", "locale": "de"}
                                """
                                        .formatted(order))
                        .json()
                        .get("id")
                        .stringValue();
        String journal =
                demo.get("/v1/ledger/journals?order=" + order)
                        .json()
                        .at("/data/0/id")
                        .stringValue();
        String product = price.get("product").stringValue();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("products", "/console/products");
        pages.put("products-none", "/console/products?archived=true");
        pages.put("product", "/console/products/" + product);
        pages.put("product-form", "/console/products/" + product + "/edit");
        pages.put("product-pool", "/console/products/" + pooled(demo));
        pages.put("price-new", "/console/products/" + product + "/prices/new");
        pages.put("price-sold", "/console/products/prices/" + price.get("id").stringValue());
        pages.put("coupons", "/console/products/coupons");
        pages.put("coupon-new", "/console/products/coupons/new");
        pages.put("keys", "/console/keys");
        pages.put("sandboxes", "/console/sandboxes");
        pages.put("ledger", "/console/ledger");
        pages.put("tax", "/console/tax");
        pages.put("tax-germany", "/console/tax/places/DE");
        pages.put("tax-canada", "/console/tax/places/CA");
        pages.put("journals", "/console/ledger/journals");
        pages.put("journal", "/console/ledger/journals/" + journal);
        pages.put("audit", "/console/ledger/audit");
        pages.put("tickets", "/console/tickets");
        pages.put("ticket", "/console/tickets/" + ticket);
        pages.put("webhooks", "/console/webhooks");
        pages.put("webhook", "/console/webhooks/" + endpoint(demo));
        pages.put("console-mailbox", "/console/mailbox");
        pages.put("mailbox", "/mailbox");
        pages.put("mail", mail(demo));
        pages.put("console-mail", "/console" + mail(demo));
        pages.put("help", "/help?topic=refund&order=7F3KA-2M9QXW4B6C");
        pages.put("help-sent", "/help/sent?reference=7F3KA-2M9QXW");
        return pages;
    }

    /** The page of the newest receipt. */
    private static String mail(Client demo) {
        return Pattern.compile("href=\"(/mailbox/[^\"?]+)\"[^>]*>Ihre Bestellung")
                .matcher(demo.get("/mailbox").raw().body())
                .results()
                .map(it -> it.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** Where nobody listens: what is sent there fails. */
    private static String endpoint(Client demo) {
        return demo.post(
                        "/v1/webhook_endpoints",
                        "{\"url\": \"http://127.0.0.1:9/hook\", \"events\": [\"ticket.*\"]}")
                .json()
                .get("id")
                .stringValue();
    }

    /** An archived product with a key pool, so that the shop's window stays as it is. */
    private static String pooled(Client demo) {
        String id =
                demo.post(
                                "/v1/products",
                                """
                                {"name": "Lumen Classic", "tax_category": "software_download",
                                 "deliveries": [{"type": "license_key", "mode": "pool",
                                   "activation_limit": 1, "duration": "P1Y"}]}
                                """)
                        .json()
                        .get("id")
                        .stringValue();
        demo.patch("/v1/products/" + id, "{\"active\": false}");
        return id;
    }

    private static Page enter(Visitor visitor) {
        Page page = TestBrowser.visit(visitor, "/console/sign-in");
        page.locator("#email").fill(Desk.DEMO);
        page.locator("#password").fill(Desk.PASSWORD);
        page.locator("form button").first().click();
        page.waitForURL("**/console");
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
