package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.instant;
import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.ENTITLEMENTS;
import static dev.kontor.delivery.db.Tables.LICENSES;
import static dev.kontor.delivery.db.Tables.LICENSE_BANS;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Licenses in the database, joined with the entitlements that they derive from. */
final class LicenseStore {
    private static final BulkInsert<Draft> INSERT =
            BulkInsert.<Draft>into(LICENSES)
                    .set(LICENSES.VENDOR_ID, it -> it.grant().vendor().value())
                    .set(LICENSES.ID, it -> it.license() == null ? null : it.license().value())
                    .set(LICENSES.ENTITLEMENT_ID, it -> it.id().value())
                    .set(LICENSES.KEY_HASH, Draft::keyHash)
                    .set(
                            LICENSES.ACTIVATION_LIMIT,
                            it -> it.terms().orElseThrow().activationLimit())
                    .set(LICENSES.DURATION, LicenseStore::duration);

    /** What a list of licenses is narrowed to. */
    record Filter(
            @Nullable BuyerId buyer,
            @Nullable ProductId product,
            @Nullable EntitlementStatus status) {}

    private final MachineStore machines;

    LicenseStore(MachineStore machines) {
        this.machines = machines;
    }

    private static @Nullable String duration(Draft draft) {
        Period duration = draft.terms().orElseThrow().duration();
        return duration == null ? null : duration.toString();
    }

    /** Writes the licenses of the drafts that are one. */
    void insert(Tx tx, List<Draft> drafts) {
        INSERT.queue(tx, drafts.stream().filter(it -> it.license() != null).toList());
    }

    Optional<License> byKey(DSLContext sql, VendorId vendor, byte[] hash) {
        List<Record> found =
                select(sql)
                        .where(LICENSES.VENDOR_ID.eq(vendor.value()))
                        .and(LICENSES.KEY_HASH.eq(hash))
                        .fetch();
        return licenses(sql, vendor, found).stream().findFirst();
    }

    Optional<License> find(DSLContext sql, VendorId vendor, LicenseId id) {
        return licenses(sql, vendor, select(sql).where(is(vendor, id)).fetch()).stream()
                .findFirst();
    }

    Optional<License> ofEntitlement(DSLContext sql, VendorId vendor, EntitlementId id) {
        List<Record> found =
                select(sql)
                        .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                        .and(ENTITLEMENTS.ID.eq(id.value()))
                        .fetch();
        return licenses(sql, vendor, found).stream().findFirst();
    }

    /** As {@link #find}; nobody else changes its machines until the transaction ends. */
    Optional<License> lock(Tx tx, VendorId vendor, LicenseId id) {
        tx.sql().selectOne().from(LICENSES).where(is(vendor, id)).forUpdate().execute();
        return find(tx.sql(), vendor, id);
    }

    /** Newest first, one more than {@code limit}. */
    List<License> list(
            DSLContext sql,
            VendorId vendor,
            Filter filter,
            @Nullable UUID before,
            int limit,
            Instant now) {
        Condition wanted = LICENSES.VENDOR_ID.eq(vendor.value());
        if (filter.buyer() != null) {
            wanted = wanted.and(ENTITLEMENTS.BUYER_ID.eq(filter.buyer().value()));
        }
        if (filter.product() != null) {
            wanted = wanted.and(ENTITLEMENTS.PRODUCT_ID.eq(filter.product().value()));
        }
        if (filter.status() != null) {
            wanted = wanted.and(shown(filter.status(), now));
        }
        if (before != null) {
            wanted = wanted.and(LICENSES.ID.lt(before));
        }
        return licenses(
                sql,
                vendor,
                select(sql).where(wanted).orderBy(LICENSES.ID.desc()).limit(limit + 1).fetch());
    }

    private static Condition shown(EntitlementStatus status, Instant now) {
        return switch (status) {
            case EXPIRED ->
                    ENTITLEMENTS
                            .STATUS
                            .eq(EntitlementStatus.ACTIVE.code())
                            .and(ENTITLEMENTS.ENDS_AT.le(utc(now)));
            case ACTIVE ->
                    ENTITLEMENTS
                            .STATUS
                            .eq(EntitlementStatus.ACTIVE.code())
                            .and(
                                    ENTITLEMENTS
                                            .ENDS_AT
                                            .isNull()
                                            .or(ENTITLEMENTS.ENDS_AT.gt(utc(now))));
            case PENDING, SUSPENDED, REVOKED -> ENTITLEMENTS.STATUS.eq(status.code());
        };
    }

    /** Hashes of the keys of these licenses, whose rows are held. */
    List<byte[]> lockHashes(Tx tx, VendorId vendor, Collection<LicenseId> ids) {
        return tx.sql()
                .select(LICENSES.KEY_HASH)
                .from(LICENSES)
                .where(LICENSES.VENDOR_ID.eq(vendor.value()))
                .and(LICENSES.ID.in(ids.stream().map(LicenseId::value).toList()))
                .and(LICENSES.KEY_HASH.isNotNull())
                .orderBy(LICENSES.ID)
                .forUpdate()
                .fetch(LICENSES.KEY_HASH);
    }

