package dev.kontor.currencies;

import java.util.Currency;
import java.util.Set;

/**
 * The smallest amount that can be paid by card in a currency, where that is more than one minor
 * unit (handbook 3.1): payment providers take three decimals only when the last is 0, and forints
 * and Taiwan dollars only whole.
 */
public final class PayableUnit {
    private static final Set<String> WHOLE = Set.of("HUF", "TWD");
    private static final int THOUSANDTHS = 3;
    private static final long TEN = 10;
    private static final long HUNDRED = 100;

    private PayableUnit() {}

    /** In minor units, at least 1. */
    public static long of(Currency currency) {
        if (currency.getDefaultFractionDigits() == THOUSANDTHS) {
            return TEN;
        }
        return WHOLE.contains(currency.getCurrencyCode()) ? HUNDRED : 1;
    }

    /** Whether the minor units can be paid. */
    public static boolean isPayable(long minor, Currency currency) {
        return minor % of(currency) == 0;
    }

    /** The nearest amount that can be paid, half up. */
    public static long nearest(long minor, Currency currency) {
        long unit = of(currency);
        return Math.multiplyExact(Math.floorDiv(Math.addExact(minor, unit / 2), unit), unit);
    }
}
