package dev.kontor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.TestServer;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Over the wire: a vendor uploads a file, a buyer buys it and downloads it in two halves. */
class DeliveryJourneyTest {
    private static final String BOUNDARY = "a-boundary";

    private final TestServer.Client vendor = TestServer.newSandbox();
    private final HttpClient buyer = HttpClient.newHttpClient();

    @Test
    void whatWasUploadedIsBoughtDownloadedAndResumed() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        JsonNode file = upload("Große Übung.zip", content).json();
        String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

        assertThat(file.get("size").intValue()).isEqualTo(content.length);
        assertThat(file.get("sha256").stringValue()).isEqualTo(sha);
        assertThat(file.get("content_type").stringValue()).isEqualTo("application/zip");
        assertThat(vendor.get("/v1/files/" + text(file, "id")).json()).isEqualTo(file);

        JsonNode entitlements = buy(text(file, "id")).get("entitlements");
        String url = text(entitlements.get(0), "download_url");
        HttpResponse<byte[]> half = fetch(url, "Range", "bytes=0-1499999");
        HttpResponse<byte[]> rest =
                fetch(
                        url,
                        "Range",
                        "bytes=1500000-",
                        "If-Range",
                        half.headers().firstValue("ETag").orElseThrow());

        assertThat(half.statusCode()).isEqualTo(206);
        assertThat(rest.statusCode()).isEqualTo(206);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(half.body());
        whole.writeBytes(rest.body());
        assertThat(whole.toByteArray()).isEqualTo(content);
        assertThat(rest.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''Gro%C3%9Fe%20%C3%9Cbung.zip");
        assertThat(fetch(url, "Range", "bytes=3000000-").statusCode()).isEqualTo(416);
        HttpResponse<byte[]> refused = fetch(url.replace("sig=", "sig=x"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    private static String text(JsonNode node, String member) {
        return node.get(member).stringValue();
    }

    private JsonNode buy(String file) {
        String product =
                text(
                        vendor.post(
                                        "/v1/products",
                                        """
                                        {"name": "Exercises", "tax_category": "ebook", "deliveries":
                                         [{"type": "download", "file": "%s"}]}\
                                        """
                                                .formatted(file))
                                .json(),
                        "id");
        String price =
                text(
                        vendor.post(
                                        "/v1/prices",
                                        """
                                        {"product": "%s", "currency": "EUR", "amount": 1000,
                                         "tax_behavior": "inclusive"}\
                                        """
                                                .formatted(product))
                                .json(),
                        "id");
        TestServer.Answer order =
                vendor.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "ada@example.com", "country": "DE"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}\
                        """
                                .formatted(price));
        assertThat(order.status()).isEqualTo(201);
        return order.json();
    }

    private HttpResponse<byte[]> fetch(String url, String... headers) throws Exception {
        URI asked = URI.create(url);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create(TestServer.url() + asked.getPath() + "?" + asked.getQuery()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return buyer.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private TestServer.Answer upload(String name, byte[] content) {
        return vendor.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/files"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form("file", name, content))));
    }

    private static byte[] form(String part, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String head :
                Arrays.asList(
                        "--" + BOUNDARY,
                        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\""
                                .formatted(part, name),
                        "Content-Type: application/octet-stream",
                        "")) {
            body.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    @Test
    void aDownloadEndsWhenTheRightToItIsTakenBack() throws Exception {
        int size = 64 << 20;
        JsonNode entitlement =
                buy(text(upload("big.bin", new byte[size]).json(), "id"))
                        .get("entitlements")
                        .get(0);
        String path = text(entitlement, "download_url").replaceFirst("https?://[^/]+", "");
        HttpResponse<InputStream> answer =
                buyer.send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.body().read()).isZero();

        revoke(text(entitlement, "id"));

        assertThatThrownBy(() -> answer.body().transferTo(OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class);
    }

    private void revoke(String entitlement) {
        VendorId tenant =
                TestServer.bean(Database.class)
                        .read(sql ->
                                new VendorId(
                                        sql.fetchSingle(
                                                        "select vendor_id from"
                                                                + " delivery.entitlements"
                                                                + " where id = {0}",
                                                        DSL.val(id(entitlement).value()))
                                                .get(0, UUID.class)));
        TestServer.bean(Database.class)
                .run(tx ->
                        TestServer.bean(Delivery.class)
                                .revoke(
                                        tx,
                                        tenant,
                                        List.of(id(entitlement)),
                                        new Cause("system", "refund", Instant.now())));
    }

    private static EntitlementId id(String text) {
        return EntitlementId.parse(text);
    }

    @Test
    void anUploadIsRepeatedUnderItsKey() {
        HttpRequest.Builder once = form("a.txt", "one");
        HttpRequest.Builder other = form("a.txt", "two");

        TestServer.Answer first = vendor.send(once.header("Idempotency-Key", "up-1"));
        TestServer.Answer again =
                vendor.send(form("a.txt", "one").header("Idempotency-Key", "up-1"));
        TestServer.Answer changed = vendor.send(other.header("Idempotency-Key", "up-1"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(changed.json().get("code").stringValue()).isEqualTo("idempotency_key_reused");
    }

    private static HttpRequest.Builder form(String name, String content) {
        return HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/files"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(
                        HttpRequest.BodyPublishers.ofByteArray(
                                form("file", name, content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void uploadsWithoutAFileOrAKeyAreRefused() {
        TestServer.Answer empty =
                vendor.send(
                        HttpRequest.newBuilder(URI.create(TestServer.url() + "/v1/files"))
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                form("other", "a.txt", new byte[3]))));
        TestServer.Answer json = vendor.post("/v1/files", "{}");
        TestServer.Answer stranger =
                new TestServer.Client("kt_test_nobody").post("/v1/files", "{}");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().at("/errors/0/pointer").stringValue()).isEqualTo("/file");
        assertThat(json.status()).isEqualTo(415);
        assertThat(stranger.status()).isEqualTo(401);
    }

    @Test
    void publicLicenseCallsNeedNoKey() throws Exception {
        HttpResponse<String> answer =
                buyer.send(
                        HttpRequest.newBuilder(
                                        URI.create(TestServer.url() + "/v1/licenses/validate"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"key\": \"nonsense\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"valid\":false,\"code\":\"not_found\",\"license\":null}");
    }
}
