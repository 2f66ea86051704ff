package dev.kontor.papers;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.kontor.platform.Money;
import dev.kontor.platform.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Writes the figures of one document: its currency, the buyer's way to write numbers. */
final class Figures {
    /** Decimals beyond the minor unit that a unit price without tax may need. */
    private static final int FINER = 2;

    private final Words words;
    private final Currency currency;
    private final int digits;
    private final long sign;

    /**
     * @param takenBack whether amounts are written negative
     */
    Figures(Words words, String currency, boolean takenBack) {
        this.words = words;
        this.currency = Currency.getInstance(currency);
        this.digits = Math.max(0, this.currency.getDefaultFractionDigits());
        this.sign = takenBack ? -1 : 1;
    }

    /** With the currency, such as {@code 119,00 €}. */
    String money(long minor) {
        return words.money(new Money(sign * minor, currency));
    }

    /** Without it, for columns. */
    String amount(long minor) {
        return column(BigDecimal.valueOf(sign * minor, digits), Precision.fixedFraction(digits));
    }

    /** The price of one, exact where that is possible, never with a sign. */
    String unitPrice(long minor, long quantity) {
        BigDecimal price =
                BigDecimal.valueOf(minor, digits)
                        .divide(BigDecimal.valueOf(quantity), digits + FINER, RoundingMode.HALF_UP);
        return column(price, Precision.minMaxFraction(digits, digits + FINER));
    }

    String quantity(long quantity) {
        return NumberFormatter.withLocale(locale()).format(quantity).toString();
    }

    /** A rate in percent, such as {@code 8,25 %}. */
    String percent(BigDecimal rate) {
        return NumberFormatter.withLocale(locale())
                .unit(MeasureUnit.PERCENT)
                .precision(Precision.maxFraction(4))
                .format(rate)
                .toString();
    }

    /** Separators may differ between numbers and money, so columns are money without its symbol. */
    private String column(BigDecimal value, Precision precision) {
        return NumberFormatter.withLocale(locale())
                .unit(com.ibm.icu.util.Currency.getInstance(currency.getCurrencyCode()))
                .unitWidth(NumberFormatter.UnitWidth.HIDDEN)
                .precision(precision)
                .format(value)
                .toString()
                .replaceAll("^\\h+|\\h+$", "");
    }

    private ULocale locale() {
        return ULocale.forLocale(words.locale());
    }
}
