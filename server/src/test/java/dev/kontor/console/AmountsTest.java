package dev.kontor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as people type them: exact, or refused. */
class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    119,          EUR,  11900
                    119.00,       EUR,  11900
                    '119,00',     EUR,  11900
                    '1 299,5',    EUR, 129950
                    1'299.50,     CHF, 129950
                    '1,299.00',   EUR, 129900
                    '1.299,56',   EUR, 129956
                    1.234.567,    EUR, 123456700
                    0.01,         USD,      1
                    0,            EUR,      0
                    500,          JPY,    500
                    500.0,        JPY,    500
                    1.234,        KWD,   1234
                    """)
    void areRead(String typed, Currency currency, long minor) {
        assertThat(Amounts.minor(typed, currency)).hasValue(minor);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',           EUR
                    -1,           EUR
                    1.234,        EUR
                    1.000.00,     EUR
                    '1,234,56',   EUR
                    '12,34,567',  EUR
                    1e3,          EUR
                    €5,           EUR
                    500.5,        JPY
                    12345678901234, EUR
                    """)
    void areRefused(String typed, Currency currency) {
        assertThat(Amounts.minor(typed, currency)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void areTypedAgainAsTheyWereRead() {
        Currency yen = Currency.getInstance("JPY");
        Currency euro = Currency.getInstance("EUR");

        assertThat(Amounts.typed(500, yen)).isEqualTo("500");
        assertThat(Amounts.minor(Amounts.typed(11_905, euro), euro)).hasValue(11_905);
    }
}
