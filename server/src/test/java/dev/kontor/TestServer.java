package dev.kontor;

import dev.kontor.platform.Database;
import dev.kontor.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole server, started once for all journeys of a test run, on a free port, with the demo
 * vendor. Tests talk to it as clients do; those that need a clock or data of their own make a
 * {@link #newSandbox()}.
 */
public final class TestServer {
    /** The demo vendor's key. */
    public static final String DEMO_KEY = "kt_test_demo";

    private static final TestServer ONE = new TestServer();
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private TestServer() {
        try {
            int port = freePort();
            Path data = Files.createTempDirectory("kontor-server");
            context = started(port, Map.of("KONTOR_DATA", data.toString()));
            url = "http://127.0.0.1:" + port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext started(int port, Map<String, Object> where) {
        return new SpringApplicationBuilder(Kontor.class)
                .initializers(it -> it.getBeanFactory().addBeanPostProcessor(new StatementLog()))
                .properties(where)
                .properties(
                        Map.of(
                                "SERVER_PORT",
                                port,
                                "KONTOR_FORWARDED",
                                "native",
                                "KONTOR_WEBHOOKS_ALLOW_PRIVATE",
                                "true",
                                "KONTOR_ECB_URL",
                                "off",
                                "KONTOR_HMRC_RATES_URL",
                                "off"))
                .run();
    }

    /** A further server on the database and the data of the first. */
    public record Another(ConfigurableApplicationContext context, String url)
            implements AutoCloseable {
        /** Starts it. */
        public static Another start() throws IOException {
            int port = freePort();
            String database =
                    bean(Database.class)
                            .read(sql -> sql.connectionResult(it -> it.getMetaData().getURL()));
            String data = bean(Settings.class).data().toString();
            return new Another(
                    started(port, Map.of("KONTOR_DATA", data, "KONTOR_DATABASE_URL", database)),
                    "http://127.0.0.1:" + port);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Such as {@code http://127.0.0.1:41234}. */
    public static String url() {
        return ONE.url;
    }

    /** A part of the running server: for looking inside, never for taking a short cut. */
    public static <T> T bean(Class<T> type) {
        return ONE.context.getBean(type);
    }

    /** An answer: its status, its headers and its body as JSON (missing when it is not JSON). */
    public record Answer(int status, HttpResponse<String> raw) {
        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    /** A key, and what can be asked with it at a server. */
    public record Client(String key, String url) {
        public Client(String key) {
            this(key, TestServer.url());
        }

        /** The same key at another server. */
        public Client at(Another server) {
            return new Client(key, server.url());
        }

        public Answer get(String path) {
            return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
        }

        public Answer post(String path, String body, String... headers) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request);
        }

        public Answer patch(String path, String body) {
            return send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .header("Content-Type", "application/json")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        }

        public Answer delete(String path) {
            return send(HttpRequest.newBuilder(URI.create(url + path)).DELETE());
        }

        public Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response =
                        ONE.client.send(
                                request.header("Authorization", "Bearer " + key).build(),
                                HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    public static Client demo() {
        return new Client(DEMO_KEY);
    }

    /** A sandbox of its own, following real time. */
    public static Client newSandbox() {
        return newSandbox("{}");
    }

    /** A sandbox whose clock starts at {@code now}, an RFC 3339 time. */
    public static Client newSandboxAt(String now) {
        return newSandbox("{\"now\": \"" + now + "\"}");
    }

    private static Client newSandbox(String body) {
        return new Client(demo().post("/v1/sandboxes", body).json().get("api_key").stringValue());
    }
}
