package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.catalog.Discounts.Line;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handbook 3.4, 3.5 and the scenarios AL and CP. */
class DiscountsTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    /**
     * Lines of four products A to D; coupons such as {@code 15%}, {@code 1000} or {@code 10%:A}.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case           | lines                | coupons      | discounts
                    case 11, ex 3-A  | 1999 999 500         | 1000         | 571 286 143
                    case 13, ex 3-B  | 2999 1499 499        | 15%          | 450 225 75
                    AL-01            | 1000 1000            | 1500         | 750 750
                    AL-02            | 300 1200             | 750          | 150 600
                    AL-04            | 100 200              | 100          | 33 67
                    AL-06            | 80 8 12              | 15           | 12 1 2
                    AL-14, the first | 5000 15000           | 3000         | 750 2250
                    AL-14, both      | 5000 15000           | 3000 5000    | 2000 6000
                    CP-01            | 10000 5000 3000 2000 | 1000         | 500 250 150 100
                    CP-02            | 17900 39900          | 25000:B      | 0 25000
                    CP-06            | 9900                 | 900          | 900
                    CP-07            | 10                   | 10%          | 1
                    half away        | 5                    | 10%          | 1
                    half of one      | 1                    | 49.9999%     | 0
                    everything       | 1999 1               | 100%         | 1999 1
                    never below zero | 500 300              | 5000         | 500 300
                    free lines       | 0 0                  | 50%          | 0 0
                    percent first    | 1000                 | 100 10%      | 200
                    product first    | 1000 1000            | 10% 500:A    | 550 100
                    rounded once     | 333 333 333          | 10%          | 34 33 33
                    two products     | 333 333 1000         | 10%:AB       | 34 33 0
                    one of them used | 100 100              | 150:A 50%    | 100 50
                    nothing to take  | 100                  | 10%:B        | 0
                    big money        | 1000000000000 1      | 33.3333%     | 333333000000 0
                    """)
    void couponsAreTakenInOrderAndAllocated(
            String name, String lines, String coupons, String discounts) {
        ProductId[] products =
                IntStream.range(0, 4).mapToObj(_ -> ProductId.next()).toArray(ProductId[]::new);
        long[] amounts = Arrays.stream(lines.split(" ")).mapToLong(Long::parseLong).toArray();
        List<Line> order =
                IntStream.range(0, amounts.length)
                        .mapToObj(i -> new Line(products[i], amounts[i]))
                        .toList();
        List<Coupon> used =
                Arrays.stream(coupons.split(" ")).map(it -> coupon(it, products)).toList();

        String result =
                Arrays.stream(Discounts.of(order, EUR, used))
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(" "));

        assertThat(result).as(name).isEqualTo(discounts);
    }

    @Test
    void aFixedAmountOfAnotherCurrencyIsRefused() {
        ProductId product = ProductId.next();
        List<Line> lines = List.of(new Line(product, 100));

        assertThatThrownBy(() -> Discounts.of(lines, EUR, List.of(Coupons.fixed(10, "USD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Coupon coupon(String text, ProductId[] products) {
        String[] parts = text.split(":", 2);
        ProductId[] scope =
                parts.length == 1
                        ? new ProductId[0]
                        : parts[1].chars()
                                .mapToObj(c -> products[c - 'A'])
                                .toArray(ProductId[]::new);
        return parts[0].endsWith("%")
                ? Coupons.percent(parts[0].substring(0, parts[0].length() - 1), scope)
                : Coupons.fixed(Long.parseLong(parts[0]), "EUR", scope);
    }
}
