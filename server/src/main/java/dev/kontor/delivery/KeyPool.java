package dev.kontor.delivery;

import static dev.kontor.delivery.EntitlementStore.utc;
import static dev.kontor.delivery.db.Tables.KEY_DIRECTORY;
import static dev.kontor.delivery.db.Tables.POOL_KEYS;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Keys that vendors load (handbook 8.2): free, reserved for an order until a time, assigned, and
 * burned once their entitlement is revoked. Two orders never wait for the same key: what another
 * transaction holds is skipped.
 */
final class KeyPool {
    /** What keys are for: an order's units of a product. */
    record Place(VendorId vendor, ProductId product, UUID order) {}

    /**
     * One key that is wanted.
     *
     * @param at the vendor's time
     * @param until when it goes back if it is only reserved
     */
    record Want(Place place, Instant at, @Nullable Instant until) {}

    /** A key that is assigned now. */
    record PoolKey(String key, byte[] hash) {}

    /** How many keys of a product are in each state. */
    record Stock(int free, int reserved, int assigned, int burned) {}

    private record Loading(
            VendorId vendor, ProductId product, UUID id, byte[] hash, byte[] sealed, Instant at) {}

    private static final BulkInsert<Loading> LOAD =
            BulkInsert.<Loading>into(POOL_KEYS)
                    .set(POOL_KEYS.VENDOR_ID, it -> it.vendor().value())
                    .set(POOL_KEYS.PRODUCT_ID, it -> it.product().value())
                    .set(POOL_KEYS.ID, Loading::id)
                    .set(POOL_KEYS.KEY_HASH, Loading::hash)
                    .set(POOL_KEYS.KEY, Loading::sealed)
                    .set(POOL_KEYS.STATUS, it -> "free")
                    .then("on conflict do nothing");

    private static final BulkInsert<Loading> DIRECTORY =
            BulkInsert.<Loading>into(KEY_DIRECTORY)
                    .set(KEY_DIRECTORY.KEY_HASH, Loading::hash)
                    .set(KEY_DIRECTORY.VENDOR_ID, it -> it.vendor().value())
                    .set(KEY_DIRECTORY.LOADED_AT, Loading::at)
                    .then("on conflict do nothing");

    private static final String TAKE_RESERVED =
            statement(
                    "vendor_id, product_id, order_id",
                    "k.order_id = p.order_id and k.status = 'reserved'",
                    "");

    private static final String TAKE_FREE =
            statement(
                    "vendor_id, product_id",
                    "k.status in ('free', 'reserved')"
                            + " and (k.status = 'free' or k.reserved_until <= p.now)",
                    " skip locked");

    private final Vault vault;

    KeyPool(Vault vault) {
        this.vault = vault;
    }

    /** Numbers the wants and the keys of each pool, and brings them together by their numbers. */
    private static String statement(String pool, String condition, String lock) {
        return """
        with wanted as (
            select *, row_number() over (partition by %1$s) as n
            from unnest({0}::uuid[], {1}::uuid[], {2}::uuid[], {3}::timestamptz[],
                {4}::timestamptz[]) as w(vendor_id, product_id, order_id, now, until)
        ), pools as (
            select %1$s, max(now) as now, count(*) as wanted from wanted group by %1$s
        ), picked as materialized (
            select p.*, k.id, row_number() over (partition by %1$s order by k.id) as n
            from pools p cross join lateral (
                select k.id from delivery.pool_keys k
                where k.vendor_id = p.vendor_id and k.product_id = p.product_id and %2$s
                order by k.id limit p.wanted for update%3$s) k
        )
        update delivery.pool_keys k
        set status = {5}, order_id = w.order_id, reserved_until = w.until
        from picked p join wanted w using (%1$s, n)
        where k.vendor_id = p.vendor_id and k.product_id = p.product_id and k.id = p.id
        returning k.vendor_id, k.product_id, k.order_id, k.key_hash, k.key
        """
                .formatted(pool, condition, lock);
    }

    /**
     * Notes a key that the vendor made for one order; false when it is known already. It is found
     * through the directory like any key that was loaded.
     */
    boolean assign(
            Tx tx,
            VendorId vendor,
            ProductId product,
            UUID order,
            String key,
            byte[] hash,
            Instant real) {
        boolean isNew = load(tx, vendor, product, List.of(key), real) == 1;
        if (isNew) {
            tx.sql()
                    .update(POOL_KEYS)
                    .set(POOL_KEYS.STATUS, "assigned")
                    .set(POOL_KEYS.ORDER_ID, order)
                    .where(POOL_KEYS.VENDOR_ID.eq(vendor.value()))
                    .and(POOL_KEYS.KEY_HASH.eq(hash))
                    .execute();
        }
        return isNew;
    }

    /**
     * Loads keys; how many were new.
     *
     * @param real time, since vendors' clocks do not compare
     */
    int load(Tx tx, VendorId vendor, ProductId product, Collection<String> keys, Instant real) {
        List<Loading> rows =
                keys.stream()
                        .map(key ->
                                new Loading(
                                        vendor,
                                        product,
                                        Ids.next(),
                                        Sha256.of(key),
                                        vault.seal(key),
                                        real))
                        .toList();
        DIRECTORY.run(tx, rows);
        return LOAD.run(tx, rows);
    }

    /** Takes a key for each want as far as the pools go: first those reserved for its order. */
    Taken take(Tx tx, List<Want> wants) {
        Taken taken = new Taken(new HashMap<>());
        update(tx, TAKE_RESERVED, "assigned", wants).forEach(row -> add(taken, row));
        List<Want> rest = taken.missing(wants);
        update(tx, TAKE_FREE, "assigned", rest).forEach(row -> add(taken, row));
        return taken;
    }

