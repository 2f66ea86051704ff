package dev.kontor.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Database;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Licenses by their keys, from memory: software in the field asks all day. A change in this process
 * is seen at once, one in another within five seconds.
 */
final class Licenses {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 200_000;
    private static final int LONGEST = 4_096;

    private record Address(VendorId vendor, ByteBuffer hash) {}

    private final Database database;
    private final LicenseStore store;
    private final KeyPool pool;
    private final Vendors vendors;
    private final Cache<Address, Optional<License>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    private final Cache<ByteBuffer, List<VendorId>> owners =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    Licenses(Database database, LicenseStore store, KeyPool pool, Vendors vendors) {
        this.database = database;
        this.store = store;
        this.pool = pool;
        this.vendors = vendors;
    }

    /**
     * The license of a key as somebody typed it. Keys that we made name their vendor; all others
     * are looked up among those that vendors loaded. The same key loaded by several vendors is the
     * license of the first who sold it.
     */
    Optional<License> find(String typed) {
        String key = typed.strip();
        if (key.isEmpty() || key.length() > LONGEST) {
            return Optional.empty();
        }
        return generated(key).or(() -> signed(key)).or(() -> loaded(key));
    }

    private Optional<License> generated(String key) {
        return GeneratedKey.read(key)
                .flatMap(it ->
                        vendors.byCode(it.vendorCode())
                                .flatMap(vendor -> get(vendor.id(), Sha256.of(it.digits()))));
    }

    private Optional<License> signed(String key) {
        return SignedDocument.vendorCode(key)
                .flatMap(vendors::byCode)
                .map(Vendor::id)
                .flatMap(vendor -> get(vendor, Sha256.of(key)));
    }

    private Optional<License> loaded(String key) {
        byte[] hash = Sha256.of(key);
        return owners
                .get(ByteBuffer.wrap(hash), any -> database.read(sql -> pool.owners(sql, hash)))
                .stream()
                .flatMap(vendor -> get(vendor, hash).stream())
                .findFirst();
    }

    private Optional<License> get(VendorId vendor, byte[] hash) {
        return known.get(
                new Address(vendor, ByteBuffer.wrap(hash)),
                any -> database.read(sql -> store.byKey(sql, vendor, hash)));
    }

    /**
     * Works on the license of a key while nobody else changes its machines; refuses a key that is
     * unknown.
     */
    <R> R underLock(String typed, BiFunction<Tx, License, R> work) {
        License found = find(typed).orElseThrow(DeliveryProblems::unknownKey);
        return database.write(tx -> {
            License license =
                    store.lock(tx, found.vendor(), found.id())
                            .orElseThrow(DeliveryProblems::unknownKey);
            R result = work.apply(tx, license);
            forget(tx, license);
            return result;
        });
    }

    /** Writes the licenses of the drafts that are one. */
    void insert(Tx tx, List<Draft> drafts) {
        store.insert(tx, drafts);
        drafts.stream()
                .filter(it -> Drafts.isPooled(it.grant()) && it.keyHash() != null)
                .forEach(it ->
                        forget(
                                tx,
                                it.grant().vendor(),
                                List.of(Objects.requireNonNull(it.keyHash()))));
    }

    /** Keys were loaded: they may have been asked for before. */
    void loaded(Tx tx, Collection<byte[]> hashes) {
        tx.afterCommit(() -> hashes.forEach(it -> owners.invalidate(ByteBuffer.wrap(it))));
    }

    /** Something about these licenses changes with this transaction. */
    void forget(Tx tx, VendorId vendor, Collection<byte[]> hashes) {
        tx.afterCommit(() ->
                hashes.forEach(it -> known.invalidate(new Address(vendor, ByteBuffer.wrap(it)))));
    }

    void forget(Tx tx, License license) {
        if (license.keyHash() != null) {
            forget(tx, license.vendor(), List.of(license.keyHash()));
        }
    }
}
