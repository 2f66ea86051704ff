package dev.kontor.catalog;

import dev.kontor.platform.Money;
import dev.kontor.platform.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A discount by code, once per order (handbook 9.4).
 *
 * @param redemptions how often it was redeemed, and not released, as of when it was read
 */
public record Coupon(CouponId id, Draft draft, int redemptions, boolean active, Instant createdAt) {

    /** What it takes off. */
    public sealed interface Value {
        /** Per cent of the amounts it applies to, over 0 and up to 100. */
        record Percent(BigDecimal percent) implements Value {}

        /** A fixed amount, at most what is there. */
        record Fixed(Money amount) implements Value {}
    }

    /**
     * What the vendor says of a coupon.
     *
     * @param code what the buyer types, upper case
     * @param products that it applies to; empty for the whole order
     * @param validUntil the first moment at which it is not valid
     */
    public record Draft(
            String code,
            Value value,
            Set<ProductId> products,
            @Nullable Integer maxRedemptions,
            @Nullable Instant validUntil,
            Map<String, String> metadata) {
        public Draft {
            products = Set.copyOf(products);
            metadata = Map.copyOf(metadata);
        }
    }

    /** Whether it is taken off the whole order, and not off the lines of certain products. */
    public boolean isForOrder() {
        return draft.products().isEmpty();
    }

    public boolean appliesTo(ProductId product) {
        return isForOrder() || draft.products().contains(product);
    }

    public boolean isUsableIn(Currency currency) {
        return switch (draft.value()) {
            case Value.Percent _ -> true;
            case Value.Fixed fixed -> fixed.amount().currency().equals(currency);
        };
    }

    /** Refuses, at {@code /coupon}, an order in another currency or without a product it is for. */
    public void requireUsable(Currency currency, Collection<ProductId> products) {
        if (!isUsableIn(currency)) {
            throw refusal("This coupon is for orders in another currency.");
        }
        if (products.stream().noneMatch(this::appliesTo)) {
            throw refusal("This coupon is for other products.");
        }
    }

    private static Problem refusal(String detail) {
        return Problem.invalid("/coupon", "coupon_not_applicable", detail);
    }

    /** Refuses, at {@code /coupon}, what is switched off, over or used up. */
    void requireValid(Instant now) {
        Instant end = draft.validUntil();
        if (!active || (end != null && !now.isBefore(end))) {
            throw CatalogProblems.couponExpired();
        }
        Integer most = draft.maxRedemptions();
        if (most != null && redemptions >= most) {
            throw CatalogProblems.couponExhausted();
        }
    }
}
