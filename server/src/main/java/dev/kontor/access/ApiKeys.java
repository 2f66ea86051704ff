package dev.kontor.access;

import static dev.kontor.access.db.Tables.API_KEYS;
import static dev.kontor.access.db.Tables.API_KEY_HASHES;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** API keys: {@code kt_test_…} for a sandbox, {@code kt_live_…} for a live vendor. */
public final class ApiKeys {
    private static final String DEMO = "kt_test_demo";
    private static final int SECRET = 40;
    private static final Duration FRESH = Duration.ofSeconds(5);

    /**
     * A key as its owner may see it again.
     *
     * @param shown how the key begins, such as {@code kt_test_4f9a…}
     * @param version of the API that the key was first used with; null until then
     */
    public record Key(
            VendorId vendor,
            UUID id,
            String name,
            String shown,
            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable LocalDate version) {
        /** Whether it is the well-known one of the demo. */
        public boolean isDemo() {
            return shown.equals(DEMO);
        }
    }

    /** A key with its secret: seen once. */
    public record NewKey(Key key, String secret) {}

    /** What a presented secret stands for: a vendor's key, or an operator's. */
    sealed interface Holder {
        record OfVendor(Key key, Vendor vendor) implements Holder {}

        record OfOperator(UUID keyId) implements Holder {}
    }

    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Cache<String, Optional<Holder>> holders =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(FRESH).build();

    ApiKeys(Database database, Vendors vendors, Clocks clocks) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
    }

    /** Makes a key with a random secret. */
    public NewKey create(Tx tx, Vendor vendor, String name, Collection<String> scopes) {
        String mode = vendor.live() ? "kt_live_" : "kt_test_";
        return create(
                tx, vendor, name, scopes, mode + Codes.random(SECRET).toLowerCase(Locale.ROOT));
    }

    /**
     * Makes the demo's well-known key, for a sandbox of a server that only this machine reaches.
     */
    public void createDemo(Tx tx, Vendor sandbox) {
        if (sandbox.live()) {
            throw new IllegalArgumentException("the demo has no live key");
        }
        create(tx, sandbox, "demo", List.of("*"), DEMO);
    }

    /** Whether the demo's key is in this database. */
    public boolean isDemoKnown() {
        return database.read(sql ->
                sql.fetchExists(
                        sql.selectFrom(API_KEY_HASHES)
                                .where(API_KEY_HASHES.HASH.eq(Sha256.of(DEMO)))));
    }

    /** The sandbox of the demo's key, if the demo is on. */
    public Optional<VendorId> demoVendor() {
        return holder(DEMO).stream()
                .filter(Holder.OfVendor.class::isInstance)
                .map(Holder.OfVendor.class::cast)
                .map(it -> it.vendor().id())
                .findFirst();
    }

    private NewKey create(
            Tx tx, Vendor vendor, String name, Collection<String> scopes, String secret) {
        Instant now = clocks.real();
        UUID id = Ids.next();
        String shown = secret.length() <= 16 ? secret : secret.substring(0, 12) + "…";
        tx.sql()
                .insertInto(API_KEYS)
                .set(API_KEYS.VENDOR_ID, vendor.id().value())
                .set(API_KEYS.ID, id)
                .set(API_KEYS.NAME, name)
                .set(API_KEYS.SHOWN, shown)
                .set(API_KEYS.SCOPES, scopes.toArray(new String[0]))
                .set(API_KEYS.CREATED_AT, now.atOffset(ZoneOffset.UTC))
                .execute();
        tx.sql()
                .insertInto(API_KEY_HASHES)
                .set(API_KEY_HASHES.HASH, Sha256.of(secret))
                .set(API_KEY_HASHES.VENDOR_ID, vendor.id().value())
                .set(API_KEY_HASHES.KEY_ID, id)
                .execute();
        tx.afterCommit(() -> holders.invalidate(secret));
        return new NewKey(
                new Key(vendor.id(), id, name, shown, Set.copyOf(scopes), now, null, null), secret);
    }

    /** Makes an operator's key, which acts for any vendor. */
    public String createOperatorKey(Tx tx) {
        String secret = "kt_op_" + Codes.random(SECRET).toLowerCase(Locale.ROOT);
        tx.sql()
                .insertInto(API_KEY_HASHES)
                .set(API_KEY_HASHES.HASH, Sha256.of(secret))
                .set(API_KEY_HASHES.KEY_ID, Ids.next())
                .execute();
        return secret;
    }

    /** Pins a key to the version of the API that it is first used with. */
    void pin(Key key, LocalDate version) {
        database.run(tx -> {
            tx.sql()
                    .update(API_KEYS)
                    .set(API_KEYS.VERSION, version)
                    .where(API_KEYS.VENDOR_ID.eq(key.vendor().value()))
                    .and(API_KEYS.ID.eq(key.id()))
                    .and(API_KEYS.VERSION.isNull())
                    .execute();
            tx.afterCommit(holders::invalidateAll);
        });
    }

    /**
     * Ends a key; requests with it are refused within seconds everywhere, here at once. Whether
     * there was such a key to end.
     */
    public boolean revoke(Tx tx, VendorId vendor, UUID id) {
        tx.afterCommit(holders::invalidateAll);
        return tx.sql()
                        .update(API_KEYS)
                        .set(API_KEYS.REVOKED_AT, clocks.real().atOffset(ZoneOffset.UTC))
                        .where(API_KEYS.VENDOR_ID.eq(vendor.value()))
                        .and(API_KEYS.ID.eq(id))
                        .and(API_KEYS.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The vendor's keys, newest first. */
    public List<Key> list(VendorId vendor) {
        return database.read(sql ->
                sql.selectFrom(API_KEYS)
                        .where(API_KEYS.VENDOR_ID.eq(vendor.value()))
                        .orderBy(API_KEYS.CREATED_AT.desc())
                        .fetch(ApiKeys::key));
    }

    /** Whose the secret is; empty when nobody's, or revoked. */
    Optional<Holder> holder(String secret) {
        return holders.get(secret, this::load);
    }

    private Optional<Holder> load(String secret) {
        return database.read(sql ->
                        sql.selectFrom(API_KEY_HASHES)
                                .where(API_KEY_HASHES.HASH.eq(Sha256.of(secret)))
                                .fetchOptional())
                .flatMap(known ->
                        known.getVendorId() == null
                                ? Optional.of(new Holder.OfOperator(known.getKeyId()))
                                : ofVendor(known.getVendorId(), known.getKeyId()));
    }

    private Optional<Holder> ofVendor(UUID vendor, UUID id) {
        return database.read(sql ->
                        sql.selectFrom(API_KEYS)
                                .where(API_KEYS.VENDOR_ID.eq(vendor))
                                .and(API_KEYS.ID.eq(id))
                                .and(API_KEYS.REVOKED_AT.isNull())
                                .fetchOptional(ApiKeys::key))
                .flatMap(key ->
                        vendors.find(new VendorId(vendor))
                                .map(owner -> new Holder.OfVendor(key, owner)));
    }

    private static Key key(Record row) {
        return new Key(
                new VendorId(row.get(API_KEYS.VENDOR_ID)),
                row.get(API_KEYS.ID),
                row.get(API_KEYS.NAME),
                row.get(API_KEYS.SHOWN),
                Set.of(row.get(API_KEYS.SCOPES)),
                row.get(API_KEYS.CREATED_AT).toInstant(),
                row.get(API_KEYS.REVOKED_AT) == null
                        ? null
                        : row.get(API_KEYS.REVOKED_AT).toInstant(),
                row.get(API_KEYS.VERSION));
    }
}
