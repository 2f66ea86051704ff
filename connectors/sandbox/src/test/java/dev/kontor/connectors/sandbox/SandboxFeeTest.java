package dev.kontor.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gateway.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handbook 3.8: 1.4 % + 0.25. */
class SandboxFeeTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "EUR, 11900, 192",
        "EUR, 0, 25",
        "EUR, 35, 25",
        "EUR, 36, 26",
        "JPY, 1000, 14",
        "JPY, 1018, 15",
        "KWD, 10000, 390",
        "CLF, 10000, 2640"
    })
    void fee(String currency, long minor, long fee) {
        assertThat(SandboxFee.of(Amount.of(minor, currency))).isEqualTo(Amount.of(fee, currency));
    }

    @Property
    void isExactForEveryAmount(@ForAll @LongRange(min = 0) long minor) {
        for (String code : new String[] {"EUR", "JPY", "KWD", "CLF"}) {
            Currency currency = Currency.getInstance(code);
            BigDecimal exact =
                    BigDecimal.valueOf(minor)
                            .multiply(new BigDecimal("0.014"))
                            .add(
                                    new BigDecimal("0.25")
                                            .scaleByPowerOfTen(
                                                    currency.getDefaultFractionDigits()));
            assertThat(SandboxFee.of(new Amount(minor, currency)).minor())
                    .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
    }
}
