package dev.kontor.console.refunds;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as people type them: with a comma or a point, with or without thousands. */
final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,13}([.,]\\d{1,3})?");
    private static final Pattern THOUSANDS =
            Pattern.compile("\\d{1,3}(([.,'’])\\d{3})(\\2\\d{3})*((?!\\2)[.,]\\d{1,3})?");

    private Amounts() {}

    /**
     * Minor units; empty when it is no amount of the currency. What could be read in two ways, as
     * {@code 1.234} could in a currency with cents, is none.
     */
    static Optional<Long> parse(String typed, Currency currency) {
        String text = typed.replaceAll("[\\s\\u00a0\\u202f]", "");
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (PLAIN.matcher(text).matches()) {
            return minor(new BigDecimal(text.replace(',', '.')), digits);
        }
        if (THOUSANDS.matcher(text).matches()) {
            int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
            char first = separator(text);
            String whole = last < 0 || text.charAt(last) == first ? text : text.substring(0, last);
            String fraction = whole.equals(text) ? "" : "." + text.substring(last + 1);
            return minor(new BigDecimal(whole.replaceAll("\\D", "") + fraction), digits);
        }
        return Optional.empty();
    }

    private static char separator(String text) {
        return text.charAt((int) text.chars().takeWhile(Character::isDigit).count());
    }

    private static Optional<Long> minor(BigDecimal amount, int digits) {
        BigDecimal minor = amount.movePointRight(digits).stripTrailingZeros();
        return minor.scale() > 0 ? Optional.empty() : Optional.of(minor.longValueExact());
    }
}
