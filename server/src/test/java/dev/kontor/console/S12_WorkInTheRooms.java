package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import dev.kontor.console.Desk.Seen;
import dev.kontor.messages.Messages;
import dev.kontor.messages.QueuedMail;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do in the rooms is what clients find by the API, and the other way round. */
class S12_WorkInTheRooms {
    private final Client client;
    private final VendorId vendor;
    private final Desk desk = Desk.ofDemo();

    S12_WorkInTheRooms() {
        JsonNode sandbox = TestServer.demo().post("/v1/sandboxes", "{}").json();
        client = new Client(sandbox.get("api_key").stringValue());
        vendor = SandboxId.parse(sandbox.get("id").stringValue()).tenant();
        desk.lookAt(vendor.toString());
    }

    @Test
    void aProductIsMadePricedAndSold() {
        String product =
                id(
                        desk.send(
                                "/console/products",
                                "name",
                                "Field Guide",
                                "tax_category",
                                "ebook",
                                "description",
                                "Birds\r\nand trees"));
        assertThat(product).startsWith("prd_");
        String path = "/console/products/" + product;
        assertThat(desk.open(path).text()).contains("This product cannot be bought yet");

        Seen pool =
                desk.send(
                        path + "/deliveries",
                        "type",
                        "license_key",
                        "mode",
                        "pool",
                        "activation_limit",
                        "2",
                        "duration",
                        "P12M");
        Seen keys = desk.send(path + "/keys", "keys", "KEY-1\r\nKEY-2\r\n\r\nKEY-1\r\n");
        Seen price =
                desk.send(
                        path + "/prices",
                        "amount",
                        "19,90",
                        "currency",
                        "eur",
                        "tax_behavior",
                        "inclusive",
                        "lookup_key",
                        "guide",
                        "localized.0.country",
                        "",
                        "localized.0.currency",
                        "",
                        "localized.0.amount",
                        "",
                        "localized.0.tax_behavior",
                        "inclusive",
                        "localized.1.country",
                        "JP",
                        "localized.1.currency",
                        "JPY",
                        "localized.1.amount",
                        "3000",
                        "localized.1.tax_behavior",
                        "inclusive");

        assertThat(pool.location()).endsWith("?done=delivery_added");
        assertThat(keys.location()).endsWith("?done=keys_loaded");
        assertThat(price.location()).endsWith("?done=price_added");
        JsonNode made = client.get("/v1/prices").json().at("/data/0");
        assertThat(made.get("amount").longValue()).isEqualTo(1990);
        assertThat(made.at("/localized/0/currency").stringValue()).isEqualTo("JPY");
        assertThat(made.at("/localized/0/amount").longValue()).isEqualTo(3000);
        assertThat(
                        client.get("/v1/products/" + product + "/keys")
                                .json()
                                .at("/stock/free")
                                .intValue())
                .isEqualTo(2);

        buy(made.get("id").stringValue());

        String sold = desk.open("/console/products/prices/" + made.get("id").stringValue()).text();
        assertThat(sold).contains("its terms never change").doesNotContain("name=\"amount\"");
        assertThat(
                        desk.send(
                                        "/console/products/prices/" + made.get("id").stringValue(),
                                        "amount",
                                        "1",
                                        "lookup_key",
                                        "other")
                                .location())
                .endsWith("?done=price_changed");
        JsonNode after = client.get("/v1/prices").json().at("/data/0");
        assertThat(after.get("amount").longValue()).isEqualTo(1990);
        assertThat(after.get("lookup_key").stringValue()).isEqualTo("other");
    }