    /** Keeps keys for orders that are still to be paid; fewer when the pool has no more. */
    void reserve(Tx tx, List<KeyReservation> reservations) {
        List<Want> wants =
                reservations.stream()
                        .flatMap(it ->
                                Collections.nCopies(
                                        it.keys(),
                                        new Want(
                                                new Place(it.vendor(), it.product(), it.orderId()),
                                                it.at(),
                                                it.until()))
                                        .stream())
                        .toList();
        update(tx, TAKE_FREE, "reserved", wants);
    }

    /** Gives back the keys that were reserved for an order; how many. */
    int release(Tx tx, VendorId vendor, UUID order) {
        return tx.sql()
                .update(POOL_KEYS)
                .set(POOL_KEYS.STATUS, "free")
                .setNull(POOL_KEYS.ORDER_ID)
                .setNull(POOL_KEYS.RESERVED_UNTIL)
                .where(POOL_KEYS.VENDOR_ID.eq(vendor.value()))
                .and(POOL_KEYS.ORDER_ID.eq(order))
                .and(POOL_KEYS.STATUS.eq("reserved"))
                .execute();
    }

    /** Gives back keys that were taken, but that nobody was given in the end. */
    void putBack(Tx tx, VendorId vendor, Collection<byte[]> hashes) {
        move(tx, vendor, hashes, "free");
    }

    /** Ends keys for good: whoever had them may have kept them. */
    void burn(Tx tx, VendorId vendor, Collection<byte[]> hashes) {
        move(tx, vendor, hashes, "burned");
    }

    private static void move(Tx tx, VendorId vendor, Collection<byte[]> hashes, String to) {
        tx.sql()
                .update(POOL_KEYS)
                .set(POOL_KEYS.STATUS, to)
                .where(POOL_KEYS.VENDOR_ID.eq(vendor.value()))
                .and(POOL_KEYS.KEY_HASH.in(hashes))
                .and(POOL_KEYS.STATUS.eq("assigned"))
                .execute();
    }

    Stock stock(DSLContext sql, VendorId vendor, ProductId product) {
        Map<String, Integer> count =
                sql.select(POOL_KEYS.STATUS, DSL.count())
                        .from(POOL_KEYS)
                        .where(POOL_KEYS.VENDOR_ID.eq(vendor.value()))
                        .and(POOL_KEYS.PRODUCT_ID.eq(product.value()))
                        .groupBy(POOL_KEYS.STATUS)
                        .fetchMap(Record2::value1, Record2::value2);
        return new Stock(
                count.getOrDefault("free", 0),
                count.getOrDefault("reserved", 0),
                count.getOrDefault("assigned", 0),
                count.getOrDefault("burned", 0));
    }

    /** When the first reservation of a product ends. */
    Optional<Instant> nextFree(DSLContext sql, VendorId vendor, ProductId product) {
        return sql.select(DSL.min(POOL_KEYS.RESERVED_UNTIL))
                .from(POOL_KEYS)
                .where(POOL_KEYS.VENDOR_ID.eq(vendor.value()))
                .and(POOL_KEYS.PRODUCT_ID.eq(product.value()))
                .and(POOL_KEYS.STATUS.eq("reserved"))
                .fetchOptional(Record1::value1)
                .map(OffsetDateTime::toInstant);
    }

    /** Vendors that loaded this key, the first one first. */
    List<VendorId> owners(DSLContext sql, byte[] hash) {
        return sql.select(KEY_DIRECTORY.VENDOR_ID)
                .from(KEY_DIRECTORY)
                .where(KEY_DIRECTORY.KEY_HASH.eq(hash))
                .orderBy(KEY_DIRECTORY.LOADED_AT)
                .fetch(row -> new VendorId(row.value1()));
    }

    private static List<Record> update(Tx tx, String statement, String status, List<Want> wants) {
        if (wants.isEmpty()) {
            return List.of();
        }
        return List.copyOf(
                tx.sql()
                        .fetch(
                                statement,
                                uuids(wants, it -> it.place().vendor().value()),
                                uuids(wants, it -> it.place().product().value()),
                                uuids(wants, it -> it.place().order()),
                                times(wants, Want::at),
                                times(wants, Want::until),
                                DSL.val(status)));
    }

    private static Field<UUID[]> uuids(List<Want> wants, Function<Want, UUID> part) {
        return DSL.val(wants.stream().map(part).toArray(UUID[]::new));
    }

    private static Field<OffsetDateTime[]> times(
            List<Want> wants, Function<Want, @Nullable Instant> part) {
        return DSL.val(
                wants.stream()
                        .map(part)
                        .map(it -> it == null ? null : utc(it))
                        .toArray(OffsetDateTime[]::new));
    }

    private void add(Taken taken, Record row) {
        Place place =
                new Place(
                        new VendorId(row.get(0, UUID.class)),
                        new ProductId(row.get(1, UUID.class)),
                        row.get(2, UUID.class));
        PoolKey key =
                new PoolKey(vault.openText(row.get(4, byte[].class)), row.get(3, byte[].class));
        taken.keys.computeIfAbsent(place, any -> new ArrayDeque<>()).add(key);
    }

    /** Keys that were taken, to be handed out one by one. */
    record Taken(Map<Place, Queue<PoolKey>> keys) {
        /** The next key for this place; empty when the pool was. */
        Optional<PoolKey> next(Place place) {
            Queue<PoolKey> some = keys.get(place);
            return some == null ? Optional.empty() : Optional.ofNullable(some.poll());
        }

        private List<Want> missing(List<Want> wants) {
            Map<Place, Integer> left = new HashMap<>();
            keys.forEach((place, some) -> left.put(place, some.size()));
            return wants.stream()
                    .filter(want -> left.merge(want.place(), -1, Integer::sum) < 0)
                    .toList();
        }
    }
}
