package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A coupon for the first customers only, and what happens when they are many at once. */
class S01_CouponRunsOut {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database = TestPlatform.database();
    private final VendorId vendor = TestPlatform.newVendor();
    private final Catalog catalog = new Catalog(database);

    @Test
    void aCodeIsFoundInAnyCaseAndRefusedWithTheReason() {
        Instant end = NOW.plus(Duration.ofDays(1));
        Coupon coupon = coupon("FIRST", 1, end);

        assertThat(catalog.coupon(vendor, " first ", NOW).id()).isEqualTo(coupon.id());
        assertThat(codeOf(() -> catalog.coupon(vendor, "SECOND", NOW)))
                .isEqualTo("coupon_not_found");
        assertThat(codeOf(() -> catalog.coupon(TestPlatform.newVendor(), "FIRST", NOW)))
                .isEqualTo("coupon_not_found");
        assertThat(codeOf(() -> catalog.coupon(vendor, "FIRST", end))).isEqualTo("coupon_expired");
        database.run(tx -> catalog.redeem(tx, List.of(redemption(coupon))));
        assertThat(
                        codeOf(() ->
                                database.run(
                                        tx -> catalog.redeem(tx, List.of(redemption(coupon))))))
                .isEqualTo("coupon_exhausted");
        assertThat(codeOf(() -> catalog.coupon(vendor, "FIRST", NOW)))
                .isEqualTo("coupon_exhausted");
        database.run(tx -> catalog.release(tx, List.of(redemption(coupon))));
        assertThat(catalog.coupon(vendor, "FIRST", NOW).redemptions()).isZero();
    }

    @Test
    void aBatchThatWantsTooManyCountsNone() {
        Coupon coupon = coupon("THREE", 3, null);
        Coupon plenty = coupon("PLENTY", null, null);

        assertThat(
                        codeOf(() ->
                                database.run(tx ->
                                        catalog.redeem(
                                                tx,
                                                List.of(
                                                        redemption(plenty),
                                                        redemption(coupon),
                                                        redemption(coupon),
                                                        redemption(plenty),
                                                        redemption(coupon),
                                                        redemption(coupon))))))
                .isEqualTo("coupon_exhausted");
        assertThat(stored(coupon)).isZero();
        assertThat(stored(plenty)).isZero();

        database.run(tx -> catalog.redeem(tx, Collections.nCopies(3, redemption(coupon))));
        assertThat(stored(coupon)).isEqualTo(3);
    }

    @Test
    void fiftyCustomersAtOnceRedeemItSevenTimes() {
        Coupon coupon = coupon("SEVEN", 7, null);
        AtomicInteger lucky = new AtomicInteger();
        try (ExecutorService crowd = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 50; i++) {
                crowd.execute(() -> {
                    try {
                        database.run(tx -> catalog.redeem(tx, List.of(redemption(coupon))));
                        lucky.incrementAndGet();
                    } catch (Problem late) {
                        assertThat(late.code()).isEqualTo("coupon_exhausted");
                    }
                });
            }
        }

        assertThat(lucky).hasValue(7);
        assertThat(stored(coupon)).isEqualTo(7);
    }

    @Test
    void aCouponForOtherProductsOrAnotherCurrencyIsNotApplicable() {
        ProductId product = ProductId.next();
        Coupon coupon = Coupons.fixed(500, "EUR", product);
        var eur = Currency.getInstance("EUR");
        var usd = Currency.getInstance("USD");

        coupon.requireUsable(eur, Set.of(product, ProductId.next()));
        assertThatThrownBy(() -> coupon.requireUsable(usd, Set.of(product)))
                .hasMessageContaining("another currency");
        assertThatThrownBy(() -> coupon.requireUsable(eur, Set.of(ProductId.next())))
                .hasMessageContaining("other products");
    }

    private Coupon coupon(
            String code,
            @org.jspecify.annotations.Nullable Integer most,
            @org.jspecify.annotations.Nullable Instant end) {
        return database.write(tx ->
                catalog.addCoupon(
                        tx,
                        vendor,
                        new Coupon.Draft(
                                code,
                                new Coupon.Value.Percent(BigDecimal.TEN),
                                Set.of(),
                                most,
                                end,
                                Map.of()),
                        NOW));
    }

    private Catalog.Redemption redemption(Coupon coupon) {
        return new Catalog.Redemption(vendor, coupon.id());
    }

    private int stored(Coupon coupon) {
        return database.read(sql -> new CouponStore().find(sql, vendor, coupon.id()))
                .orElseThrow()
                .redemptions();
    }

    private static String codeOf(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Problem problem) {
            assertThat(problem.faults()).allMatch(it -> it.pointer().equals("/coupon"));
            return problem.code();
        }
    }
}
