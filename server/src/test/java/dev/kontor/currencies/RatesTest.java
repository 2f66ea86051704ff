package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled table and conversion by it (handbook 3.1, 3.6). */
class RatesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Set<String> ZERO =
            Set.of(
                    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX",
                    "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE =
            Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    private final Rates rates = Rates.bundled();

    @Test
    void everyCurrencyHasTheExponentOfTheHandbook() {
        assertThat(rates.all(NOW)).hasSizeGreaterThanOrEqualTo(140);
        for (CurrencyRate rate : rates.all(NOW)) {
            String code = rate.currency().getCurrencyCode();
            int expected = ZERO.contains(code) ? 0 : THREE.contains(code) ? 3 : 2;
            assertThat(rate.exponent()).as(code).isEqualTo(expected);
        }
        Set<String> codes =
                rates.all(NOW).stream()
                        .map(it -> it.currency().getCurrencyCode())
                        .collect(Collectors.toSet());
        assertThat(codes).containsAll(ZERO).containsAll(THREE);
    }

    @Test
    void everyRateIsSane() {
        assertThat(rates.all(NOW))
                .allSatisfy(rate -> {
                    assertThat(rate.perEuro())
                            .isBetween(new BigDecimal("0.2"), new BigDecimal("3E6"));
                    assertThat(rate.rateToEuro()).isPositive();
                    assertThat(rate.asOf()).isEqualTo(LocalDate.of(2026, 9, 29));
                });
        assertThat(rate("EUR")).isEqualByComparingTo("1");
        assertThat(rate("BAM")).isEqualByComparingTo("1.95583");
        assertThat(rate("XOF")).isBetween(new BigDecimal("655.95"), new BigDecimal("655.96"));
        assertThat(rate("DKK")).isBetween(new BigDecimal("7.29"), new BigDecimal("7.63"));
        assertThat(rate("USD")).isBetween(new BigDecimal("0.8"), new BigDecimal("1.6"));
        assertThat(rate("JPY")).isBetween(new BigDecimal("100"), new BigDecimal("250"));
    }

    @Test
    void fundsMetalsAndThePastAreNotInCirculation() {
        assertThat(Rates.isCirculating(Currency.getInstance("EUR"))).isTrue();
        assertThat(Rates.isCirculating(Currency.getInstance("XCG"))).isTrue();
        for (String code : List.of("XAU", "XXX", "XTS", "CLF", "UYI", "CHE", "DEM", "BGN", "HRK")) {
            assertThat(Rates.isCirculating(Currency.getInstance(code))).as(code).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rates here: USD 2 per euro, JPY 100, KWD 0.5
                    10000 | EUR | USD | 20000
                    10000 | USD | EUR | 5000
                    1     | USD | EUR | 0
                    3     | USD | EUR | 2
                    5     | USD | EUR | 2
                    100   | EUR | JPY | 100
                    50    | JPY | EUR | 50
                    1     | EUR | JPY | 1
                    1     | JPY | KWD | 5
                    3     | KWD | EUR | 1
                    7     | KWD | JPY | 1
                    0     | USD | KWD | 0
                    -3    | USD | EUR | -2
                    999   | EUR | EUR | 999
                    """)
    void aConversionRoundsOnceHalfEven(long amount, String from, String to, long expected) {
        Rates some =
                new Rates(
                        List.of(
                                table(
                                        "2026-01-01",
                                        Map.of(
                                                "EUR", "1", "USD", "2", "JPY", "100", "KWD",
                                                "0.5"))));

        assertThat(some.convert(Money.of(amount, from), Currency.getInstance(to), NOW))
                .isEqualTo(Money.of(expected, to));
    }

    @Test
    void aMomentSeesTheTableOfItsDay() {
        Rates some =
                new Rates(
                        List.of(
                                table("2026-01-01", Map.of("EUR", "1", "USD", "2")),
                                table("2026-02-01", Map.of("EUR", "1", "USD", "4"))));
        Money euro = Money.of(100, "EUR");
        Currency usd = Currency.getInstance("USD");

        assertThat(some.convert(euro, usd, Instant.parse("2025-06-01T00:00:00Z")).minor())
                .isEqualTo(200);
        assertThat(some.convert(euro, usd, Instant.parse("2026-01-31T23:59:59Z")).minor())
                .isEqualTo(200);
        assertThat(some.convert(euro, usd, Instant.parse("2026-02-01T00:00:00Z")).minor())
                .isEqualTo(400);
        assertThatThrownBy(() -> some.convert(euro, Currency.getInstance("JPY"), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BigDecimal rate(String code) {
        return rates.find(Currency.getInstance(code), NOW).orElseThrow().perEuro();
    }

    private static RateTable table(String date, Map<String, String> perEuro) {
        LocalDate day = LocalDate.parse(date);
        return new RateTable(
                day,
                perEuro.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        it -> {
                                            Currency currency = Currency.getInstance(it.getKey());
                                            return new CurrencyRate(
                                                    currency,
                                                    currency.getDefaultFractionDigits(),
                                                    new BigDecimal(it.getValue()),
                                                    day,
                                                    "test");
                                        })));
    }
}
