package dev.kontor.orders;

import dev.kontor.catalog.Coupon;
import dev.kontor.catalog.Offer;
import dev.kontor.platform.Money;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxQuestion;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart costs a certain buyer now. Amounts in minor units; {@code total = net + tax}, and
 * every sum is the sum of its lines.
 *
 * @param coupon that was applied
 * @param question that was asked of the tax rules
 * @param tax the determination that the lines come from
 */
public record Quote(
        Currency currency,
        List<Line> lines,
        @Nullable Coupon coupon,
        TaxQuestion question,
        TaxAnswer.Determined tax) {

    /**
     * One line.
     *
     * @param unitAmount list price of one unit, in the price's own tax behavior
     * @param discount likewise, of the whole line
     */
    public record Line(
            Offer offer,
            long quantity,
            long unitAmount,
            boolean inclusive,
            long discount,
            TaxAnswer.Line tax) {

        /** After discount, without tax. */
        public long net() {
            return tax.net();
        }
    }

    public long net() {
        return tax.net();
    }

    public long taxTotal() {
        return tax.tax();
    }

    public long discountTotal() {
        return lines.stream().mapToLong(Line::discount).sum();
    }

    public Money total() {
        return new Money(tax.gross(), currency);
    }
}
