package dev.kontor.console;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts of money as people type them into forms: with comma or point, and thousands or not. */
public final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,13}([.,]\\d{1,3})?");
    private static final Pattern THOUSANDS =
            Pattern.compile("\\d{1,3}(([.,'’])\\d{3})(\\2\\d{3}){0,3}((?!\\2)[.,]\\d{1,3})?");

    private Amounts() {}

    /**
     * The minor units of what was typed, such as {@code 119}, {@code 119,00} or {@code 1.299,00};
     * empty when it is no amount of this currency, or could be read in two ways, as {@code 1.234}
     * could in a currency with cents.
     */
    public static OptionalLong minor(String typed, Currency currency) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f]", "");
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (PLAIN.matcher(text).matches()) {
            return minor(new BigDecimal(text.replace(',', '.')), digits);
        }
        if (!THOUSANDS.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean fraction = last >= 0 && text.charAt(last) != separator(text);
        String whole = fraction ? text.substring(0, last) : text;
        String part = fraction ? "." + text.substring(last + 1) : "";
        return minor(new BigDecimal(whole.replaceAll("\\D", "") + part), digits);
    }

    /** An amount as it is typed: digits with a decimal point, without the currency. */
    public static String typed(long minor, Currency currency) {
        return new Money(minor, currency).toDecimal().toPlainString();
    }

    private static char separator(String text) {
        return text.charAt((int) text.chars().takeWhile(Character::isDigit).count());
    }

    private static OptionalLong minor(BigDecimal amount, int digits) {
        BigDecimal minor = amount.movePointRight(digits).stripTrailingZeros();
        return minor.scale() > 0 ? OptionalLong.empty() : OptionalLong.of(minor.longValueExact());
    }
}
