package dev.kontor.currencies;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The European Central Bank's reference rates of the last 90 days, as it publishes them at about 16
 * h CET of every working day ({@code eurofxref-hist-90d.xml}): {@code Cube} elements of days with a
 * {@code time}, in them one a currency with its {@code rate}.
 */
final class EcbFeed {
    private static final Logger LOG = LoggerFactory.getLogger(EcbFeed.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(DEADLINE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    EcbFeed(URI address) {
        this.address = address;
    }

    /** Asks; no days when there is no answer, or one that is none. */
    EcbDays ask() {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(DEADLINE)
                        .header("User-Agent", "Kontor/1")
                        .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    return read(body);
                }
                LOG.warn("the feed of reference rates answers {}", answer.statusCode());
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            LOG.warn("no reference rates: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EcbDays.none();
    }

    private static EcbDays read(InputStream body) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(body);
        NavigableMap<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
        Map<String, BigDecimal> day = new TreeMap<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Cube")) {
                String time = xml.getAttributeValue(null, "time");
                if (time != null) {
                    day = new TreeMap<>();
                    days.put(date(time), day);
                }
                add(
                        day,
                        xml.getAttributeValue(null, "currency"),
                        xml.getAttributeValue(null, "rate"));
            }
        }
        return new EcbDays(days);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a day: " + text, e);
        }
    }

    private static void add(
            Map<String, BigDecimal> day, @Nullable String currency, @Nullable String rate) {
        if (currency != null && rate != null) {
            BigDecimal value = new BigDecimal(rate);
            if (value.signum() <= 0) {
                throw new IllegalArgumentException("not a rate: " + rate);
            }
            day.put(currency, value);
        }
    }
}
