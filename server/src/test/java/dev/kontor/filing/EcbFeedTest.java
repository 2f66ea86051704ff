package dev.kontor.filing;

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

    /** Friday, Tuesday after Easter, Wednesday; newest first, as published. */
    private static final String EASTER =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                             xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
              <gesmes:subject>Reference rates</gesmes:subject>
              <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
              <Cube>
                <Cube time="2024-04-03"><Cube currency="PLN" rate="4.2993"/></Cube>
                <Cube time="2024-04-02"><Cube currency="USD" rate="1.0749"/><Cube currency="PLN" rate="4.2938"/></Cube>
                <Cube time="2024-03-28"><Cube currency="USD" rate="1.0811"/><Cube currency="PLN" rate="4.3123"/></Cube>
              </Cube>
            </gesmes:Envelope>
            """;

    private HttpServer server;
    private int status = 200;
    private String body = EASTER;
    private int calls;
    private Instant now = Instant.parse("2024-04-10T10:00:00Z");

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

    private EcbFeed feed() {
        return new EcbFeed(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rates.xml"),
                () -> now);
    }

    @Test
    void theNextPublicationCountsWhereThereIsNone() {
        EcbFeed feed = feed();

        assertThat(feed.of(PLN, LocalDate.of(2024, 3, 31)))
                .contains(new ReferenceRate(new BigDecimal("4.2938"), LocalDate.of(2024, 4, 2)));
        assertThat(feed.of(PLN, LocalDate.of(2024, 3, 28)))
                .contains(new ReferenceRate(new BigDecimal("4.3123"), LocalDate.of(2024, 3, 28)));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void whatWasNotPublishedIsUnknown() {
        EcbFeed feed = feed();

        assertThat(feed.of(PLN, LocalDate.of(2024, 3, 27))).as("before the feed begins").isEmpty();
        assertThat(feed.of(PLN, LocalDate.of(2024, 4, 4))).as("not published yet").isEmpty();
        assertThat(feed.of(Currency.getInstance("JOD"), LocalDate.of(2024, 4, 2))).isEmpty();
        assertThat(feed.of(Currency.getInstance("USD"), LocalDate.of(2024, 4, 3)))
                .as("left out on that day")
                .isEmpty();
    }

    @Test
    void anHourLaterItIsAskedAgain() {
        EcbFeed feed = feed();
        status = 503;
        assertThat(feed.of(PLN, LocalDate.of(2024, 4, 2))).isEmpty();
        status = 200;
        assertThat(feed.of(PLN, LocalDate.of(2024, 4, 2))).as("still the old answer").isEmpty();

        now = now.plusSeconds(3_601);

        assertThat(feed.of(PLN, LocalDate.of(2024, 4, 2))).isPresent();
        assertThat(calls).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Gateway timeout",
                "<Cube><Cube time=\"soon\"/></Cube>",
                "<Cube><Cube time=\"2024-04-02\"><Cube currency=\"PLN\" rate=\"0\"/></Cube></Cube>",
                "<Cube><Cube time=\"2024-04-02\"><Cube currency=\"PLN\" rate=\"much\"/></Cube></Cube>"
            })
    void whatIsNoFeedIsNoRate(String wrong) {
        body = wrong;

        assertThat(feed().of(PLN, LocalDate.of(2024, 4, 2))).isEmpty();
    }
}
