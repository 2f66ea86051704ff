package dev.kontor.tax.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact share of an amount, reduced: 19 % is 19/100, 80 % of 6.25 % is 1/20. Never negative. */
public record Share(long numerator, long denominator) {
    public static final Share ZERO = new Share(0, 1);
    public static final Share ONE = new Share(1, 1);

    public Share {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException(numerator + "/" + denominator);
        }
    }

    public static Share of(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        return new Share(
                numerator.divide(common).longValueExact(),
                denominator.divide(common).longValueExact());
    }

    /** 19 → 19/100. */
    public static Share ofPercent(BigDecimal percent) {
        BigDecimal plain = percent.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        return of(plain.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale + 2));
    }

    public Share times(Share other) {
        return of(
                BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.numerator)),
                BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
    }

    public Share plus(Share other) {
        BigInteger left =
                BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
        BigInteger right =
                BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator));
        return of(
                left.add(right),
                BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator)));
    }

    /**
     * This share of a price without taxes, as a share of the price with {@code all} taxes: r ÷ (1 +
     * all).
     */
    public Share within(Share all) {
        return of(
                BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(all.denominator)),
                BigInteger.valueOf(denominator)
                        .multiply(BigInteger.valueOf(all.denominator + all.numerator)));
    }

    /** This share of an amount that is not negative, rounded once. */
    public long of(long amount, RoundingMode rounding) {
        if (Math.multiplyHigh(amount, numerator) != 0 || amount * numerator < 0) {
            return new BigDecimal(
                            BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator)))
                    .divide(BigDecimal.valueOf(denominator), 0, rounding)
                    .longValueExact();
        }
        long exact = amount * numerator;
        long floor = exact / denominator;
        long rest = exact % denominator;
        return switch (rounding) {
            case DOWN -> floor;
            case HALF_UP -> rest >= denominator - rest ? floor + 1 : floor;
            case HALF_EVEN ->
                    rest > denominator - rest || (rest == denominator - rest && (floor & 1) == 1)
                            ? floor + 1
                            : floor;
            default -> throw new IllegalArgumentException("no tax is rounded " + rounding);
        };
    }
}
