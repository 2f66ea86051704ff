package dev.kontor.delivery;

import static dev.kontor.delivery.db.Tables.ENTITLEMENTS;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.FileId;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Entitlements in the database. */
final class EntitlementStore {
    private static final BulkInsert<Draft> INSERT =
            BulkInsert.<Draft>into(ENTITLEMENTS)
                    .set(ENTITLEMENTS.VENDOR_ID, it -> it.grant().vendor().value())
                    .set(ENTITLEMENTS.ID, it -> it.id().value())
                    .set(ENTITLEMENTS.ORDER_ID, it -> it.grant().orderId())
                    .set(ENTITLEMENTS.ORDER_LINE_ID, it -> it.grant().orderLineId())
                    .set(ENTITLEMENTS.UNIT, it -> it.grant().unit())
                    .set(ENTITLEMENTS.DELIVERY, it -> (short) it.grant().delivery())
                    .set(ENTITLEMENTS.PRODUCT_ID, it -> it.grant().product().value())
                    .set(ENTITLEMENTS.BUYER_ID, it -> it.grant().buyer().value())
                    .set(ENTITLEMENTS.TYPE, it -> it.grant().spec().type())
                    .set(ENTITLEMENTS.STATUS, it -> it.status().code())
                    .set(ENTITLEMENTS.DELIVERY_STATUS, it -> it.delivered().code())
                    .set(
                            ENTITLEMENTS.LICENSE_ID,
                            it -> it.license() == null ? null : it.license().value())
                    .set(ENTITLEMENTS.FILE_ID, EntitlementStore::file)
                    .set(ENTITLEMENTS.SECRET, Draft::sealed)
                    .set(ENTITLEMENTS.GRANTED_AT, it -> it.grant().at())
                    .set(ENTITLEMENTS.ENDS_AT, Draft::endsAt)
                    .then(
                            "on conflict (vendor_id, order_id, order_line_id, unit, delivery)"
                                    + " do nothing");

    /** A change of standing, of entitlements and the keys of their licenses. */
    record Changed(EntitlementId id, @Nullable LicenseId license) {}

    private final Vault vault;

    EntitlementStore(Vault vault) {
        this.vault = vault;
    }

    private static @Nullable UUID file(Draft draft) {
        FileId file = draft.file();
        return file == null ? null : file.value();
    }

    /** Writes what is not there yet; how many that were. */
    int insert(Tx tx, List<Draft> drafts) {
        return INSERT.run(tx, drafts);
    }

