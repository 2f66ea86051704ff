package dev.kontor.platform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact rational number, for sums of shares that are rounded once, at the end. */
public record Fraction(BigInteger numerator, BigInteger denominator) {
    public static final Fraction ZERO = of(0, 1);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator " + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** {@code amount × part / whole}; nothing of a whole that is nothing. */
    public static Fraction share(long amount, long part, long whole) {
        return whole == 0
                ? ZERO
                : new Fraction(
                        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)),
                        BigInteger.valueOf(whole));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    /** The nearest whole number, half away from zero. */
    public long halfUp() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
