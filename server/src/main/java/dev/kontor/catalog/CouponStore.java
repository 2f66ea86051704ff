package dev.kontor.catalog;

import static dev.kontor.catalog.db.Tables.COUPONS;

import dev.kontor.catalog.db.tables.records.CouponsRecord;
import dev.kontor.platform.Json;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Coupons in rows, and the guarded count of their redemptions. */
final class CouponStore {
    private static final String REDEEM =
            """
            update catalog.coupons c
            set redemptions = c.redemptions + w.times
            from unnest({0}::uuid[], {1}::uuid[], {2}::int[]) as w(vendor_id, id, times)
            where c.vendor_id = w.vendor_id and c.id = w.id
              and c.active
              and (c.max_redemptions is null or c.redemptions + w.times <= c.max_redemptions)
            """;
    private static final String RELEASE =
            """
            update catalog.coupons c
            set redemptions = greatest(c.redemptions - w.times, 0)
            from unnest({0}::uuid[], {1}::uuid[], {2}::int[]) as w(vendor_id, id, times)
            where c.vendor_id = w.vendor_id and c.id = w.id
            """;

    void insert(Tx tx, VendorId vendor, Coupon coupon) {
        CouponsRecord row = values(coupon);
        row.setVendorId(vendor.value());
        row.setId(coupon.id().value());
        row.setRedemptions(0);
        row.setCreatedAt(coupon.createdAt().atOffset(ZoneOffset.UTC));
        try {
            tx.sql().insertInto(COUPONS).set(row).execute();
        } catch (IntegrityConstraintViolationException e) {
            throw PriceStore.violates(e, "coupons_code") ? CatalogProblems.couponCodeTaken() : e;
        }
    }

    /** Changes all but the count; the row must be held by {@link #lock}. */
    void update(Tx tx, VendorId vendor, Coupon coupon) {
        tx.sql().update(COUPONS).set(values(coupon)).where(row(vendor, coupon.id())).execute();
    }

    private static CouponsRecord values(Coupon coupon) {
        Coupon.Draft draft = coupon.draft();
        CouponsRecord row = new CouponsRecord();
        row.setCode(draft.code());
        switch (draft.value()) {
            case Coupon.Value.Percent percent -> row.setPercent(percent.percent());
            case Coupon.Value.Fixed fixed -> {
                row.setAmount(fixed.amount().minor());
                row.setCurrency(fixed.amount().currency().getCurrencyCode());
            }
        }
        row.setProducts(
                draft.products().stream().map(ProductId::value).sorted().toArray(UUID[]::new));
        row.setMaxRedemptions(draft.maxRedemptions());
        row.setValidUntil(
                draft.validUntil() == null ? null : draft.validUntil().atOffset(ZoneOffset.UTC));
        row.setMetadata(JSONB.jsonb(Json.text(draft.metadata())));
        row.setActive(coupon.active());
        return row;
    }

    /** Counts redemptions, one statement; false when one of the coupons has too few left. */
    boolean redeem(Tx tx, List<Catalog.Redemption> redemptions) {
        Map<Catalog.Redemption, Integer> times = count(redemptions);
        return change(tx, REDEEM, times) == times.size();
    }

    /** Gives redemptions back, one statement. */
    void release(Tx tx, List<Catalog.Redemption> redemptions) {
        change(tx, RELEASE, count(redemptions));
    }

    private static Map<Catalog.Redemption, Integer> count(List<Catalog.Redemption> redemptions) {
        return redemptions.stream()
                .collect(Collectors.toMap(it -> it, _ -> 1, Integer::sum, TreeMap::new));
    }

    private static int change(Tx tx, String statement, Map<Catalog.Redemption, Integer> times) {
        return tx.sql()
                .execute(
                        statement,
                        times.keySet().stream().map(it -> it.vendor().value()).toArray(UUID[]::new),
                        times.keySet().stream().map(it -> it.coupon().value()).toArray(UUID[]::new),
                        times.values().toArray(Integer[]::new));
    }

    Optional<Coupon> find(DSLContext sql, VendorId vendor, CouponId id) {
        return sql.selectFrom(COUPONS).where(row(vendor, id)).fetchOptional(CouponStore::coupon);
    }

    Optional<Coupon> find(DSLContext sql, VendorId vendor, String code) {
        return sql.selectFrom(COUPONS)
                .where(COUPONS.VENDOR_ID.eq(vendor.value()))
                .and(COUPONS.CODE.eq(code))
                .fetchOptional(CouponStore::coupon);
    }

    /** Reads a coupon and holds its row until the transaction ends. */
    Optional<Coupon> lock(Tx tx, VendorId vendor, CouponId id) {
        return tx.sql()
                .selectFrom(COUPONS)
                .where(row(vendor, id))
                .forUpdate()
                .fetchOptional(CouponStore::coupon);
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<Coupon> page(
            DSLContext sql,
            VendorId vendor,
            @Nullable String code,
            @Nullable UUID after,
            int limit) {
        Condition wanted = COUPONS.VENDOR_ID.eq(vendor.value());
        if (code != null) {
            wanted = wanted.and(COUPONS.CODE.eq(code));
        }
        if (after != null) {
            wanted = wanted.and(COUPONS.ID.lt(after));
        }
        return sql.selectFrom(COUPONS)
                .where(wanted)
                .orderBy(COUPONS.ID.desc())
                .limit(limit + 1)
                .fetch(CouponStore::coupon);
    }

    private static Condition row(VendorId vendor, CouponId id) {
        return COUPONS.VENDOR_ID.eq(vendor.value()).and(COUPONS.ID.eq(id.value()));
    }

    private static Coupon coupon(CouponsRecord row) {
        Coupon.Value value =
                row.getPercent() == null
                        ? new Coupon.Value.Fixed(Money.of(row.getAmount(), row.getCurrency()))
                        : new Coupon.Value.Percent(row.getPercent());
        return new Coupon(
                new CouponId(row.getId()),
                new Coupon.Draft(
                        row.getCode(),
                        value,
                        Arrays.stream(row.getProducts())
                                .map(ProductId::new)
                                .collect(Collectors.toSet()),
                        row.getMaxRedemptions(),
                        row.getValidUntil() == null ? null : row.getValidUntil().toInstant(),
                        ProductStore.metadata(row.getMetadata())),
                row.getRedemptions(),
                row.getActive(),
                row.getCreatedAt().toInstant());
    }
}
