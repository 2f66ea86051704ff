package dev.kontor.currencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.currencies.LegalRates.Published;
import dev.kontor.currencies.LegalRates.Quote;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of states, and the published rates that it leads to. */
class LegalRatesTest {
    private final LegalRates rates = LegalRates.of(ReferenceRates.bundled(), HmrcRates.bundled());

    private Optional<Published> at(String country, String from, String to, LocalDate day) {
        return rates.at(
                rates.of(country, day).orElseThrow(),
                Currency.getInstance(from),
                Currency.getInstance(to),
                day,
                false);
    }

    /** Figures of eurofxref-hist; 3 and 6 April 2026 are Good Friday and Easter Monday. */
    @ParameterizedTest(name = "{0}, tax point {1}: {3} {2}, published on {4}")
    @CsvSource({
        "HU, 2026-04-13, HUF, 366.9, 2026-04-13",
        "HU, 2026-04-12, HUF, 377.2, 2026-04-10",
        "CZ, 2026-04-13, CZK, 24.378, 2026-04-13",
        "PL, 2026-04-13, PLN, 4.2435, 2026-04-10",
        "PL, 2026-04-14, PLN, 4.2543, 2026-04-13",
        "RO, 2026-04-13, RON, 5.092, 2026-04-13",
        "SE, 2026-04-11, SEK, 10.836, 2026-04-10",
        "NO, 2026-04-13, NOK, 11.098, 2026-04-13",
        "DK, 2026-04-13, DKK, 7.4727, 2026-04-13",
    })
    void theDayThatTheLawNames(
            String country, LocalDate day, String currency, String rate, LocalDate published) {
        assertThat(at(country, "EUR", currency, day))
                .contains(
                        new Published(List.of(new Quote("EUR", currency, rate)), "ECB", published));
    }

    @Test
    void betweenOtherCurrenciesTheEuroRateOfEachCounts() {
        assertThat(at("HU", "GBP", "HUF", LocalDate.of(2026, 4, 13)))
                .map(Published::quotes)
                .contains(
                        List.of(
                                new Quote("EUR", "GBP", "0.87058"),
                                new Quote("EUR", "HUF", "366.9")));
    }

    @Test
    void closedDaysTakeTheOneBefore() {
        assertThat(at("FR", "USD", "EUR", LocalDate.of(2026, 4, 6)))
                .map(Published::asOf)
                .contains(LocalDate.of(2026, 4, 2));
    }

    /** HMRC's of April 2026: 1.1570 EUR, 451.4041 HUF a pound. */
    @Test
    void theUnitedKingdomCountsByMonth() {
        assertThat(at("GB", "EUR", "GBP", LocalDate.of(2026, 4, 30)))
                .contains(
                        new Published(
                                List.of(new Quote("GBP", "EUR", "1.1570")),
                                "HMRC",
                                LocalDate.of(2026, 4, 1)));
        assertThat(at("GB", "HUF", "GBP", LocalDate.of(2026, 4, 1)))
                .map(Published::quotes)
                .contains(List.of(new Quote("GBP", "HUF", "451.4041")));
        LocalDate unknown = LocalDate.of(2026, 9, 1);
        assertThat(at("GB", "EUR", "GBP", unknown)).isEmpty();
        assertThat(
                        rates.at(
                                rates.of("GB", unknown).orElseThrow(),
                                Currency.getInstance("EUR"),
                                Currency.getInstance("GBP"),
                                unknown,
                                true))
                .map(Published::asOf)
                .as("in a sandbox")
                .contains(LocalDate.of(2026, 8, 1));
    }

    @Test
    void silenceIsNoticed() {
        assertThat(rates.silentSince(LocalDate.of(2026, 4, 19))).isEmpty();
        assertThat(rates.silentSince(LocalDate.of(2026, 4, 20)))
                .contains(LocalDate.of(2026, 4, 13));
    }

