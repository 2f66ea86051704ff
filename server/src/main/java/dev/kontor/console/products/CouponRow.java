package dev.kontor.console.products;

import dev.kontor.catalog.Coupon;
import dev.kontor.console.Staff;
import dev.kontor.platform.Words;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A coupon in the list.
 *
 * @param value what it takes off
 * @param until the last day on which it is valid, or that it is valid for good
 */
public record CouponRow(
        String path, String code, String value, String redemptions, String until, boolean active) {
    static CouponRow of(Coupon coupon, Staff staff) {
        Words words = staff.words();
        return new CouponRow(
                ProductsRoomController.PATH + "/coupons/" + coupon.id(),
                coupon.draft().code(),
                value(coupon, words),
                redemptions(coupon, words),
                until(coupon, staff),
                coupon.active());
    }

    private static String value(Coupon coupon, Words words) {
        return switch (coupon.draft().value()) {
            case Coupon.Value.Percent it -> words.get("console.coupon.percent_off", it.percent());
            case Coupon.Value.Fixed it -> words.money(it.amount());
        };
    }

    private static String redemptions(Coupon coupon, Words words) {
        Integer most = coupon.draft().maxRedemptions();
        return most == null
                ? words.get("console.coupon.redeemed", coupon.redemptions())
                : words.get("console.coupon.redeemed_of", coupon.redemptions(), most);
    }

    private static String until(Coupon coupon, Staff staff) {
        Instant end = coupon.draft().validUntil();
        return end == null
                ? staff.words().get("console.coupon.for_good")
                : staff.words().date(LocalDate.ofInstant(end.minusMillis(1), staff.zone()));
    }
}
