package dev.kontor.currencies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The rates of one day, by currency code. Read from tab-separated lines {@code code exponent
 * per_eur} under comments, of which {@code # as_of: <date>} is required.
 */
record RateTable(LocalDate asOf, Map<String, CurrencyRate> rates) {
    private static final String SOURCE = "fawazahmed0/currency-api 2026.9.29 (CC0-1.0)";

    RateTable {
        rates = Collections.unmodifiableMap(new TreeMap<>(rates));
    }

    /** The snapshot that comes with this version. */
    static RateTable bundled() {
        try (InputStream file =
                Objects.requireNonNull(
                        RateTable.class.getResourceAsStream("/currencies/currencies.tsv"))) {
            return read(
                    new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)),
                    SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RateTable read(BufferedReader lines, String source) throws IOException {
        LocalDate asOf = null;
        Map<String, CurrencyRate> rates = new TreeMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("# as_of: ")) {
                asOf = LocalDate.parse(line.substring("# as_of: ".length()));
            } else if (!line.startsWith("#") && !line.startsWith("code\t")) {
                CurrencyRate rate = rate(line, Objects.requireNonNull(asOf), source);
                rates.put(rate.currency().getCurrencyCode(), rate);
            }
        }
        return new RateTable(Objects.requireNonNull(asOf), rates);
    }

    private static CurrencyRate rate(String line, LocalDate asOf, String source) {
        String[] cells = line.split("\t", -1);
        Currency currency = Currency.getInstance(cells[0]);
        int exponent = Integer.parseInt(cells[1]);
        if (exponent != currency.getDefaultFractionDigits()) {
            throw new IllegalStateException("the JDK disagrees on the exponent of " + cells[0]);
        }
        return new CurrencyRate(currency, exponent, new BigDecimal(cells[2]), asOf, source);
    }
}
