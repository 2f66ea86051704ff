package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.currencies.ReferenceRates.ReferenceRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bank's feed, asked over HTTP of a server that answers as the bank does. */
class EcbFeedTest {
    private static final Currency PLN = Currency.getInstance("PLN");

    /** Christmas Eve, the Monday and the Tuesday after; newest first, as published. */
    private static final String CHRISTMAS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                             xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
              <Cube>
                <Cube time="2026-12-29"><Cube currency="PLN" rate="4.2993"/></Cube>
                <Cube time="2026-12-28"><Cube currency="USD" rate="1.0749"/><Cube currency="PLN" rate="4.2938"/></Cube>
                <Cube time="2026-12-24"><Cube currency="USD" rate="1.0811"/><Cube currency="PLN" rate="4.3123"/></Cube>
              </Cube>
            </gesmes:Envelope>
            """;

    private HttpServer server;
    private int status = 200;
    private String body = CHRISTMAS;
    private int calls;
    private Instant now = Instant.parse("2026-12-31T10:00:00Z");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls++;
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ReferenceRates feed() {
        return new ReferenceRates(
                new EcbFeed(
                        new FeedClient(),
                        URI.create(
                                "http://127.0.0.1:"
                                        + server.getAddress().getPort()
                                        + "/rates.xml")),
                () -> now);
    }

    @Test
    void theNextPublicationCountsWhereThereIsNone() {
        ReferenceRates feed = feed();

        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 26)))
                .contains(new ReferenceRate(new BigDecimal("4.2938"), LocalDate.of(2026, 12, 28)));
        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 24)))
                .contains(new ReferenceRate(new BigDecimal("4.3123"), LocalDate.of(2026, 12, 24)));
        assertThat(calls).isEqualTo(1);
    }

    /** Documents take the newest at hand; nobody waits for the feed on their behalf. */
    @Test
    void theLastPublicationCountsForDocuments() {
        ReferenceRates feed = feed();
        LocalDate bundled = feed.newest();
        assertThat(feed.onOrBefore(PLN, LocalDate.of(2026, 12, 26)))
                .as("only what comes with this version")
                .map(ReferenceRate::publishedOn)
                .contains(bundled);
        assertThat(calls).isZero();

        feed.refresh();

        assertThat(feed.onOrBefore(PLN, LocalDate.of(2026, 12, 26)))
                .contains(new ReferenceRate(new BigDecimal("4.3123"), LocalDate.of(2026, 12, 24)));
        assertThat(feed.onOrBefore(PLN, LocalDate.of(2026, 12, 23)))
                .as("before the feed begins")
                .map(ReferenceRate::publishedOn)
                .contains(bundled);
        assertThat(feed.newest()).isEqualTo(LocalDate.of(2026, 12, 29));
    }

    /**
     * Between what comes along and what the feed tells there may be days of which nothing is known.
     */
    @Test
    void aGapIsNotBridged() {
        ReferenceRates feed = feed();
        feed.refresh();

        assertThat(feed.onOrAfter(PLN, LocalDate.of(2026, 12, 1))).isEmpty();
        assertThat(feed.onOrAfter(PLN, LocalDate.of(2026, 2, 28)))
                .map(ReferenceRate::publishedOn)
                .contains(LocalDate.of(2026, 3, 2));
    }

    @Test
    void whatWasNotPublishedIsUnknown() {
        ReferenceRates feed = feed();

        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 23)))
                .as("before the feed begins")
                .isEmpty();
        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 30)))
                .as("not published yet")
                .isEmpty();
        assertThat(feed.askOnOrAfter(Currency.getInstance("JOD"), LocalDate.of(2026, 12, 28)))
                .isEmpty();
        assertThat(feed.askOnOrAfter(Currency.getInstance("USD"), LocalDate.of(2026, 12, 29)))
                .as("left out on that day")
                .isEmpty();
    }

    @Test
    void anHourLaterItIsAskedAgain() {
        ReferenceRates feed = feed();
        status = 503;
        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 28))).isEmpty();
        status = 200;
        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 28)))
                .as("still the old answer")
                .isEmpty();

        now = now.plusSeconds(3_601);

        assertThat(feed.askOnOrAfter(PLN, LocalDate.of(2026, 12, 28))).isPresent();
        assertThat(calls).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Gateway timeout",
                "<Cube><Cube time=\"soon\"/></Cube>",
                "<Cube><Cube time=\"2026-12-28\"><Cube currency=\"PLN\" rate=\"0\"/></Cube></Cube>",
                "<Cube><Cube time=\"2026-12-28\"><Cube currency=\"PLN\" rate=\"much\"/></Cube></Cube>"
            })
    void whatIsNoFeedIsNoRate(String wrong) {
        body = wrong;

        assertThat(feed().askOnOrAfter(PLN, LocalDate.of(2026, 12, 28))).isEmpty();
    }
}
