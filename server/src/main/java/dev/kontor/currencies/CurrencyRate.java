package dev.kontor.currencies;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/**
 * A currency in circulation and its mid-market rate on a day.
 *
 * @param exponent decimal places of the minor unit: 0, 2 or 3
 * @param perEuro units of the currency for one euro, exactly as the source states them
 * @param source who states it, with its version and license
 */
public record CurrencyRate(
        Currency currency, int exponent, BigDecimal perEuro, LocalDate asOf, String source) {
    private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_EVEN);

    /** Euros for one unit, to ten significant digits. */
    public BigDecimal rateToEuro() {
        BigDecimal rate = BigDecimal.ONE.divide(perEuro, PRECISION).stripTrailingZeros();
        return rate.scale() < 0 ? rate.setScale(0) : rate;
    }
}
