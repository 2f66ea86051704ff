package dev.kontor.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a vendor sells. Offers and coupons are read from memory: a write on this server is seen at
 * once after its commit, one on another server within five seconds.
 */
public final class Catalog {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    /** A coupon used by an order. */
    public record Redemption(VendorId vendor, CouponId coupon) implements Comparable<Redemption> {
        private static final Comparator<Redemption> ORDER =
                Comparator.<Redemption, UUID>comparing(it -> it.vendor().value())
                        .thenComparing(it -> it.coupon().value());

        @Override
        public int compareTo(Redemption other) {
            return ORDER.compare(this, other);
        }
    }

    private record OfferKey(VendorId vendor, PriceId price) {}

    private record CouponKey(VendorId vendor, String code) {}

    private final Database database;
    private final ProductStore products = new ProductStore();
    private final PriceStore prices = new PriceStore();
    private final CouponStore coupons = new CouponStore();
    private final Cache<OfferKey, Optional<Offer>> offers = memory();
    private final Cache<VendorId, List<Offer>> lists = memory();
    private final Cache<CouponKey, Optional<Coupon>> codes = memory();

    public Catalog(Database database) {
        this.database = database;
    }

    private static <K, V> Cache<K, V> memory() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    }

    /** The offer of this price; also one that cannot be bought ({@link Offer#active}). */
    public Optional<Offer> offer(VendorId vendor, PriceId price) {
        return offers.get(
                new OfferKey(vendor, price),
                _ -> database.read(sql -> prices.offer(sql, vendor, price)));
    }

    /** All that can be bought now, oldest product first: the shop's window. At most 500. */
    public List<Offer> list(VendorId vendor) {
        return lists.get(vendor, _ -> database.read(sql -> prices.activeOffers(sql, vendor)));
    }

    /** Whether the product is this vendor's. */
    public boolean sells(VendorId vendor, ProductId product) {
        return database.read(sql -> products.find(sql, vendor, product)).isPresent();
    }

    /**
     * Marks the prices of these offers as sold: from now on their terms never change. Writes only
     * what memory does not know as sold, so that nearly all orders write nothing.
     */
    public void sold(Tx tx, VendorId vendor, Collection<Offer> sold, Instant now) {
        Set<PriceId> fresh =
                sold.stream()
                        .filter(offer -> !offer.sold())
                        .map(Offer::price)
                        .collect(Collectors.toSet());
        if (!fresh.isEmpty()) {
            prices.markSold(tx, vendor, fresh, now);
            forget(tx, vendor, fresh);
        }
    }

    /**
     * The coupon of this code, in any case of letters. One that is unknown, switched off, over or
     * used up is a problem at {@code /coupon}. The count is taken by {@link #redeem}.
     */
    public Coupon coupon(VendorId vendor, String code, Instant now) {
        String typed = code.strip().toUpperCase(Locale.ROOT);
        Coupon coupon =
                codes.get(
                                new CouponKey(vendor, typed),
                                _ -> database.read(sql -> coupons.find(sql, vendor, typed)))
                        .orElseThrow(CatalogProblems::couponNotFound);
        coupon.requireValid(now);
        return coupon;
    }

    /**
     * Counts redemptions, all or none, one statement for any number of orders. When a coupon has
     * too few left, the problem {@code coupon_exhausted} and nothing is counted; whose order it was
     * is found by trying them one by one.
     */
    public void redeem(Tx tx, List<Redemption> redemptions) {
        if (!redemptions.isEmpty() && !coupons.redeem(tx, redemptions)) {
            Set<VendorId> vendors =
                    redemptions.stream().map(Redemption::vendor).collect(Collectors.toSet());
            codes.asMap().keySet().removeIf(key -> vendors.contains(key.vendor()));
            throw CatalogProblems.couponExhausted();
        }
    }

    /** Gives back what unpaid orders had redeemed when they are cancelled. */
    public void release(Tx tx, List<Redemption> redemptions) {
        if (!redemptions.isEmpty()) {
            coupons.release(tx, redemptions);
            Set<VendorId> vendors =
                    redemptions.stream().map(Redemption::vendor).collect(Collectors.toSet());
            tx.afterCommit(
                    () -> codes.asMap().keySet().removeIf(key -> vendors.contains(key.vendor())));
        }
    }

    /** Adds a product that can be bought as soon as it has a price. */
    public Product addProduct(Tx tx, VendorId vendor, Product.Draft draft, Instant now) {
        Product product = new Product(ProductId.next(), draft, true, now, now);
        products.insert(tx, vendor, product);
        return product;
    }

    /** Changes a product to what is given here. */
    public void changeProduct(Tx tx, VendorId vendor, Product product) {
        products.update(tx, vendor, product);
        forget(tx, vendor, new HashSet<>(prices.ofProduct(tx, vendor, product.id())));
    }

    /** Adds a price; an unknown product is a problem at {@code /product}. */
    public Price addPrice(Tx tx, VendorId vendor, Price.Draft draft, Instant now) {
        if (products.find(tx.sql(), vendor, draft.product()).isEmpty()) {
            throw CatalogProblems.unknownProduct("/product");
        }
        Price price = new Price(PriceId.next(), draft, true, false, now);
        prices.insert(tx, vendor, price);
        forget(tx, vendor, Set.of(price.id()));
        return price;
    }

    /** Changes a price; new terms for one that was sold are the problem {@code price_sold}. */
    public void changePrice(Tx tx, VendorId vendor, Price price, Instant now) {
        Price before =
                prices.lock(tx, vendor, price.id())
                        .orElseThrow(() -> CatalogProblems.noPrice(price.id().toString()));
        if (before.sold() && !before.draft().terms().equals(price.draft().terms())) {
            throw CatalogProblems.priceSold();
        }
        prices.update(tx, vendor, price, now);
        forget(tx, vendor, Set.of(price.id()));
    }

    /** Adds a coupon; a code that another coupon has is the problem {@code coupon_code_taken}. */
    public Coupon addCoupon(Tx tx, VendorId vendor, Coupon.Draft draft, Instant now) {
        Coupon coupon = new Coupon(CouponId.next(), draft, 0, true, now);
        coupons.insert(tx, vendor, coupon);
        forgetCode(tx, vendor, draft.code());
        return coupon;
    }

    /** Changes a coupon to what is given here; its count stays. */
    public void changeCoupon(Tx tx, VendorId vendor, Coupon coupon) {
        coupons.update(tx, vendor, coupon);
        forgetCode(tx, vendor, coupon.draft().code());
    }

    private void forget(Tx tx, VendorId vendor, Set<PriceId> changed) {
        tx.afterCommit(() -> {
            changed.forEach(price -> offers.invalidate(new OfferKey(vendor, price)));
            lists.invalidate(vendor);
        });
    }

    private void forgetCode(Tx tx, VendorId vendor, String code) {
        tx.afterCommit(() -> codes.invalidate(new CouponKey(vendor, code)));
    }
}
