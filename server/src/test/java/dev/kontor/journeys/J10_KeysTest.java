package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import dev.kontor.access.ApiKeys;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key does what its scopes say, for its vendor, in its mode (api.md 1). */
class J10_KeysTest {
    /** What tells nothing of a vendor, or is authorized by a license key. */
    private static final Set<String> WITHOUT_SCOPE =
            Set.of(
                    "GET /v1/currencies",
                    "POST /v1/currencies/conversions",
                    "GET /v1/payment_methods",
                    "GET /v1/test_clock",
                    "POST /v1/licenses/activate",
                    "POST /v1/licenses/deactivate",
                    "POST /v1/licenses/file",
                    "POST /v1/licenses/heartbeat",
                    "POST /v1/licenses/validate");

    private final ApiKeys keys = TestServer.bean(ApiKeys.class);
    private final Vendors vendors = TestServer.bean(Vendors.class);
    private final Database database = TestServer.bean(Database.class);
    private final World world = new World();
    private final Bodies bodies = new Bodies(world, new Random(2));

    @Test
    void aKeyWithoutScopesDoesNothing() {
        Client none = key(sandbox());
        Set<String> open = new TreeSet<>();
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.path().equals("/v1/files") && endpoint.changes()) {
                continue;
            }
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(TestServer.url() + endpoint.in(world)));
            Answer answer =
                    none.send(
                            endpoint.body() == null
                                    ? request.method(endpoint.method(), BodyPublishers.noBody())
                                    : request.header("Content-Type", "application/json")
                                            .method(
                                                    endpoint.method(),
                                                    BodyPublishers.ofString(
                                                            bodies.of(endpoint.reads())
                                                                    .toString())));
            if (answer.status() != 403 && answer.status() != 422) {
                open.add(endpoint.toString());
            }
        }
        open.removeAll(WITHOUT_SCOPE);
        assertThat(open).isEmpty();
    }

    @Test
    void aScopeOpensWhatItNames() {
        Client reader = key(sandbox(), "orders:read");
        assertThat(reader.get("/v1/orders/" + world.id("ord")).status()).isEqualTo(200);
        Answer answer =
                reader.post(
                        "/v1/orders/" + world.id("ord") + "/payments",
                        "{\"method\": \"card\", \"token\": \"tok_visa\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("scope_missing");
        assertThat(reader.get("/v1/orders/" + world.id("ord") + "?expand=buyer").status())
                .isEqualTo(403);
    }

    @Test
    void whatIsRevokedIsNothing() {
        ApiKeys.NewKey made =
                database.write(tx -> keys.create(tx, sandbox(), "short", List.of("*")));
        Client client = new Client(made.secret());
        assertThat(client.get("/v1/orders").status()).isEqualTo(200);
        database.run(tx -> keys.revoke(tx, made.key().vendor(), made.key().id()));
        assertThat(client.get("/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void anOperatorActsForTheVendorItNames() {
        Client operator = new Client(database.write(keys::createOperatorKey));
        assertThat(operator.get("/v1/orders").status()).isEqualTo(422);
        assertThat(asFor(operator, "vnd_00000000000000000000000000").status()).isEqualTo(404);
        assertThat(asFor(operator, sandbox().id().toString()).status()).isEqualTo(200);
        assertThat(asFor(operator, sandbox().id().toString().replace("vnd_", "sbx_")).status())
                .isEqualTo(200);
    }

    private Answer asFor(Client operator, String vendor) {
        return operator.send(
                HttpRequest.newBuilder(
                                URI.create(TestServer.url() + "/v1/orders/" + world.id("ord")))
                        .header("Kontor-Vendor", vendor)
                        .GET());
    }

    @Test
    void liveAndTestNeverMeet() {
        Client live = key(live(), "*");
        assertThat(live.key()).startsWith("kt_live_");
        for (String prefix : List.of("ord", "prd", "lic", "byr", "ref")) {
            String collection =
                    switch (prefix) {
                        case "ord" -> "orders";
                        case "prd" -> "products";
                        case "lic" -> "licenses";
                        case "byr" -> "buyers";
                        default -> "refunds";
                    };
            assertThat(live.get("/v1/" + collection + "/" + world.id(prefix)).status())
                    .isEqualTo(404);
        }
        assertThat(live.get("/v1/test_clock").status()).isEqualTo(403);
        assertThat(
                        live.post(
                                        "/v1/sandbox/payments/" + world.id("pay") + "/settle",
                                        "{\"outcome\": \"success\"}")
                                .status())
                .isEqualTo(403);
        Shop shop = Shop.with(live, "software_download", 11_900, "inclusive");
        Answer paid = shop.buy("tok_visa");
        assertThat(paid.status()).isEqualTo(422);
        assertThat(paid.json().at("/errors/0/pointer").stringValue()).isEqualTo("/payment/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kt_test_", "kt_live_demo", "KT_TEST_DEMO", "kt_test_demo kt_test_demo"})
    void strangersAreNotLetIn(String secret) {
        Answer answer = new Client(secret).get("/v1/orders");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private Client key(Vendor vendor, String... scopes) {
        return new Client(
                database.write(tx -> keys.create(tx, vendor, "test", List.of(scopes))).secret());
    }

    private Vendor sandbox() {
        String number =
                world.client().get("/v1/orders?limit=1").json().at("/data/0/number").stringValue();
        return vendors.byCode(number.substring(0, 5)).orElseThrow();
    }

    private Vendor live() {
        return database.write(tx ->
                vendors.create(
                        tx,
                        new Vendors.NewVendor(
                                "Live",
                                sandbox().entity().code(),
                                "help@example.com",
                                "https://example.com")));
    }
}
