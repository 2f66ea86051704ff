package dev.kontor.gateway;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money as it goes over the wire: whole minor units with the ISO 4217 exponent (JPY 500 is 500, KWD
 * 1.234 is 1234), never negative. A provider with another exponent is adapted inside its connector.
 */
public record Amount(long minor, Currency currency) {

    public Amount {
        if (minor < 0) {
            throw new IllegalArgumentException("negative amount " + minor);
        }
    }

    /** For example {@code Amount.of(11900, "EUR")}. */
    public static Amount of(long minor, String currency) {
        return new Amount(minor, Currency.getInstance(currency));
    }

    public boolean isZero() {
        return minor == 0;
    }

    /** Such as {@code EUR 119.00}. */
    @Override
    public String toString() {
        int exponent = Math.max(0, currency.getDefaultFractionDigits());
        return currency.getCurrencyCode()
                + " "
                + BigDecimal.valueOf(minor, exponent).toPlainString();
    }
}
