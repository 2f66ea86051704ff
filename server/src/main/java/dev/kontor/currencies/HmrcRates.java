package dev.kontor.currencies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of HM Revenue and Customs for customs and VAT, each for a calendar month: those that
 * come with this version, and those of its files since. Units of a currency for one pound.
 */
final class HmrcRates {
    /**
     * A rate for a month.
     *
     * @param perPound units of the currency for one pound, as published
     * @param from first day of the month
     */
    record MonthRate(BigDecimal perPound, LocalDate from) {}

    private static final String NONE = "-";
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The next month is published on the penultimate Thursday, at the earliest on this day. */
    private static final int FIRST_NEWS = 15;

    private final NavigableMap<YearMonth, Map<String, BigDecimal>> months;
    private final @Nullable HmrcFeed feed;
    private final InstantSource clock;
    private Instant asked = Instant.MIN;

    HmrcRates(@Nullable HmrcFeed feed, InstantSource clock) {
        this.months = new ConcurrentSkipListMap<>(read());
        this.feed = feed;
        this.clock = clock;
    }

    /** Those that come with this version, without a feed. */
    static HmrcRates bundled() {
        return new HmrcRates(null, InstantSource.system());
    }

    /**
     * The rate for a month.
     *
     * @param orBefore whether that of an earlier month will do
     */
    Optional<MonthRate> of(Currency currency, YearMonth month, boolean orBefore) {
        Map.Entry<YearMonth, Map<String, BigDecimal>> found = months.floorEntry(month);
        if (found == null || !(orBefore || found.getKey().equals(month))) {
            return Optional.empty();
        }
        return Optional.ofNullable(found.getValue().get(currency.getCurrencyCode()))
                .map(rate -> new MonthRate(rate, found.getKey().atDay(1)));
    }

    /** Asks for this month and the next, once an hour, as long as they are not there. Waits. */
    synchronized void refresh() {
        Instant now = clock.instant();
        if (feed == null || !asked.isBefore(now.minus(Duration.ofHours(1)))) {
            return;
        }
        asked = now;
        YearMonth month = YearMonth.from(now.atZone(LONDON));
        ask(feed, month);
        if (now.atZone(LONDON).getDayOfMonth() >= FIRST_NEWS) {
            ask(feed, month.plusMonths(1));
        }
    }

    private void ask(HmrcFeed of, YearMonth month) {
        if (!months.containsKey(month)) {
            Map<String, BigDecimal> rates = of.ask(month);
            if (!rates.isEmpty()) {
                months.put(month, rates);
            }
        }
    }

    private static NavigableMap<YearMonth, Map<String, BigDecimal>> read() {
        try (InputStream file =
                        Objects.requireNonNull(
                                HmrcRates.class.getResourceAsStream(
                                        "/currencies/hmrc_months.tsv"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
            String[] currencies = lines.getFirst().split("\t", -1);
            NavigableMap<YearMonth, Map<String, BigDecimal>> months = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                Map<String, BigDecimal> month = HashMap.newHashMap(cells.length);
                for (int i = 1; i < cells.length; i++) {
                    if (!cells[i].equals(NONE)) {
                        month.put(currencies[i], new BigDecimal(cells[i]));
                    }
                }
                months.put(YearMonth.parse(cells[0]), month);
            }
            return months;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
