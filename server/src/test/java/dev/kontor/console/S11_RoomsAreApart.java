package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.access.Persons;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.SandboxId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another vendor has is not found, and nothing happens without the session's token. */
class S11_RoomsAreApart {
    private static final String EMAIL = "stranger-" + Ids.next() + "@kontor.example";
    private static final String DEVELOPER = "developer-" + Ids.next() + "@kontor.example";
    private static final String PASSWORD = "a long enough password";

    private static Desk stranger = new Desk();
    private static Client theirs = TestServer.demo();

    /** Another vendor, whose owner is signed in, and what it cannot see: the demo's. */
    @BeforeAll
    static void anotherVendor() {
        Database database = TestServer.bean(Database.class);
        Vendors vendors = TestServer.bean(Vendors.class);
        Persons persons = TestServer.bean(Persons.class);
        database.run(tx -> {
            Vendor other =
                    vendors.create(
                            tx,
                            new Vendors.NewVendor(
                                    "Other", "EU", "help@other.example", "https://other.example"));
            persons.create(tx, EMAIL, PASSWORD, other.id(), "owner");
            persons.create(tx, DEVELOPER, PASSWORD, other.id(), "developer");
        });
        stranger = Desk.of(EMAIL, PASSWORD);
    }

    @Test
    void anothersThingsAreNotFound() {
        String product = first("/v1/products?active=true");
        String price = first("/v1/prices?active=true");
        String ticket =
                theirs.post(
                                "/v1/tickets",
                                """
                                {"channel": "email", "type": "other", "subject": "Private",
                                 "message": "Nobody else's business", "email": "a@example.com"}
                                """)
                        .json()
                        .get("id")
                        .stringValue();

        for (String path :
                List.of(
                        "/console/products/" + product,
                        "/console/products/" + product + "/edit",
                        "/console/products/prices/" + price,
                        "/console/tickets/" + ticket)) {
            assertThat(Desk.ofDemo().open(path).status()).as(path).isEqualTo(200);
            assertThat(stranger.open(path).status()).as(path).isEqualTo(404);
        }
        for (String path :
                List.of(
                        "/console/products/" + product + "/archive",
                        "/console/products/prices/" + price + "/archive",
                        "/console/tickets/" + ticket + "/close")) {
            assertThat(stranger.send(path).status()).as(path).isEqualTo(404);
        }
        assertThat(
                        stranger.send(
                                        "/console/tickets/" + ticket + "/reply",
                                        "message",
                                        "from a stranger")
                                .status())
                .isEqualTo(404);
        assertThat(theirs.get("/v1/products/" + product).json().get("active").booleanValue())
                .isTrue();
        assertThat(stranger.open("/console/tickets").text()).doesNotContain("Private");
        assertThat(stranger.open("/console/products").text()).doesNotContain("Lumen Photo");
        assertThat(stranger.open("/console/keys").text()).doesNotContain("kt_test_demo");
    }

    @Test
    void anothersSandboxIsNotTouched() {
        String sandbox = theirs.post("/v1/sandboxes", "{}").json().get("id").stringValue();

        assertThat(
                        stranger.send("/console/sandboxes/" + sandbox + "/advance", "by", "day")
                                .status())
                .isEqualTo(404);
        assertThat(
                        stranger.send("/console/sandboxes/" + sandbox + "/delete", "code", "XXXXX")
                                .status())
                .isEqualTo(404);
        assertThat(stranger.open("/console/sandboxes").text()).doesNotContain(sandbox);
        assertThat(Desk.ofDemo().open("/console/sandboxes").text()).contains(sandbox);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/products",
                "/console/products/coupons",
                "/console/keys",
                "/console/sandboxes"
            })
    void withoutTheTokenNothingHappens(String path) {
        Desk desk = Desk.ofDemo();

        assertThat(desk.sendWithoutToken(path, "name", "Forged", "code", "FORGED").status())
                .isEqualTo(403);
        assertThat(desk.open(path).text()).doesNotContain("Forged").doesNotContain("FORGED");
    }

    @Test
    void aRoleThatMayNotIsRefused() {
        Desk developer = Desk.of(DEVELOPER, PASSWORD);

        assertThat(developer.open("/console/products/new").status()).isEqualTo(200);
        assertThat(developer.open("/console/tickets").status()).isEqualTo(200);
        assertThat(developer.send("/console/tickets/tkt_" + "0".repeat(26) + "/close").status())
                .isEqualTo(403);
    }

    @Test
    void theDemoIsNotSawnOff() {
        Desk desk = Desk.ofDemo();
        ApiKeys keys = TestServer.bean(ApiKeys.class);
        VendorId demo = keys.demoVendor().orElseThrow();
        ApiKeys.Key key =
                keys.list(demo).stream().filter(ApiKeys.Key::isDemo).findFirst().orElseThrow();
        String code = TestServer.bean(Vendors.class).get(demo).code();
        String sandbox = "/console/sandboxes/" + new SandboxId(demo.value());

        desk.lookAt(demo.toString());

        assertThat(desk.send("/console/keys/" + key.id() + "/revoke").text())
                .contains("The demo keeps its key");
        assertThat(desk.send(sandbox + "/delete", "code", code).text())
                .contains("The demo stays here");
        assertThat(theirs.get("/v1/products").status()).isEqualTo(200);
    }

    private static String first(String path) {
        return theirs.get(path + "&limit=1").json().at("/data/0/id").stringValue();
    }
}
