package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.TestServer;
import dev.kontor.TestServer.Answer;
import dev.kontor.TestServer.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A buyer of the demo's shop asks for help, and is answered by mail; all of it over HTTP. */
class J09_HelpTest {
    private static final Client DEMO = TestServer.demo();
    private static final Client NOBODY = new Client("none");

    @Test
    void theReceiptLeadsToTheFormAndTheAnswerComesByMail() {
        JsonNode order = buy("help-1@example.com");
        String number = order.get("number").stringValue();
        String receipt = mailTo("help-1@example.com", "receipt");
        assertThat(receipt).contains("/help?topic=refund&order=" + number);

        String form = NOBODY.get("/help?topic=refund&order=" + number).raw().body();
        assertThat(form).contains("value=\"" + number + "\"", "value=\"refund\" selected");
        Answer sent =
                ask(form, "help-1@example.com", number.toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(NOBODY.get(sent.header("Location")).status()).isEqualTo(200);

        JsonNode ticket = newestTicket();
        assertThat(ticket.get("order").stringValue()).isEqualTo(order.get("id").stringValue());
        assertThat(sent.header("Location")).endsWith(ticket.get("reference").stringValue());
        Answer replied =
                DEMO.post(
                        "/v1/tickets/" + ticket.get("id").stringValue() + "/replies",
                        "{\"message\": \"Your money is on its way.\"}");
        assertThat(replied.status()).isEqualTo(201);
        assertThat(mailTo("help-1@example.com", ticket.get("reference").stringValue()))
                .contains("Your money is on its way.");
    }

    @Test
    void theInvoiceNumberWillDoAndAStrangerGetsNoOrder() {
        JsonNode order = buy("help-2@example.com");
        String invoice = order.at("/invoice/number").stringValue();
        String form = NOBODY.get("/help").raw().body();

        ask(form, "help-2@example.com", invoice);
        assertThat(newestTicket().get("order").stringValue())
                .isEqualTo(order.get("id").stringValue());

        ask(form, "mallory@example.com", invoice);
        assertThat(newestTicket().get("order").isNull()).isTrue();
        ask(form, "mallory@example.com", order.get("number").stringValue());
        assertThat(newestTicket().get("order").isNull()).isTrue();
    }

    @Test
    void theMailboxShowsTheDemoAndNoOtherSandbox() {
        Answer list = NOBODY.get("/mailbox");
        assertThat(list.status()).isEqualTo(200);
        Client other = TestServer.newSandbox();
        other.post(
                "/v1/tickets",
                """
                {"channel": "email", "type": "other", "subject": "Not for everybody",
                 "message": "Hello", "email": "secret@example.com"}
                """);
        assertThat(NOBODY.get("/mailbox").raw().body()).doesNotContain("secret@example.com");
    }

    @Test
    void whoseWebhooksStopIsToldByMail() throws IOException {
        HttpServer gone =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gone.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(410, -1);
                    }
                });
        gone.start();
        String url = "http://127.0.0.1:" + gone.getAddress().getPort() + "/hook";
        Answer endpoint =
                DEMO.post(
                        "/v1/webhook_endpoints", "{\"url\": \"" + url + "\", \"events\": [\"*\"]}");
        assertThat(endpoint.status()).isEqualTo(201);
        DEMO.post(
                "/v1/webhook_endpoints/" + endpoint.json().get("id").stringValue() + "/test", "{}");

        Instant end = Instant.now().plusSeconds(30);
        while (!NOBODY.get("/mailbox").raw().body().contains(url)) {
            assertThat(Instant.now()).as("no mail").isBefore(end);
            LockSupport.parkNanos(100_000_000);
        }
        gone.stop(0);
        DEMO.delete("/v1/webhook_endpoints/" + endpoint.json().get("id").stringValue());
        assertThat(mailTo("demo@kontor.example", url)).contains("410 Gone", url);
    }

    private static JsonNode buy(String email) {
        String price =
                DEMO.get("/v1/prices?limit=100")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(it ->
                                it.get("lookup_key").asString("").equals("the-trading-office"))
                        .findFirst()
                        .orElseThrow()
                        .get("id")
                        .stringValue();
        Answer answer =
                DEMO.post(
                        "/v1/orders",
                        """
                        {"items": [{"price": "%s", "quantity": 1}],
                         "buyer": {"email": "%s", "country": "DE", "ip": "192.0.2.7"},
                         "payment": {"method": "card", "token": "tok_visa"},
                         "consents": {"terms": true, "immediate_delivery": true}}
                        """
                                .formatted(price, email));
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private static Answer ask(String form, String email, String order) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        Map<String, String> fields =
                Map.of(
                        "token",
                        token.group(1),
                        "email",
                        email,
                        "topic",
                        "refund",
                        "order",
                        order,
                        "subject",
                        "Money back",
                        "message",
                        "I would like to return it.");
        String body =
                fields.entrySet().stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return NOBODY.send(
                HttpRequest.newBuilder(URI.create(TestServer.url() + "/help"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode newestTicket() {
        return DEMO.get("/v1/tickets?limit=1").json().at("/data/0");
    }

    /** The plain text of the newest mail in the mailbox to somebody whose text says something. */
    private static String mailTo(String email, String says) {
        Matcher mails =
                Pattern.compile("href=\"(/mailbox/[^\"?]+)\"")
                        .matcher(NOBODY.get("/mailbox").raw().body());
        return mails.results()
                .map(it -> it.group(1))
                .filter(it -> NOBODY.get(it).raw().body().contains(email))
                .map(it -> NOBODY.get(it + "/text").raw().body())
                .filter(it -> says.equals("receipt") || it.contains(says))
                .findFirst()
                .orElseThrow();
    }
}