    /** Hashes of all keys of a buyer. */
    List<byte[]> hashesOfBuyer(Tx tx, VendorId vendor, BuyerId buyer) {
        return tx.sql()
                .select(LICENSES.KEY_HASH)
                .from(LICENSES)
                .join(ENTITLEMENTS)
                .on(ENTITLEMENTS.VENDOR_ID.eq(LICENSES.VENDOR_ID))
                .and(ENTITLEMENTS.LICENSE_ID.eq(LICENSES.ID))
                .where(ENTITLEMENTS.VENDOR_ID.eq(vendor.value()))
                .and(ENTITLEMENTS.BUYER_ID.eq(buyer.value()))
                .and(LICENSES.KEY_HASH.isNotNull())
                .fetch(LICENSES.KEY_HASH);
    }

    /** Gives a license the key that it waited for. */
    void setKey(Tx tx, VendorId vendor, LicenseId id, byte[] hash) {
        tx.sql().update(LICENSES).set(LICENSES.KEY_HASH, hash).where(is(vendor, id)).execute();
    }

    void setTerms(Tx tx, VendorId vendor, LicenseId id, int seats, LicensePolicy policy) {
        tx.sql()
                .update(LICENSES)
                .set(LICENSES.ACTIVATION_LIMIT, seats)
                .set(
                        LICENSES.POLICY,
                        policy.equals(LicensePolicy.DEFAULT) ? null : Json.text(policy))
                .where(is(vendor, id))
                .execute();
    }

    void checkIn(Tx tx, VendorId vendor, LicenseId id, Instant now) {
        tx.sql()
                .update(LICENSES)
                .set(LICENSES.CHECKED_IN_AT, utc(now))
                .where(is(vendor, id))
                .execute();
    }

    void ban(Tx tx, VendorId vendor, BuyerId buyer, String reason, Instant now) {
        tx.sql()
                .insertInto(LICENSE_BANS)
                .set(LICENSE_BANS.VENDOR_ID, vendor.value())
                .set(LICENSE_BANS.BUYER_ID, buyer.value())
                .set(LICENSE_BANS.REASON, reason)
                .set(LICENSE_BANS.BANNED_AT, utc(now))
                .onConflict(LICENSE_BANS.VENDOR_ID, LICENSE_BANS.BUYER_ID)
                .doUpdate()
                .set(LICENSE_BANS.REASON, reason)
                .execute();
    }

    void unban(Tx tx, VendorId vendor, BuyerId buyer) {
        tx.sql()
                .deleteFrom(LICENSE_BANS)
                .where(LICENSE_BANS.VENDOR_ID.eq(vendor.value()))
                .and(LICENSE_BANS.BUYER_ID.eq(buyer.value()))
                .execute();
    }

    private static SelectOnConditionStep<Record> select(DSLContext sql) {
        return sql.select()
                .from(LICENSES)
                .join(ENTITLEMENTS)
                .on(ENTITLEMENTS.VENDOR_ID.eq(LICENSES.VENDOR_ID))
                .and(ENTITLEMENTS.ID.eq(LICENSES.ENTITLEMENT_ID))
                .and(ENTITLEMENTS.LICENSE_ID.eq(LICENSES.ID))
                .leftJoin(LICENSE_BANS)
                .on(LICENSE_BANS.VENDOR_ID.eq(ENTITLEMENTS.VENDOR_ID))
                .and(LICENSE_BANS.BUYER_ID.eq(ENTITLEMENTS.BUYER_ID));
    }

    private static Condition is(VendorId vendor, LicenseId id) {
        return LICENSES.VENDOR_ID.eq(vendor.value()).and(LICENSES.ID.eq(id.value()));
    }

    private List<License> licenses(DSLContext sql, VendorId vendor, List<Record> rows) {
        Map<LicenseId, List<Machine>> known =
                machines.active(
                        sql, vendor, rows.stream().map(row -> row.get(LICENSES.ID)).toList());
        return rows.stream()
                .map(row ->
                        license(
                                row,
                                known.getOrDefault(new LicenseId(row.get(LICENSES.ID)), List.of())))
                .toList();
    }

    private static License license(Record row, List<Machine> machines) {
        VendorId vendor = new VendorId(row.get(LICENSES.VENDOR_ID));
        LicenseId id = new LicenseId(row.get(LICENSES.ID));
        String policy = row.get(LICENSES.POLICY);
        String duration = row.get(LICENSES.DURATION);
        return new License(
                vendor,
                id,
                new EntitlementId(row.get(ENTITLEMENTS.ID)),
                new ProductId(row.get(ENTITLEMENTS.PRODUCT_ID)),
                new BuyerId(row.get(ENTITLEMENTS.BUYER_ID)),
                row.get(LICENSES.KEY_HASH),
                EntitlementStatus.of(row.get(ENTITLEMENTS.STATUS)),
                row.get(LICENSE_BANS.BUYER_ID) != null,
                row.get(LICENSES.ACTIVATION_LIMIT),
                policy == null
                        ? LicensePolicy.DEFAULT
                        : Json.read(policy.getBytes(StandardCharsets.UTF_8), LicensePolicy.class),
                duration == null ? null : Period.parse(duration),
                instant(row.get(ENTITLEMENTS.ENDS_AT)),
                instant(row.get(LICENSES.CHECKED_IN_AT)),
                row.get(ENTITLEMENTS.GRANTED_AT).toInstant(),
                machines);
    }
}
