package dev.kontor.filing;

import dev.kontor.currencies.ReferenceRates.ReferenceRate;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
 * {@code time}, in them one a currency with its {@code rate}. What cannot be had is unknown; it is
 * asked for again an hour later.
 */
final class EcbFeed implements RateFeed {
    private static final Logger LOG = LoggerFactory.getLogger(EcbFeed.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(1);

    /** The longest that the bank has ever been silent, with a day to spare. */
    private static final int LONGEST_PAUSE = 6;

    private final URI address;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(DEADLINE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private NavigableMap<LocalDate, Map<String, BigDecimal>> known = new TreeMap<>();
    private Instant asked = Instant.MIN;

    EcbFeed(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public Optional<ReferenceRate> of(Currency currency, LocalDate day) {
        NavigableMap<LocalDate, Map<String, BigDecimal>> days = days();
        if (days.isEmpty() || day.isBefore(days.firstKey())) {
            return Optional.empty();
        }
        Map.Entry<LocalDate, Map<String, BigDecimal>> published = days.ceilingEntry(day);
        if (published == null || published.getKey().isAfter(day.plusDays(LONGEST_PAUSE))) {
            return Optional.empty();
        }
        return Optional.ofNullable(published.getValue().get(currency.getCurrencyCode()))
                .map(rate -> new ReferenceRate(rate, published.getKey()));
    }

    private synchronized NavigableMap<LocalDate, Map<String, BigDecimal>> days() {
        Instant now = clock.instant();
        if (asked.isBefore(now.minus(FRESH))) {
            asked = now;
            known = ask().orElse(known);
        }
        return known;
    }

    private Optional<NavigableMap<LocalDate, Map<String, BigDecimal>>> ask() {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(DEADLINE)
                        .header("User-Agent", "Kontor/1")
                        .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    return Optional.of(read(body));
                }
                LOG.warn("the feed of reference rates answers {}", answer.statusCode());
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            LOG.warn("no reference rates: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static NavigableMap<LocalDate, Map<String, BigDecimal>> read(InputStream body)
            throws XMLStreamException {
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
        return days;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
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
