package dev.kontor.catalog;

import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.web.RecordReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The catalog for those who edit it on pages: everything by name, also what cannot be bought now.
 * Changes are given as the bodies of the API, and held to its rules: faults are a 422 that names
 * the fields.
 */
public final class CatalogEditor {
    private static final int MOST_DELIVERIES = 20;
    private static final int MOST_PRICES = 200;

    private final Catalog catalog;
    private final Database database;
    private final ProductStore products = new ProductStore();
    private final PriceStore prices = new PriceStore();
    private final CouponStore coupons = new CouponStore();

    CatalogEditor(Catalog catalog, Database database) {
        this.catalog = catalog;
        this.database = database;
    }

    /**
     * Products, newest first; one more than {@code limit}, when there is one.
     *
     * @param after the one before the first that is wanted
     */
    public List<Product> products(
            VendorId vendor, boolean active, @Nullable ProductId after, int limit) {
        return database.read(sql ->
                products.page(sql, vendor, active, after == null ? null : after.value(), limit));
    }

    public Product product(VendorId vendor, ProductId id) {
        return database.read(sql -> products.find(sql, vendor, id))
                .orElseThrow(() -> CatalogProblems.noProduct(id.toString()));
    }

    /** The prices of a product, newest first; at most 200. */
    public List<Price> prices(VendorId vendor, ProductId product) {
        PriceStore.Filter ofProduct = new PriceStore.Filter(product, null, null);
        return database.read(sql -> prices.page(sql, vendor, ofProduct, null, MOST_PRICES - 1));
    }

    public Price price(VendorId vendor, PriceId id) {
        return database.read(sql -> prices.find(sql, vendor, id))
                .orElseThrow(() -> CatalogProblems.noPrice(id.toString()));
    }

    /** Coupons, newest first; one more than {@code limit}, when there is one. */
    public List<Coupon> coupons(VendorId vendor, @Nullable CouponId after, int limit) {
        return database.read(sql ->
                coupons.page(sql, vendor, null, after == null ? null : after.value(), limit));
    }

    public Coupon coupon(VendorId vendor, CouponId id) {
        return database.read(sql -> coupons.find(sql, vendor, id))
                .orElseThrow(() -> CatalogProblems.noCoupon(id.toString()));
    }

    public Product addProduct(Tx tx, VendorId vendor, JsonNode body, Instant now) {
        return catalog.addProduct(
                tx, vendor, read(body, ProductController.NewProduct.class).draft(), now);
    }

    public Product changeProduct(Tx tx, VendorId vendor, ProductId id, JsonNode body, Instant now) {
        ProductController.ProductChange change = read(body, ProductController.ProductChange.class);
        Product changed = change.applyTo(locked(tx, vendor, id), now);
        catalog.changeProduct(tx, vendor, changed);
        return changed;
    }

    /** Adds one more way in which the product is delivered. */
    public Product addDelivery(Tx tx, VendorId vendor, ProductId id, JsonNode body, Instant now) {
        DeliverySpec added = read(body, DeliveryBody.class).spec();
        return changeDeliveries(tx, vendor, id, now, all -> all.add(added));
    }

    /** Removes the delivery at this place, from 0; what was sold keeps it. */
    public Product removeDelivery(Tx tx, VendorId vendor, ProductId id, int place, Instant now) {
        return changeDeliveries(
                tx,
                vendor,
                id,
                now,
                all -> {
                    if (place < 0 || place >= all.size()) {
                        throw Problem.notFound("delivery", String.valueOf(place));
                    }
                    all.remove(place);
                });
    }

    private Product changeDeliveries(
            Tx tx,
            VendorId vendor,
            ProductId id,
            Instant now,
            Consumer<List<DeliverySpec>> change) {
        Product product = locked(tx, vendor, id);
        List<DeliverySpec> deliveries = new ArrayList<>(product.draft().deliveries());
        change.accept(deliveries);
        if (deliveries.size() > MOST_DELIVERIES) {
            throw Problem.invalid("/type", "too_many", "A product has at most 20 deliveries.");
        }
        Product changed = product.delivering(deliveries, now);
        catalog.changeProduct(tx, vendor, changed);
        return changed;
    }

    public Price addPrice(Tx tx, VendorId vendor, JsonNode body, Instant now) {
        return catalog.addPrice(
                tx, vendor, read(body, PriceController.NewPrice.class).draft(), now);
    }

    public Price changePrice(Tx tx, VendorId vendor, PriceId id, JsonNode body, Instant now) {
        PriceController.PriceChange change = read(body, PriceController.PriceChange.class);
        Price changed =
                change.applyTo(
                        prices.lock(tx, vendor, id)
                                .orElseThrow(() -> CatalogProblems.noPrice(id.toString())));
        catalog.changePrice(tx, vendor, changed, now);
        return changed;
    }

    public Coupon addCoupon(Tx tx, VendorId vendor, JsonNode body, Instant now) {
        Coupon.Draft draft = read(body, CouponController.NewCoupon.class).draft();
        if (products.known(tx, vendor, draft.products()).size() < draft.products().size()) {
            throw CatalogProblems.unknownProduct("/products");
        }
        return catalog.addCoupon(tx, vendor, draft, now);
    }

    public Coupon changeCoupon(Tx tx, VendorId vendor, CouponId id, JsonNode body) {
        CouponController.CouponChange change = read(body, CouponController.CouponChange.class);
        Optional<Coupon> locked = coupons.lock(tx, vendor, id);
        Coupon changed =
                change.applyTo(locked.orElseThrow(() -> CatalogProblems.noCoupon(id.toString())));
        catalog.changeCoupon(tx, vendor, changed);
        return changed;
    }

    private Product locked(Tx tx, VendorId vendor, ProductId id) {
        return products.lock(tx, vendor, id)
                .orElseThrow(() -> CatalogProblems.noProduct(id.toString()));
    }

    private static <T> T read(JsonNode body, Class<T> type) {
        return RecordReader.read(body, type);
    }
}
