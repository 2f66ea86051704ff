package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
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
import tools.jackson.databind.JsonNode;

/** What holds for every endpoint (api.md 1): keys of idempotency, versions, expansion. */
class J11_ConventionsTest {
    /**
     * They change nothing, or are made by software without a key, for which a repeat is the same.
     */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of(
                    "POST /v1/refunds/preview",
                    "POST /v1/orders/{id}/corrections/preview",
                    "POST /v1/tax/calculations",
                    "POST /v1/tax/ids/validate",
                    "POST /v1/risk/evaluations",
                    "POST /v1/currencies/conversions",
                    "POST /v1/licenses/validate",
                    "POST /v1/licenses/activate",
                    "POST /v1/licenses/deactivate",
                    "POST /v1/licenses/heartbeat",
                    "POST /v1/licenses/file");

    private final World world = new World();
    private final Bodies bodies = new Bodies(world, new Random(1));

    @Test
    void everyChangeIsMadeOncePerKey() {
        Set<String> remembered = new TreeSet<>();
        List<Endpoint> endpoints =
                Endpoint.all().stream()
                        .filter(Endpoint::changes)
                        .filter(it -> !WITHOUT_EFFECT.contains(it.toString()))
                        .filter(it -> !it.path().equals("/v1/files"))
                        .toList();
        for (int round = 0; round < 10; round++) {
            for (Endpoint endpoint : endpoints) {
                if (sendTwice(endpoint, "key-" + round)) {
                    remembered.add(endpoint.toString());
                }
            }
        }
        assertThat(remembered).hasSizeGreaterThan(endpoints.size() * 3 / 4);
    }

    /** Whether the first answer is one to be remembered; then the second is the same. */
    private boolean sendTwice(Endpoint endpoint, String key) {
        String body = endpoint.body() == null ? "" : bodies.of(endpoint.reads()).toString();
        Answer first = send(endpoint, key, body);
        Answer second = send(endpoint, key, body);
        String what = endpoint + " " + body + " " + first.raw().body();
        assertThat(first.header("Idempotent-Replayed")).as(what).isEmpty();
        boolean remember = first.status() < 300 || first.status() == 402 || first.status() == 409;
        assertThat(second.header("Idempotent-Replayed")).as(what).isEqualTo(remember ? "true" : "");
        if (remember) {
            assertThat(second.status()).as(what).isEqualTo(first.status());
            assertThat(second.raw().body()).as(what).isEqualTo(first.raw().body());
        }
        return remember;
    }

    private Answer send(Endpoint endpoint, String key, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(TestServer.url() + endpoint.in(world)))
                        .header("Idempotency-Key", key)
                        .method(endpoint.method(), BodyPublishers.ofString(body));
        return world.client()
                .send(
                        body.isEmpty()
                                ? request
                                : request.header("Content-Type", "application/json"));
    }

    /** Also when the order has long moved on. */
    @Test
    void theFirstAnswerIsNotReplacedByALaterOne() {
        Shop shop = Shop.withLicense();
        Answer declined = shop.buy("tok_declined", "Idempotency-Key", "first");
        String order = declined.json().at("/order/id").stringValue();
        assertThat(
                        shop.client()
                                .post(
                                        "/v1/orders/" + order + "/payments",
                                        "{\"method\": \"card\", \"token\": \"tok_visa\"}")
                                .status())
                .isEqualTo(201);
        Answer again = shop.buy("tok_declined", "Idempotency-Key", "first");
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.raw().body()).isEqualTo(declined.raw().body());
    }

    /** The same call is not refused for the coupon that it has used up itself. */
    @Test
    void theFirstAnswerComesBeforeAnyRefusal() {
        Shop shop = Shop.withLicense();
        shop.client()
                .post(
                        "/v1/coupons",
                        "{\"code\": \"ONCE\", \"percent\": 10, \"max_redemptions\": 1}");
        String body = shop.order("tok_visa").replaceFirst("\\{", "{\"coupon\": \"ONCE\", ");
        Answer first = shop.client().post("/v1/orders", body, "Idempotency-Key", "one");
        Answer again = shop.client().post("/v1/orders", body, "Idempotency-Key", "one");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(shop.client().post("/v1/orders", body).status()).isEqualTo(422);
    }

    @Test
    void aKeyKeepsTheVersionOfItsFirstUse() {
        TestServer.Client client = TestServer.newSandbox();
        assertThat(version(client, "2026-03-01")).isEqualTo("2026-03-01");
        assertThat(version(client, null)).isEqualTo("2026-03-01");
        assertThat(version(client, "2026-05-01")).isEqualTo("2026-05-01");
        assertThat(version(client, null)).isEqualTo("2026-03-01");
        assertThat(version(TestServer.newSandbox(), null)).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    private static String version(
            TestServer.Client client, @org.jspecify.annotations.Nullable String asked) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/products")).GET();
        Answer answer =
                client.send(asked == null ? request : request.header("Kontor-Version", asked));
        assertThat(answer.status()).isEqualTo(200);
        return answer.header("Kontor-Version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "yesterday", "+999999999-12-31", "20260301"})
    void aVersionIsADate(String version) {
        Answer answer =
                world.client()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(TestServer.url() + "/v1/products"))
                                        .header("Kontor-Version", version)
                                        .GET());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue())
                .isEqualTo("/Kontor-Version");
    }

    @Test
    void expandedIdsAreObjects() {
        String path = "/v1/orders/" + world.id("ord");
        JsonNode plain = world.client().get(path).json();
        JsonNode order =
                world.client()
                        .get(
                                path
                                        + "?expand=buyer,payments,lines.product,lines.price,invoice,entitlements.license")
                        .json();
        assertThat(order.get("buyer"))
                .isEqualTo(world.client().get("/v1/buyers/" + world.id("byr")).json());
        assertThat(order.at("/payment/attempts")).hasSize(1);
        assertThat(order.at("/lines/0/product/name").stringValue()).isEqualTo("Lumen");
        assertThat(order.at("/lines/0/price/amount").longValue()).isEqualTo(11_900);
        assertThat(order.at("/invoice/lines")).isNotEmpty();
        assertThat(order.at("/entitlements/0/license/activation_limit").intValue()).isEqualTo(2);
        assertThat(order.get("total")).isEqualTo(plain.get("total"));
        JsonNode refunds = world.client().get("/v1/refunds?expand=order").json();
        assertThat(refunds.at("/data/0/order/id")).isEqualTo(plain.get("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "total",
                "lines.nothing",
                "buyer.",
                ".",
                "a,b,c,d,e,f,g,h,i,j,k"
            })
    void whatCannotBeExpandedIsNamed(String expand) {
        Answer answer = world.client().get("/v1/orders/" + world.id("ord") + "?expand=" + expand);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo("/expand");
    }
}
