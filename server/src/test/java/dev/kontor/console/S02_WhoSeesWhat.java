package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.console.Desk.Seen;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Memberships decide what is looked at, roles what may be done (handbook 12). */
class S02_WhoSeesWhat {
    private static final String PASSWORD = "a long password";

    private final Sandbox sandbox = new Sandbox();
    private final JsonNode order = sandbox.buy("ada@example.com");
    private final String path = "/console/orders/" + Sandbox.id(order);

    @Test
    void aMemberSeesTheSandboxThatTheyLookAt() {
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(order));

        assertThat(desk.open(path).text()).contains(Sandbox.number(order), "ada@example.com");
        assertThat(desk.open("/console/orders?q=" + Sandbox.number(order)).text()).contains(path);
        assertThat(desk.open("/console/orders?q=" + typed(Sandbox.number(order))).text())
                .contains(path);
        assertThat(desk.open("/console/orders?q=ADA@example.com").text()).contains(path);
        assertThat(desk.open("/console/orders?q=" + Sandbox.id(order)).text()).contains(path);
        assertThat(desk.open("/console/orders?q=bob@example.com").text()).doesNotContain(path);
        assertThat(desk.open("/console/orders?status=cancelled").text()).doesNotContain(path);
    }

    @Test
    void whatAnotherTenantHasIsNotFound() {
        JsonNode other = new Sandbox().buy("bob@example.com");
        Desk desk = Desk.ofDemo().lookAt(Sandbox.vendor(other));

        assertThat(desk.open(path).status()).isEqualTo(404);
        assertThat(desk.open(path + "/refund").status()).isEqualTo(404);
        assertThat(desk.send(path + "/resend").status()).isEqualTo(404);
        assertThat(
                        desk.send(
                                        path + "/refund",
                                        "what",
                                        "full",
                                        "reason",
                                        "other",
                                        "token",
                                        "0".repeat(26))
                                .status())
                .isEqualTo(404);
        assertThat(
                        desk.send(
                                        "/console/reviews/" + Sandbox.id(order),
                                        "decision",
                                        "reject",
                                        "reason",
                                        "x")
                                .status())
                .isEqualTo(404);
        String invoice = order.at("/invoice/id").stringValue();
        assertThat(desk.open("/console/invoices/" + invoice + ".pdf").status()).isEqualTo(404);
        assertThat(desk.open("/console/invoices/" + invoice + ".xml").status()).isEqualTo(404);
    }

    @Test
    void whoBelongsToAnotherAccountCannotLookAtIt() {
        Desk stranger = Desk.of(stranger(), PASSWORD);

        Seen refused = stranger.send("/console/vendors", "vendor", Sandbox.vendor(order));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(stranger.open(path).status()).isEqualTo(404);
        assertThat(stranger.open("/console/vendors").text()).doesNotContain(Sandbox.vendor(order));
    }

    @Test
    void aDeveloperLooksButGivesNothingBack() {
        Desk developer = Desk.of(Sandbox.colleague(order, "developer", PASSWORD), PASSWORD);
        developer.lookAt(Sandbox.vendor(order));

        assertThat(developer.open(path).status()).isEqualTo(200);
        assertThat(developer.open(path).text()).doesNotContain(path + "/refund");
        assertThat(developer.open(path + "/refund").status()).isEqualTo(403);
        assertThat(developer.send(path + "/resend").status()).isEqualTo(403);
    }

    /** As people type a number that was read to them. */
    private static String typed(String number) {
        return number.toLowerCase(Locale.ROOT).replace("-", "").replace('0', 'o');
    }

    /** The owner of another account. */
    private static String stranger() {
        Vendors vendors = TestServer.bean(Vendors.class);
        Vendor own =
                TestServer.bean(Database.class)
                        .write(tx ->
                                vendors.create(
                                        tx,
                                        new Vendors.NewVendor(
                                                "Other Works",
                                                "EU",
                                                "help@other.example",
                                                "https://other.example")));
        return Sandbox.member(own, "owner", PASSWORD);
    }
}
