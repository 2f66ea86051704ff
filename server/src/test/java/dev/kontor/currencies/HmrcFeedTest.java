package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kontor.currencies.HmrcRates.MonthRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HMRC's files, asked over HTTP of a server that answers as the Trade Tariff does. */
class HmrcFeedTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Map<String, String> files = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Instant now = Instant.parse("2026-11-10T10:00:00Z");

    @BeforeEach
    void start() throws IOException {
        files.put("/files/monthly_xml_2026-11.xml", file("01/Nov/2026 to 30/Nov/2026", "1.1400"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    asked.add(path);
                    String body = files.getOrDefault(path, "");
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            files.containsKey(path) ? 200 : 404,
                            bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String file(String period, String euro) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <exchangeRateMonthList Period="%s">
          <exchangeRate>
            <countryName>Eurozone</countryName>
            <countryCode>EU</countryCode>
            <currencyName>Euro</currencyName>
            <currencyCode>EUR</currencyCode>
            <rateNew>%s</rateNew>
          </exchangeRate>
          <exchangeRate>
            <currencyCode>USD</currencyCode>
            <rateNew>1.3200</rateNew>
          </exchangeRate>
          <exchangeRate>
            <currencyCode>USD</currencyCode>
            <rateNew>1.3300</rateNew>
          </exchangeRate>
        </exchangeRateMonthList>
        """
                .formatted(period, euro);
    }

    private HmrcRates rates() {
        return new HmrcRates(
                new HmrcFeed(
                        new FeedClient(),
                        "http://127.0.0.1:"
                                + server.getAddress().getPort()
                                + "/files/monthly_xml_"),
                () -> now);
    }

    @Test
    void theMonthThatRunsIsRead() {
        HmrcRates rates = rates();
        assertThat(rates.of(EURO, NOVEMBER, false)).isEmpty();

        rates.refresh();

        assertThat(rates.of(EURO, NOVEMBER, false))
                .contains(new MonthRate(new BigDecimal("1.1400"), LocalDate.of(2026, 11, 1)));
        assertThat(rates.of(Currency.getInstance("USD"), NOVEMBER, false))
                .as("two rates are none")
                .isEmpty();
        assertThat(asked).containsExactly("/files/monthly_xml_2026-11.xml");
    }

    /** The next month is asked for from the middle on, hour by hour, until it is there. */
    @Test
    void theNextMonthComesInTime() {
        HmrcRates rates = rates();
        now = Instant.parse("2026-11-19T10:00:00Z");
        rates.refresh();
        rates.refresh();
        now = now.plusSeconds(3_601);
        files.put("/files/monthly_xml_2026-12.xml", file("01/Dec/2026 to 31/Dec/2026", "1.1500"));
        rates.refresh();
        now = now.plusSeconds(3_601);
        rates.refresh();

        assertThat(asked)
                .containsExactly(
                        "/files/monthly_xml_2026-11.xml",
                        "/files/monthly_xml_2026-12.xml",
                        "/files/monthly_xml_2026-12.xml");
        assertThat(rates.of(EURO, YearMonth.of(2026, 12), false))
                .map(MonthRate::perPound)
                .contains(new BigDecimal("1.1500"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Gateway timeout",
                "<exchangeRateMonthList Period=\"01/Oct/2026 to 31/Oct/2026\"/>",
                "<exchangeRateMonthList Period=\"01/Nov/2026 to 30/Nov/2026\"><exchangeRate><currencyCode>EUR</currencyCode><rateNew>0</rateNew></exchangeRate></exchangeRateMonthList>",
                "<exchangeRateMonthList/>"
            })
    void whatIsNoFileIsNoRate(String wrong) {
        files.put("/files/monthly_xml_2026-11.xml", wrong);
        HmrcRates rates = rates();

        rates.refresh();

        assertThat(rates.of(EURO, NOVEMBER, false)).isEmpty();
    }
}
