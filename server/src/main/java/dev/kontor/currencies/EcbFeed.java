package dev.kontor.currencies;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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

    private final FeedClient http;
    private final URI address;

    EcbFeed(FeedClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** Asks; no days when there is no answer, or one that is none. */
    EcbDays ask() {
        try {
            FeedClient.Answer answer = http.get(address);
            if (answer.status() == 200) {
                return read(answer.xml());
            }
            LOG.warn("the feed of reference rates answers {}", answer.status());
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            LOG.warn("no reference rates: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return EcbDays.none();
    }

    private static EcbDays read(XMLStreamReader xml) throws XMLStreamException {
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
