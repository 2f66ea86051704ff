package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.TestServer;
import dev.kontor.currencies.LegalRates;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The log tells of a rate that is missing, and does not repeat itself. */
class S09_MissingRatesAreTold {
    private static final LocalDate MONDAY = LocalDate.of(2026, 4, 13);

    private final LegalRates rates = TestServer.bean(LegalRates.class);
    private final NationalTaxes taxes = new NationalTaxes(rates);

    private boolean isNews(String country, String currency, boolean live, LocalDate day) {
        return taxes.isNews(rates.of(country, day).orElseThrow(), currency, live, day);
    }

    @Test
    void onceADayCountryAndCurrency() {
        assertThat(isNews("HU", "EUR", true, MONDAY)).isTrue();
        assertThat(isNews("HU", "EUR", true, MONDAY)).as("again").isFalse();
        assertThat(isNews("HU", "USD", true, MONDAY)).as("in dollars").isTrue();
        assertThat(isNews("CZ", "EUR", true, MONDAY)).as("Czechia").isTrue();
        assertThat(isNews("HU", "EUR", true, MONDAY.plusDays(1))).as("the day after").isTrue();
    }

    /** Documents of two days may come by turns, around midnight or by corrections. */
    @Test
    void olderDaysAreNoNews() {
        assertThat(isNews("HU", "EUR", true, MONDAY)).isTrue();
        assertThat(isNews("HU", "EUR", true, MONDAY.minusDays(1))).isFalse();
        assertThat(isNews("HU", "EUR", true, MONDAY)).isFalse();
    }

    @Test
    void theDaysOfSandboxesDoNotCountForLiveDocuments() {
        assertThat(isNews("HU", "EUR", false, MONDAY.plusYears(1))).isTrue();
        assertThat(isNews("HU", "EUR", true, MONDAY)).isTrue();
    }

    @Test
    void whereNoRatesAreLawfulAndAtHandNothingIsMissing() {
        assertThat(isNews("AE", "EUR", true, MONDAY)).isFalse();
    }
}
