package dev.kontor.catalog;

import dev.kontor.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Coupons for tests, as sentences. */
final class Coupons {
    private Coupons() {}

    static Coupon percent(String percent, ProductId... products) {
        return coupon(new Coupon.Value.Percent(new BigDecimal(percent)), products);
    }

    static Coupon fixed(long amount, String currency, ProductId... products) {
        return coupon(new Coupon.Value.Fixed(Money.of(amount, currency)), products);
    }

    private static Coupon coupon(Coupon.Value value, ProductId... products) {
        return new Coupon(
                CouponId.next(), draft("TEST", value, null, products), 0, true, Instant.EPOCH);
    }

    static Coupon.Draft draft(
            String code,
            Coupon.Value value,
            @org.jspecify.annotations.Nullable Integer maxRedemptions,
            ProductId... products) {
        return new Coupon.Draft(
                code, value, Set.copyOf(Arrays.asList(products)), maxRedemptions, null, Map.of());
    }
}
