package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that send half a file and fall silent, or never stop. */
@Timeout(60)
class FeedClientTest {
    private static final Currency PLN = Currency.getInstance("PLN");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 28);
    private static final String FIRST = "<Cube><Cube time=\"2026-12-28\">";
    private static final String SECOND = "<Cube currency=\"PLN\" rate=\"4.2938\"/></Cube></Cube>";

    private final FeedClient patient = new FeedClient(Duration.ofMinutes(1));
    private final FeedClient hasty = new FeedClient(Duration.ofMillis(300));
    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/half", this::stall);
        server.createContext("/endless", this::flood);
        server.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.stop(0);
        threads.close();
    }

    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, FIRST.length() + SECOND.length());
        exchange.getResponseBody().write(FIRST.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        half.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        exchange.getResponseBody().write(SECOND.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    /** Ends when the client hangs up. */
    private void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] spaces = " ".repeat(8_192).getBytes(StandardCharsets.UTF_8);
        while (goOn.getCount() > 0) {
            exchange.getResponseBody().write(spaces);
            sent.addAndGet(spaces.length);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private ReferenceRates rates(FeedClient client) {
        return new ReferenceRates(
                new EcbFeed(client, uri("/half")), () -> Instant.parse("2026-12-31T10:00:00Z"));
    }

    @Test
    void aBodyThatStopsHalfwayIsNotWaitedFor() {
        assertThatThrownBy(() -> hasty.get(uri("/half"))).isInstanceOf(HttpTimeoutException.class);
        assertThat(half.getCount()).as("headers and half of the body came").isZero();
        assertThat(rates(hasty).askOnOrAfter(PLN, DAY)).isEmpty();
        assertThat(new HmrcFeed(hasty, uri("/half").toString()).ask(YearMonth.of(2026, 12)))
                .isEmpty();
    }

    @Test
    void anEndlessBodyIsGivenUp() {
        assertThatThrownBy(() -> patient.get(uri("/endless")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(sent.get()).isGreaterThan(FeedClient.MOST_READ / 2);
        assertThat(new HmrcFeed(patient, uri("/endless").toString()).ask(YearMonth.of(2026, 12)))
                .isEmpty();
    }

    /** A page that wants a rate answers while the feed is being read, with what there is. */
    @Test
    void nobodyWaitsForAnotherWhoIsAsking() throws Exception {
        ReferenceRates rates = rates(patient);
        Future<?> asking = threads.submit(rates::refresh);
        half.await();

        assertThat(rates.askOnOrAfter(PLN, DAY)).as("still unknown").isEmpty();
        assertThat(asking.isDone()).isFalse();

        goOn.countDown();
        asking.get();
        assertThat(rates.askOnOrAfter(PLN, DAY)).isPresent();
    }
}
