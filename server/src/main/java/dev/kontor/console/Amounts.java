package dev.kontor.console;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts of money as people type them into forms. */
public final class Amounts {
    private static final Pattern TYPED = Pattern.compile("\\d{1,13}(?:[.,]\\d{1,4})?");

    private Amounts() {}

    /**
     * The minor units of what was typed, such as {@code 119}, {@code 119.00} or {@code 119,00};
     * empty when it is no amount of this currency.
     */
    public static OptionalLong minor(String typed, Currency currency) {
        String text = typed.replaceAll("[\\s\\u00a0']", "");
        if (!TYPED.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        BigDecimal amount = new BigDecimal(text.replace(',', '.'));
        int exponent = Math.max(0, currency.getDefaultFractionDigits());
        return amount.stripTrailingZeros().scale() > exponent
                ? OptionalLong.empty()
                : OptionalLong.of(amount.movePointRight(exponent).longValueExact());
    }

    /** An amount as it is typed: digits with a decimal point, without the currency. */
    public static String typed(long minor, Currency currency) {
        return new Money(minor, currency).toDecimal().toPlainString();
    }
}
