package dev.kontor.currencies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The European Central Bank's reference rates for the last days of months: what the One-Stop Shop
 * converts at (Directive 2006/112/EC, art. 366 and 369h). Published rates, unlike {@link Rates}; no
 * other day, and no currency that the bank does not quote.
 */
public final class ReferenceRates {
    /**
     * A rate for a day.
     *
     * @param perEuro units of the currency for one euro, as published
     * @param publishedOn the day itself, or the next day of publication
     */
    public record ReferenceRate(BigDecimal perEuro, LocalDate publishedOn) {}

    private record Key(LocalDate day, String currency) {}

    private final Map<Key, ReferenceRate> rates = new HashMap<>();
    private final Map<LocalDate, LocalDate> published = new HashMap<>();

    private ReferenceRates(List<String> lines) {
        for (String line : lines) {
            if (!line.startsWith("#") && !line.startsWith("day\t")) {
                add(line.split("\t", -1));
            }
        }
    }

    private void add(String[] cells) {
        LocalDate day = LocalDate.parse(cells[0]);
        LocalDate publishedOn = LocalDate.parse(cells[1]);
        rates.put(new Key(day, cells[2]), new ReferenceRate(new BigDecimal(cells[3]), publishedOn));
        published.put(day, publishedOn);
    }

    /** Those that come with this version. */
    public static ReferenceRates bundled() {
        try (InputStream file =
                        Objects.requireNonNull(
                                ReferenceRates.class.getResourceAsStream(
                                        "/currencies/ecb_month_ends.tsv"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new ReferenceRates(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rate for the last day of a month; of the euro itself 1. */
    public Optional<ReferenceRate> of(Currency currency, LocalDate day) {
        LocalDate publishedOn = published.get(day);
        if (currency.getCurrencyCode().equals("EUR") && publishedOn != null) {
            return Optional.of(new ReferenceRate(BigDecimal.ONE, publishedOn));
        }
        return Optional.ofNullable(rates.get(new Key(day, currency.getCurrencyCode())));
    }
}
