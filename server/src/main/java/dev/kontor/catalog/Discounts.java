package dev.kontor.catalog;

import dev.kontor.platform.Allocation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * What coupons take off the lines of an order (handbook 3.5, steps 1 and 2; 9.4). Coupons for
 * products come before coupons for the order, percentages before fixed amounts; each sees what the
 * ones before it left. A coupon's discount is rounded once, HALF_UP, and then allocated by largest
 * remainder. No line falls below zero.
 */
public final class Discounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * A line before discounts.
     *
     * @param amount unit amount times quantity, minor units, not negative
     */
    public record Line(ProductId product, long amount) {}

    private Discounts() {}

    /**
     * The discount of each line, minor units, between zero and the line's amount. A fixed coupon of
     * another currency is an {@link IllegalArgumentException}; see {@link Coupon#requireUsable}.
     */
    public static long[] of(List<Line> lines, Currency currency, List<Coupon> coupons) {
        long[] left = lines.stream().mapToLong(Line::amount).toArray();
        coupons.stream()
                .sorted(
                        Comparator.comparing(Coupon::isForOrder)
                                .thenComparing(
                                        it -> it.draft().value() instanceof Coupon.Value.Fixed))
                .forEach(coupon -> apply(coupon, lines, currency, left));
        long[] discounts = new long[left.length];
        for (int i = 0; i < left.length; i++) {
            discounts[i] = lines.get(i).amount() - left[i];
        }
        return discounts;
    }

    private static void apply(Coupon coupon, List<Line> lines, Currency currency, long[] left) {
        long[] base = new long[left.length];
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            base[i] = coupon.appliesTo(lines.get(i).product()) ? left[i] : 0;
            sum = Math.addExact(sum, base[i]);
        }
        if (sum == 0) {
            return;
        }
        long[] parts = Allocation.allocate(discount(coupon, currency, sum), base);
        for (int i = 0; i < left.length; i++) {
            left[i] -= parts[i];
        }
    }

    private static long discount(Coupon coupon, Currency currency, long sum) {
        return switch (coupon.draft().value()) {
            case Coupon.Value.Percent(BigDecimal percent) ->
                    BigDecimal.valueOf(sum)
                            .multiply(percent)
                            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                            .longValueExact();
            case Coupon.Value.Fixed fixed -> {
                if (!coupon.isUsableIn(currency)) {
                    throw new IllegalArgumentException(
                            fixed.amount() + " off an order in " + currency);
                }
                yield Math.min(fixed.amount().minor(), sum);
            }
        };
    }
}