    @Test
    void anOldRateIsNoneButWhereAnyWillDo() {
        LocalDate late = LocalDate.of(2026, 4, 20);
        assertThat(at("FR", "USD", "EUR", late.minusDays(1))).isPresent();
        assertThat(at("FR", "USD", "EUR", late)).isEmpty();
        assertThat(
                        rates.at(
                                rates.of("FR", late).orElseThrow(),
                                Currency.getInstance("USD"),
                                Currency.getInstance("EUR"),
                                late,
                                true))
                .isPresent();
    }

    @Test
    void whoseRatesAreNotAtHandHasNone() {
        assertThat(at("AE", "EUR", "AED", LocalDate.of(2026, 4, 13))).isEmpty();
        assertThat(at("HU", "KWD", "HUF", LocalDate.of(2026, 4, 13)))
                .as("the bank does not quote it")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "BG, 2025-12-31, BGN",
        "BG, 2026-01-01, EUR",
        "HR, 2022-12-31, HRK",
        "HR, 2023-01-01, EUR",
        "HU, 2026-04-13, HUF",
        "EU, 2026-04-13, EUR",
    })
    void currenciesChange(String country, LocalDate day, String currency) {
        assertThat(rates.of(country, day).orElseThrow().currency().getCurrencyCode())
                .isEqualTo(currency);
    }

    @ParameterizedTest(name = "{0}: a document in {1} by books in {2} states {3}")
    @CsvSource({
        "DK, EUR, EUR, EUR",
        "DK, USD, EUR, DKK",
        "SE, USD, EUR, EUR",
        "SE, USD, USD, SEK",
        "SE, EUR, SEK, SEK",
        "HU, EUR, EUR, HUF",
    })
    void someTakeEurosToo(String country, String invoice, String books, String stated) {
        StateCurrency rule = rates.of(country, LocalDate.of(2026, 4, 13)).orElseThrow();
        assertThat(rule.of(Currency.getInstance(invoice), Currency.getInstance(books)))
                .isEqualTo(Currency.getInstance(stated));
    }

    @Test
    void forintsAreWhole() {
        StateCurrency hungary = rates.of("HU", LocalDate.of(2026, 4, 13)).orElseThrow();
        assertThat(hungary.unit(hungary.currency())).isEqualTo(100);
        StateCurrency czechia = rates.of("CZ", LocalDate.of(2026, 4, 13)).orElseThrow();
        assertThat(czechia.unit(czechia.currency())).isEqualTo(1);
    }

    @Test
    void theTableHoldsTogether() {
        List<StateCurrency> all = rates.all();
        assertThat(all)
                .allSatisfy(it -> {
                    assertThat(it.law()).isNotBlank();
                    assertThat(it.source()).isNotBlank();
                    assertThat(it.confidence()).isIn("H", "M", "L");
                    assertThat(it.orIn() == null).isEqualTo(it.orWhen() == null);
                    assertThat(it.validTo() == null || it.validFrom().isBefore(it.validTo()))
                            .isTrue();
                });
        assertThat(
                        all.stream()
                                .filter(StateCurrency::inUnion)
                                .filter(it -> it.isOn(LocalDate.of(2026, 11, 27)))
                                .map(StateCurrency::country)
                                .toList())
                .as("27 states, and one that is not known")
                .doesNotHaveDuplicates()
                .hasSize(28);
        all.stream()
                .collect(Collectors.groupingBy(StateCurrency::country))
                .forEach((country, rows) -> {
                    List<StateCurrency> inOrder =
                            rows.stream()
                                    .sorted(Comparator.comparing(StateCurrency::validFrom))
                                    .toList();
                    for (int i = 1; i < inOrder.size(); i++) {
                        assertThat(inOrder.get(i).validFrom())
                                .as(country)
                                .isEqualTo(
                                        java.util.Objects.requireNonNull(
                                                        inOrder.get(i - 1).validTo())
                                                .plusDays(1));
                    }
                });
    }
}
