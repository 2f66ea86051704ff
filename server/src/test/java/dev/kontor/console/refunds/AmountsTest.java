package dev.kontor.console.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type as an amount, and what could be read in two ways. */
class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30        | EUR | 3000
                    30,5      | EUR | 3050
                    30.50     | EUR | 3050
                    1.234,56  | EUR | 123456
                    1,234.56  | EUR | 123456
                    1 234,56  | EUR | 123456
                    1.234.567 | EUR | 123456700
                    0,01      | EUR | 1
                    500       | JPY | 500
                    1.234     | KWD | 1234
                    1.234     | EUR |
                    1.005     | EUR |
                    30,555    | EUR |
                    0.5       | JPY |
                    -1        | EUR |
                    1e3       | EUR |
                    1.000.00  | EUR |
                    1,234,56  | EUR |
                    12,34,567 | EUR |
                    30 €      | EUR |
                    abc       | EUR |
                    """)
    void reads(String typed, String currency, Long minor) {
        assertThat(Amounts.parse(typed, Currency.getInstance(currency)).orElse(null))
                .isEqualTo(minor);
    }
}
