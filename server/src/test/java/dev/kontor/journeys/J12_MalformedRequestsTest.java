package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.ledger.Ledger;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is sent to whichever endpoint: never a 5xx, and a problem that names the field. The
 * endpoints are those that the running server has; the faults are the same in every run.
 */
class J12_MalformedRequestsTest {
    private static final int BODIES = 30;
    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "x",
                    "-1",
                    "0",
                    "101",
                    "99999999999999999999",
                    "1.5",
                    "null",
                    "true",
                    "\0",
                    "%",
                    "\u202e",
                    "\ud83d\ude00",
                    "' or 1=1",
                    "../..",
                    "a,b",
                    "DE",
                    "EUR",
                    "2026-13-45",
                    "9999-12-31",
                    "-999999999-01-01",
                    "+999999999-12-31T00:00:00Z",
                    "b3JkXzEK",
                    "b3JkXzAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw",
                    "=",
                    "w6M",
                    "wyg=",
                    "ord_00000000000000000000000000",
                    "ord_zzzzzzzzzzzzzzzzzzzzzzzzzz",
                    "evt_ffffffffffffffffffffffffff",
                    "x".repeat(4_000));
    private static final List<String> HEADERS =
            List.of(
                    "Idempotency-Key",
                    "Kontor-Version",
                    "Kontor-Vendor",
                    "Accept",
                    "Range",
                    "Accept-Language",
                    "If-None-Match",
                    "traceparent",
                    "X-Forwarded-For",
                    "Cookie");

    /** Refusals of well-formed values: the whole request is at fault, not a field. */
    private static final Set<String> WITHOUT_FIELD =
            Set.of("refund_exceeds_captured", "credit_exceeds_invoice", "idempotency_key_reused");

    private final Random random = new Random(20_261_126);
    private final World world = new World();
    private final Bodies bodies = new Bodies(world, random);

    @Test
    void bodies() {
        List<Endpoint> endpoints = Endpoint.all().stream().filter(it -> it.body() != null).toList();
        assertThat(endpoints.size() * BODIES).isGreaterThan(1_000);
        for (Endpoint endpoint : endpoints) {
            Set<Integer> seen = new TreeSet<>();
            for (int i = 0; i < BODIES; i++) {
                Spoiled body = Spoiled.of(bodies.of(endpoint.reads()), random);
                Answer answer = send(endpoint, endpoint.in(world), body.body());
                String what = endpoint + " " + text(body.body());
                judge(answer, what);
                if (body.pointer() != null && answer.status() != 429) {
                    assertThat(pointers(answer)).as(what).contains(body.pointer());
                }
                seen.add(answer.status());
            }
            assertThat(seen).as(endpoint.toString()).contains(400, 422);
        }
        VendorId vendor = vendor();
        assertThat(TestServer.bean(Ledger.class).audit(vendor).breaches()).isEmpty();
    }

    @Test
    void pathsAndQueries() {
        for (Endpoint endpoint : Endpoint.all()) {
            for (String word : WORDS) {
                StringBuilder query = new StringBuilder();
                for (String name : endpoint.parameters()) {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(name)
                            .append('=')
                            .append(URLEncoder.encode(word, StandardCharsets.UTF_8));
                }
                judge(send(endpoint, endpoint.in(world) + query, "{}"), endpoint + "" + query);
            }
        }
    }

    @Test
    void ids() {
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.path().contains("{")) {
                for (String id :
                        List.of(
                                "x",
                                "ord_",
                                "%20",
                                "x;a=b",
                                "%2e%2e",
                                "%2F",
                                "%00",
                                "%F0%9F%98%80",
                                "a".repeat(2_000),
                                "%ED%A0%80")) {
                    Answer answer = send(endpoint, endpoint.with(id), "{}");
                    judge(answer, endpoint + " " + id);
                    assertThat(answer.status())
                            .as(endpoint + " " + id)
                            .isIn(400, 404, 405, 415, 422);
                }
            }
        }
    }

    @Test
    void headers() {
        for (Endpoint endpoint : Endpoint.all()) {
            String header = HEADERS.get(random.nextInt(HEADERS.size()));
            for (String value :
                    List.of("", "x".repeat(200), "\u00e9", "0", "a b", "bytes=9-1,-", "*/*;q=x")) {
                HttpRequest.Builder request =
                        request(endpoint, endpoint.in(world), "{}".getBytes(StandardCharsets.UTF_8))
                                .header(header, value);
                judge(world.client().send(request), endpoint + " " + header + ": " + value);
            }
        }
    }

    /** What is no JSON at all, and JSON that is called something else. */
    @Test
    void types() {
        for (Endpoint endpoint : Endpoint.all().stream().filter(it -> it.body() != null).toList()) {
            for (String type :
                    List.of(
                            "text/plain",
                            "application/xml",
                            "multipart/form-data",
                            "application/x-www-form-urlencoded",
                            "nonsense")) {
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(URI.create(TestServer.url() + endpoint.in(world)))
                                .header("Content-Type", type)
                                .method(endpoint.method(), BodyPublishers.ofString("{}"));
                Answer answer = world.client().send(request);
                judge(answer, endpoint + " " + type);
                assertThat(answer.status()).as(endpoint + " " + type).isIn(415, 429);
            }
        }
    }

    private Answer send(Endpoint endpoint, String path, String body) {
        return send(endpoint, path, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(Endpoint endpoint, String path, byte[] body) {
        return world.client().send(request(endpoint, path, body));
    }

    private static HttpRequest.Builder request(Endpoint endpoint, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestServer.url() + path));
        return endpoint.changes()
                ? request.header("Content-Type", "application/json")
                        .method(endpoint.method(), BodyPublishers.ofByteArray(body))
                : request.GET();
    }

    /** Whatever went wrong is the client's, and said so. */
    private static void judge(Answer answer, String what) {
        assertThat(answer.status()).as(what).isBetween(200, 499);
        assertThat(answer.header("Request-Id")).as(what).startsWith("req_");
        if (answer.status() < 400) {
            return;
        }
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").intValue()).as(what).isEqualTo(answer.status());
        for (String member : List.of("type", "title", "detail", "code", "request_id")) {
            assertThat(problem.get(member).stringValue()).as(what + " " + member).isNotEmpty();
        }
        if (answer.status() == 422 && !WITHOUT_FIELD.contains(problem.get("code").stringValue())) {
            assertThat(pointers(answer)).as(what + " " + problem).isNotEmpty();
        }
    }

    private static List<String> pointers(Answer answer) {
        JsonNode errors = answer.json().get("errors");
        return errors == null ? List.of() : errors.findValuesAsString("pointer");
    }

    private VendorId vendor() {
        String number =
                world.client().get("/v1/orders?limit=1").json().at("/data/0/number").stringValue();
        return TestServer.bean(Vendors.class).byCode(number.substring(0, 5)).orElseThrow().id();
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }
}
