package dev.kontor.catalog;

import dev.kontor.platform.Ids;
import java.util.UUID;

/** The id of a coupon, {@code cpn_…}. */
public record CouponId(UUID value) {
    public static CouponId next() {
        return new CouponId(Ids.next());
    }

    /** Reads {@code cpn_…}; refuses anything else with {@link IllegalArgumentException}. */
    public static CouponId parse(String text) {
        return new CouponId(Ids.parse("cpn", text));
    }

    @Override
    public String toString() {
        return Ids.format("cpn", value);
    }
}