    @Test
    void faultsAreSaidAtTheirFieldsAndNothingTypedIsLost() {
        Seen product =
                desk.send(
                        "/console/products",
                        "name",
                        "",
                        "tax_category",
                        "ebook",
                        "statement_name",
                        "<x>");
        assertThat(product.status()).isEqualTo(422);
        assertThat(product.text())
                .contains("id=\"name-error\">Please fill this in.")
                .contains("id=\"statement_name-error\">5 to 22 letters")
                .contains("value=\"&lt;x>\"");

        String id = id(desk.send("/console/products", "name", "A", "tax_category", "ebook"));
        String prices = "/console/products/" + id + "/prices";
        Seen amount = desk.send(prices, "amount", "1.234", "currency", "EUR");
        assertThat(amount.status()).isEqualTo(422);
        assertThat(amount.text()).contains("id=\"amount-error\">Please give an amount in EUR");
        Seen currency =
                desk.send(prices, "amount", "1", "currency", "XXQ", "tax_behavior", "inclusive");
        assertThat(currency.text()).contains("id=\"currency-error\">There is no such currency");
        desk.send(
                "/console/products/" + id + "/deliveries",
                "type",
                "license_key",
                "mode",
                "pool",
                "activation_limit",
                "1");
        Seen keys =
                desk.send("/console/products/" + id + "/keys", "keys", "OK\n" + "x".repeat(300));
        assertThat(keys.text()).contains("Line 2 cannot be a key");
        assertThat(coupon("a", "10")).contains("id=\"code-error\">3 to 40");
        assertThat(coupon("SPRING", "101")).contains("id=\"percent-error\">More than 0");
        assertThat(client.get("/v1/prices").json().get("data").size()).isZero();
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsEnded() {
        Seen made = desk.send("/console/keys", "name", "Reports", "may", "read");
        assertThat(made.status()).isEqualTo(200);
        Matcher secret = Pattern.compile("kt_test_[a-z0-9]{40}").matcher(made.text());
        assertThat(secret.find()).isTrue();
        Client reader = new Client(secret.group());

        assertThat(reader.get("/v1/products").status()).isEqualTo(200);
        assertThat(
                        reader.post(
                                        "/v1/products",
                                        "{\"name\": \"A\", \"tax_category\": \"ebook\"}")
                                .status())
                .isEqualTo(403);
        String list = desk.open("/console/keys").text();
        assertThat(list)
                .contains("Reports", secret.group().substring(0, 12))
                .doesNotContain(secret.group());

        Matcher revoke =
                Pattern.compile("Reports.*?(/console/keys/[0-9a-f-]+/revoke)", Pattern.DOTALL)
                        .matcher(list);
        assertThat(revoke.find()).isTrue();
        assertThat(desk.send(revoke.group(1)).location()).endsWith("?done=key_revoked");
        assertThat(reader.get("/v1/products").status()).isEqualTo(401);
        assertThat(
                        desk.send(
                                        "/console/keys",
                                        "name",
                                        "",
                                        "may",
                                        "chosen",
                                        "scopes",
                                        "nonsense")
                                .text())
                .contains("id=\"name-error\"")
                .contains("Choose at least one scope.");
    }

    @Test
    void aSandboxIsMadeAdvancedAndRemoved() {
        Seen made = desk.send("/console/sandboxes", "now", "2026-03-01T12:00");
        Matcher secret = Pattern.compile("kt_test_[a-z0-9]{40}").matcher(made.text());
        assertThat(secret.find()).isTrue();
        Client inside = new Client(secret.group());
        assertThat(now(inside)).startsWith("2026-03-01T11:0");

        String list = desk.open("/console/sandboxes").text();
        String id = list.replaceAll("(?s).*/console/sandboxes/(sbx_[0-9a-z]+)/advance.*", "$1");
        String code = list.replaceAll("(?s).*Type ([0-9A-Z]{5}) to confirm.*", "$1");
        assertThat(desk.send("/console/sandboxes/" + id + "/advance", "by", "week").location())
                .endsWith("?done=sandbox_advanced");
        assertThat(now(inside)).startsWith("2026-03-08T11:0");
        assertThat(
                        desk.send("/console/sandboxes/" + id + "/advance", "to", "2020-01-01T00:00")
                                .text())
                .contains("A clock goes forward only");
        assertThat(desk.send("/console/sandboxes/" + id + "/delete", "code", "WRONG").status())
                .isEqualTo(422);
        assertThat(desk.send("/console/sandboxes/" + id + "/delete", "code", code).location())
                .endsWith("?done=sandbox_deleted");
        assertThat(inside.get("/v1/test_clock").status()).isEqualTo(401);
    }

    @Test
    void anAnswerGoesToTheBuyerByMail() {
        String ticket =
                client.post(
                                "/v1/tickets",
                                """
                                {"channel": "form", "type": "delivery", "subject": "No key",
                                 "message": "Where is it?", "email": "ada@example.com", "locale": "de"}
                                """)
                        .json()
                        .get("id")
                        .stringValue();
        assertThat(desk.open("/console/tickets").text())
                .contains("No key", "First answer in", "class=\"count\">1<");
        String path = "/console/tickets/" + ticket;

        assertThat(desk.send(path + "/priority", "priority", "P3").location())
                .endsWith("?done=ticket_prioritized");
        assertThat(desk.send(path + "/reply", "message", "  ").status()).isEqualTo(422);
        assertThat(desk.send(path + "/reply", "message", "Here it is.", "solve", "true").location())
                .endsWith("?done=ticket_solved_answered");

        Messages messages = TestServer.bean(Messages.class);
        QueuedMail mail = messages.latest(vendor, null, 1).getFirst();
        assertThat(mail.recipient()).isEqualTo("ada@example.com");
        assertThat(messages.read(mail).text()).contains("Here it is.", "> Where is it?");
        JsonNode after = client.get("/v1/tickets/" + ticket).json();
        assertThat(after.get("status").stringValue()).isEqualTo("solved");
        assertThat(after.get("priority").stringValue()).isEqualTo("p3");
        assertThat(desk.open("/console/mailbox").text()).contains("ada@example.com", "Re: No key");
        assertThat(desk.open("/console/mailbox/" + mail.id() + "/text").text())
                .contains("Here it is.");
    }

    @Test
    void anEndpointIsMadeTestedAndRemoved() {
        Seen wrong = desk.send("/console/webhooks", "url", "ftp://x", "events", "nonsense.*");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("id=\"url-error\">A whole address");
        assertThat(
                        desk.send(
                                        "/console/webhooks",
                                        "url",
                                        "http://127.0.0.1:9/",
                                        "events",
                                        "x.y")
                                .text())
                .contains("id=\"events-error\">There are no such events.");

        Seen made =
                desk.send(
                        "/console/webhooks",
                        "url",
                        "http://127.0.0.1:9/",
                        "events",
                        "order.* refund.*");
        assertThat(made.text()).contains("whsec_");
        String id = client.get("/v1/webhook_endpoints").json().at("/data/0/id").stringValue();
        assertThat(desk.open("/console/webhooks").text())
                .contains("order.*, refund.*")
                .doesNotContain("whsec_");
        String path = "/console/webhooks/" + id;
        assertThat(desk.send(path + "/test").location()).endsWith("?done=webhook_tested");
        assertThat(desk.open(path).text()).contains("http://127.0.0.1:9/");
        assertThat(Desk.ofDemo().open(path).status()).isEqualTo(404);
        assertThat(desk.send(path + "/delete").location()).endsWith("?done=webhook_deleted");
        assertThat(desk.open(path).status()).isEqualTo(404);
    }

    @Test
    void theBooksSayThatTheyBalance() {
        assertThat(desk.open("/console/ledger").text()).contains("Nothing is booked yet");
        String id = id(desk.send("/console/products", "name", "A", "tax_category", "ebook"));
        desk.send(
                "/console/products/" + id + "/prices",
                "amount",
                "119",
                "currency",
                "EUR",
                "tax_behavior",
                "inclusive");
        buy(client.get("/v1/prices").json().at("/data/0/id").stringValue());

        assertThat(desk.open("/console/ledger").text()).contains("The books balance", "€119.00");
        assertThat(desk.open("/console/ledger?day=2020-01-01").text())
                .contains("Nothing is booked yet");
        assertThat(desk.open("/console/ledger/audit").text()).contains("1 journal checked");
        String journals = desk.open("/console/ledger/journals?kind=capture").text();
        String journal =
                journals.replaceAll("(?s).*?/console/ledger/journals/(jrn_[0-9a-z]+).*", "$1");
        assertThat(desk.open("/console/ledger/journals/" + journal).text())
                .contains("Payment captured", "Tax payable");
        assertThat(desk.open("/console/ledger/journals?kind=settlement").text())
                .contains("There is no such journal.");
    }

    /** The page that answers a coupon of so many per cent. */
    private String coupon(String code, String percent) {
        return desk.send(
                        "/console/products/coupons",
                        "code",
                        code,
                        "kind",
                        "percent",
                        "percent",
                        percent)
                .text();
    }

    private void buy(String price) {
        assertThat(
                        client.post(
                                        "/v1/orders",
                                        """
                                        {"items": [{"price": "%s", "quantity": 1}],
                                         "buyer": {"email": "ada@example.com", "country": "DE"},
                                         "payment": {"method": "card", "token": "tok_visa"},
                                         "consents": {"terms": true, "immediate_delivery": true}}
                                        """
                                                .formatted(price))
                                .status())
                .isEqualTo(201);
    }

    private static String now(Client client) {
        return client.get("/v1/test_clock").json().get("now").stringValue();
    }

    /** The id of the product whose page follows. */
    private static String id(Seen after) {
        assertThat(after.status()).isEqualTo(303);
        return after.location().replaceAll(".*/console/products/(prd_[0-9a-z]+)\\?.*", "$1");
    }
}
