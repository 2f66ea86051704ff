package dev.kontor.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client of a vendor: sets up what is sold, and asks about orders. Not for the load itself.
 *
 * @param url of the server
 */
record Shop(String url, HttpClient client) {
    static final String KEY = "kt_test_demo";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back: the status and the object. */
    record Answer(int status, JsonNode body, boolean replayed) {
        JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(
                        "expected " + wanted + ", got " + status + " " + body);
            }
            return body;
        }
    }

    /** A product with a generated license key and its price of EUR 119.00, tax included. */
    String perpetualLicense() throws IOException, InterruptedException {
        String product =
                post(
                                "/v1/products",
                                """
                                {"name": "Perpetual license", "tax_category": "software_download",
                                 "deliveries": [{"type": "license_key", "mode": "generated",
                                                 "activation_limit": 3}]}
                                """)
                        .expect(201)
                        .get("id")
                        .asString();
        return post(
                        "/v1/prices",
                        """
                        {"product": "%s", "currency": "EUR", "amount": 11900,
                         "tax_behavior": "inclusive"}
                        """
                                .formatted(product))
                .expect(201)
                .get("id")
                .asString();
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, String body, String idempotencyKey)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .timeout(java.time.Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body =
                response.body().length == 0
                        ? JSON.createObjectNode()
                        : JSON.readTree(response.body());
        boolean replayed = response.headers().firstValue("Idempotent-Replayed").isPresent();
        return new Answer(response.statusCode(), body, replayed);
    }
}