    List<Entitlement> ofOrder(DSLContext sql, VendorId vendor, UUID order, Instant now) {
        return sql.selectFrom(ENTITLEMENTS)
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.ORDER_ID.eq(order))
                .orderBy(ENTITLEMENTS.ORDER_LINE_ID, ENTITLEMENTS.UNIT, ENTITLEMENTS.DELIVERY)
                .fetch(row -> entitlement(row, now));
    }

    Optional<Entitlement> find(DSLContext sql, VendorId vendor, EntitlementId id, Instant now) {
        return sql.selectFrom(ENTITLEMENTS)
                .where(is(vendor, id))
                .fetchOptional(row -> entitlement(row, now));
    }

    List<Entitlement> findAll(
            DSLContext sql, VendorId vendor, Collection<EntitlementId> ids, Instant now) {
        return sql.selectFrom(ENTITLEMENTS)
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.ID.in(ids.stream().map(EntitlementId::value).toList()))
                .orderBy(ENTITLEMENTS.ID)
                .fetch(row -> entitlement(row, now));
    }

    /** As {@link #find}, held until the transaction ends. */
    Optional<Entitlement> lock(Tx tx, VendorId vendor, EntitlementId id, Instant now) {
        return tx.sql()
                .selectFrom(ENTITLEMENTS)
                .where(is(vendor, id))
                .forUpdate()
                .fetchOptional(row -> entitlement(row, now));
    }

    /** Newest first, one more than {@code limit}. */
    List<Entitlement> list(
            DSLContext sql,
            VendorId vendor,
            @Nullable BuyerId buyer,
            @Nullable UUID before,
            int limit,
            Instant now) {
        Condition wanted = ENTITLEMENTS.VENDOR_ID.eq(vendor.value());
        if (buyer != null) {
            wanted = wanted.and(ENTITLEMENTS.BUYER_ID.eq(buyer.value()));
        }
        if (before != null) {
            wanted = wanted.and(ENTITLEMENTS.ID.lt(before));
        }
        return sql.selectFrom(ENTITLEMENTS)
                .where(wanted)
                .orderBy(ENTITLEMENTS.ID.desc())
                .limit(limit + 1)
                .fetch(row -> entitlement(row, now));
    }

    /** The keys and codes of these, in plain. */
    Map<EntitlementId, String> secrets(
            DSLContext sql, VendorId vendor, Collection<EntitlementId> ids) {
        return sql.select(ENTITLEMENTS.ID, ENTITLEMENTS.SECRET)
                .from(ENTITLEMENTS)
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.ID.in(ids.stream().map(EntitlementId::value).toList()))
                .and(ENTITLEMENTS.SECRET.isNotNull())
                .fetchMap(
                        row -> new EntitlementId(row.value1()),
                        row -> vault.openText(row.value2()));
    }

    /** Entitlements that wait for a key of this product, oldest first, held. */
    List<Entitlement> lockBackordered(
            Tx tx, VendorId vendor, ProductId product, int most, Instant now) {
        return tx.sql()
                .selectFrom(ENTITLEMENTS)
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.PRODUCT_ID.eq(product.value()))
                .and(ENTITLEMENTS.DELIVERY_STATUS.eq(DeliveryStatus.BACKORDERED.code()))
                .orderBy(ENTITLEMENTS.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> entitlement(row, now));
    }

    /** How many wait for a key of this product. */
    int countBackordered(DSLContext sql, VendorId vendor, ProductId product) {
        return sql.fetchCount(
                ENTITLEMENTS,
                ENTITLEMENTS.VENDOR_ID.eq(vendor.value()),
                ENTITLEMENTS.PRODUCT_ID.eq(product.value()),
                ENTITLEMENTS.DELIVERY_STATUS.eq(DeliveryStatus.BACKORDERED.code()));
    }

    /** Products of which somebody waits for a key. */
    List<ProductId> backordered(DSLContext sql, VendorId vendor) {
        return sql.selectDistinct(ENTITLEMENTS.PRODUCT_ID)
                .from(ENTITLEMENTS)
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.DELIVERY_STATUS.eq(DeliveryStatus.BACKORDERED.code()))
                .fetch(row -> new ProductId(row.value1()));
    }

    /** Delivers what was pending. */
    void deliver(
            Tx tx,
            VendorId vendor,
            EntitlementId id,
            byte @Nullable [] sealed,
            @Nullable Instant endsAt,
            Instant now) {
        tx.sql()
                .update(ENTITLEMENTS)
                .set(ENTITLEMENTS.STATUS, EntitlementStatus.ACTIVE.code())
                .set(ENTITLEMENTS.DELIVERY_STATUS, DeliveryStatus.DELIVERED.code())
                .set(ENTITLEMENTS.SECRET, sealed)
                .set(ENTITLEMENTS.ENDS_AT, endsAt == null ? null : utc(endsAt))
                .set(ENTITLEMENTS.CHANGED_AT, utc(now))
                .where(is(vendor, id))
                .execute();
    }

    void setEnd(Tx tx, VendorId vendor, EntitlementId id, Instant endsAt) {
        tx.sql()
                .update(ENTITLEMENTS)
                .set(ENTITLEMENTS.ENDS_AT, utc(endsAt))
                .where(is(vendor, id))
                .execute();
    }

    /** Moves those that may move; answers which did. */
    List<Changed> change(
            Tx tx,
            VendorId vendor,
            Collection<EntitlementId> ids,
            EntitlementStatus to,
            Cause cause) {
        var update =
                tx.sql()
                        .update(ENTITLEMENTS)
                        .set(ENTITLEMENTS.STATUS, to.code())
                        .set(ENTITLEMENTS.REASON, cause.reason())
                        .set(ENTITLEMENTS.CHANGED_AT, utc(cause.at()));
        if (to == EntitlementStatus.REVOKED) {
            update = update.set(ENTITLEMENTS.DELIVERY_STATUS, DeliveryStatus.REVOKED.code());
        }
        return update.where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.ID.in(ids.stream().map(EntitlementId::value).toList()))
                .and(ENTITLEMENTS.STATUS.in(to.origins()))
                .returning(ENTITLEMENTS.ID, ENTITLEMENTS.LICENSE_ID)
                .fetch(row ->
                        new Changed(new EntitlementId(row.getId()), license(row.getLicenseId())));
    }

    private static Condition is(VendorId vendor, EntitlementId id) {
        return ENTITLEMENTS.VENDOR_ID.eq(vendor.value()).and(ENTITLEMENTS.ID.eq(id.value()));
    }

    private Entitlement entitlement(Record row, Instant now) {
        String type = row.get(ENTITLEMENTS.TYPE);
        byte @Nullable [] sealed = row.get(ENTITLEMENTS.SECRET);
        String secret = sealed == null ? null : vault.openText(sealed);
        LicenseId license = license(row.get(ENTITLEMENTS.LICENSE_ID));
        UUID file = row.get(ENTITLEMENTS.FILE_ID);
        Instant endsAt = instant(row.get(ENTITLEMENTS.ENDS_AT));
        EntitlementStatus stored = EntitlementStatus.of(row.get(ENTITLEMENTS.STATUS));
        boolean over = endsAt != null && !endsAt.isAfter(now);
        return new Entitlement(
                new VendorId(row.get(ENTITLEMENTS.VENDOR_ID)),
                new EntitlementId(row.get(ENTITLEMENTS.ID)),
                row.get(ENTITLEMENTS.ORDER_ID),
                row.get(ENTITLEMENTS.ORDER_LINE_ID),
                row.get(ENTITLEMENTS.UNIT),
                row.get(ENTITLEMENTS.DELIVERY),
                new ProductId(row.get(ENTITLEMENTS.PRODUCT_ID)),
                new BuyerId(row.get(ENTITLEMENTS.BUYER_ID)),
                type,
                stored == EntitlementStatus.ACTIVE && over ? EntitlementStatus.EXPIRED : stored,
                DeliveryStatus.of(row.get(ENTITLEMENTS.DELIVERY_STATUS)),
                license == null || secret == null
                        ? null
                        : new Entitlement.IssuedLicense(license, secret),
                license == null ? secret : null,
                file == null ? null : new FileId(file),
                row.get(ENTITLEMENTS.GRANTED_AT).toInstant(),
                endsAt);
    }

    private static @Nullable LicenseId license(@Nullable UUID id) {
        return id == null ? null : new LicenseId(id);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
