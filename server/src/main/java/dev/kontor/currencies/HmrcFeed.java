package dev.kontor.currencies;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HM Revenue and Customs' monthly files, as the UK's Trade Tariff publishes them ({@code
 * monthly_xml_2026-6.xml}): an {@code exchangeRateMonthList} with its {@code Period}, in it one
 * {@code exchangeRate} a country with {@code currencyCode} and {@code rateNew}. A month that is not
 * published yet is a 404.
 */
final class HmrcFeed {
    private static final Logger LOG = LoggerFactory.getLogger(HmrcFeed.class);
    private static final int NOT_YET = 404;
    private static final DateTimeFormatter FIRST_DAY =
            DateTimeFormatter.ofPattern("'01'/MMM/yyyy", Locale.ENGLISH);

    private final FeedClient http;
    private final String address;

    /**
     * @param address of the files, up to the year
     */
    HmrcFeed(FeedClient http, String address) {
        this.http = http;
        this.address = address;
    }

    /** Asks for a month; nothing when there is no answer, or one that is none. */
    Map<String, BigDecimal> ask(YearMonth month) {
        URI file = URI.create(address + month.getYear() + "-" + month.getMonthValue() + ".xml");
        try {
            FeedClient.Answer answer = http.get(file);
            if (answer.status() == 200) {
                return read(answer.xml(), month);
            }
            if (answer.status() != NOT_YET) {
                LOG.warn("HMRC's rates answer {}", answer.status());
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            LOG.warn("no rates of HMRC: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static Map<String, BigDecimal> read(XMLStreamReader xml, YearMonth month)
            throws XMLStreamException {
        Map<String, BigDecimal> rates = new HashMap<>();
        Set<String> doubtful = new HashSet<>();
        String currency = "";
        boolean ofMonth = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "exchangeRateMonthList" ->
                        ofMonth =
                                String.valueOf(xml.getAttributeValue(null, "Period"))
                                        .startsWith(FIRST_DAY.format(month));
                case "currencyCode" -> currency = xml.getElementText().strip();
                case "rateNew" -> add(rates, doubtful, currency, xml.getElementText().strip());
                default -> {}
            }
        }
        if (!ofMonth) {
            throw new IllegalArgumentException("not the rates of " + month);
        }
        rates.keySet().removeAll(doubtful);
        return rates;
    }

    /** Several countries have a currency in common; where they differ, no rate is right. */
    private static void add(
            Map<String, BigDecimal> rates, Set<String> doubtful, String currency, String rate) {
        BigDecimal value = new BigDecimal(rate);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("not a rate: " + rate);
        }
        BigDecimal other = rates.put(currency, value);
        if (other != null && other.compareTo(value) != 0) {
            doubtful.add(currency);
        }
    }
}
