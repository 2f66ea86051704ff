package dev.kontor.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money: whole minor units of one currency (ISO 4217 exponent; JPY 500 is 500, KWD
 * 1.234 is 1234). Arithmetic is exact; an overflow is an {@link ArithmeticException}, a mix of
 * currencies an {@link IllegalArgumentException}.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /** For example {@code Money.of(11900, "EUR")}. */
    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long quantity) {
        return new Money(Math.multiplyExact(minor, quantity), currency);
    }

    /** This amount times a factor, rounded once, as named, to a whole minor unit. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        BigDecimal exact = BigDecimal.valueOf(minor).multiply(factor);
        return new Money(exact.setScale(0, rounding).longValueExact(), currency);
    }

    /** {@code minor × numerator / denominator}, rounded once, half away from zero. */
    public static long share(long minor, long numerator, long denominator) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(numerator))
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** The amount as a decimal number of major units. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, Math.max(0, currency.getDefaultFractionDigits()));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** Such as {@code EUR 119.00}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + " " + toDecimal().toPlainString();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency);
        }
        return other;
    }
}
