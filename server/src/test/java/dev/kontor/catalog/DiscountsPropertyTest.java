package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.Discounts.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for every order and every coupon. */
class DiscountsPropertyTest {
    private static final Currency JPY = Currency.getInstance("JPY");
    static final long MOST = 1_000_000_000_000L;

    private final ProductId[] products =
            IntStream.range(0, 3).mapToObj(_ -> ProductId.next()).toArray(ProductId[]::new);

    @Property
    void noLineFallsBelowZeroAndNoneRises(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = MOST) Long> amounts,
            @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 1_000_000) Integer> percents,
            @ForAll @Size(max = 4) List<@LongRange(min = 1, max = MOST) Long> fixed) {
        List<Line> lines = lines(amounts);
        List<Coupon> coupons = new ArrayList<>();
        percents.forEach(it -> coupons.add(Coupons.percent(decimal(it), scope(it))));
        fixed.forEach(it -> coupons.add(Coupons.fixed(it, "JPY", scope(it.intValue()))));

        long[] discounts = Discounts.of(lines, JPY, coupons);

        for (int i = 0; i < discounts.length; i++) {
            assertThat(discounts[i]).isBetween(0L, lines.get(i).amount());
        }
    }

    @Property
    void thePartsOfAPercentageSumToThePercentageOfTheSum(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = MOST) Long> amounts,
            @ForAll @IntRange(min = 1, max = 1_000_000) int percent) {
        long[] discounts =
                Discounts.of(lines(amounts), JPY, List.of(Coupons.percent(decimal(percent))));

        long sum = amounts.stream().mapToLong(it -> it).sum();
        long whole =
                BigDecimal.valueOf(sum)
                        .multiply(BigDecimal.valueOf(percent, 6))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        assertThat(Arrays.stream(discounts).sum()).isEqualTo(whole);
    }

    @Property
    void thePartsOfAFixedAmountSumToItOrToAllThereIs(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = MOST) Long> amounts,
            @ForAll @LongRange(min = 1, max = MOST) long fixed) {
        long[] discounts = Discounts.of(lines(amounts), JPY, List.of(Coupons.fixed(fixed, "JPY")));

        long sum = amounts.stream().mapToLong(it -> it).sum();
        assertThat(Arrays.stream(discounts).sum()).isEqualTo(Math.min(fixed, sum));
    }

    private List<Line> lines(List<Long> amounts) {
        return IntStream.range(0, amounts.size())
                .mapToObj(i -> new Line(products[i % products.length], amounts.get(i)))
                .toList();
    }

    /** Some coupons are for a product, others for the order. */
    private ProductId[] scope(int seed) {
        int choice = Math.floorMod(seed, 4);
        return choice == 3 ? new ProductId[0] : new ProductId[] {products[choice]};
    }

    private static String decimal(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }
}
