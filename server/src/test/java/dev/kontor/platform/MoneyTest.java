package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minor units by the exponents of ISO 4217 (handbook 3.1); exact arithmetic only. */
class MoneyTest {
    @ParameterizedTest(name = "PY-19: {0} {1} is {2}")
    @CsvSource({
        "JPY, 500, JPY 500",
        "KWD, 1234, KWD 1.234",
        "CLF, 12345, CLF 1.2345",
        "USD, 500, USD 5.00",
        "ISK, 500, ISK 500",
        "UGX, 500, UGX 500",
        "MGA, 500, MGA 5.00"
    })
    void exponents(String currency, long minor, String written) {
        assertThat(Money.of(minor, currency)).hasToString(written);
    }

    @Test
    void nothingOverflowsAndNothingIsMixed() {
        Money most = Money.of(Long.MAX_VALUE, "EUR");
        assertThatThrownBy(() -> most.plus(Money.of(1, "EUR")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plus(Money.of(1, "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
