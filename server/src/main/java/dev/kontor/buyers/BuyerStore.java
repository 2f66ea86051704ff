package dev.kontor.buyers;

import static dev.kontor.buyers.db.Tables.BUYERS;

import dev.kontor.buyers.db.tables.records.BuyersRecord;
import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Buyers in rows. */
final class BuyerStore {
    /** Where a buyer is found. */
    record Key(VendorId vendor, ByteBuffer emailHash) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int vendors = vendor.value().compareTo(other.vendor.value());
            return vendors == 0 ? emailHash.compareTo(other.emailHash) : vendors;
        }
    }

    /** A row to be written, unless it is there already. */
    record Row(Key key, byte[] profile, byte[] profileHash, Instant at) {}

    private record Resolved(Key key, BuyerId id) {}

    /**
     * Who is known with this very profile is only read; everybody else is inserted, or updated when
     * another transaction was faster or the profile is new.
     */
    private static final BulkQuery<Row> RESOLVE =
            BulkQuery.<Row>of(
                            """
                            with looked as materialized (
                                select g.*, k.id as known_id, k.profile_hash = g.profile_hash as same
                                from {given}
                                left join buyers.buyers k
                                  on k.vendor_id = g.vendor_id and k.email_hash = g.email_hash),
                            written as (
                                insert into buyers.buyers as b (vendor_id, id, email_hash, profile,
                                    profile_hash, created_at, updated_at)
                                select vendor_id, id, email_hash, profile, profile_hash, at, at
                                from looked where same is distinct from true order by ord
                                on conflict (vendor_id, email_hash) do update
                                set profile = excluded.profile,
                                    profile_hash = excluded.profile_hash,
                                    updated_at = excluded.updated_at
                                returning b.vendor_id, b.email_hash, b.id)
                            select vendor_id, email_hash, id from written
                            union all
                            select vendor_id, email_hash, known_id from looked where same
                            """)
                    .given("vendor_id", "uuid", row -> row.key().vendor().value())
                    .given("id", "uuid", _ -> BuyerId.next().value())
                    .given("email_hash", "bytea", row -> row.key().emailHash().array())
                    .given("profile", "bytea", Row::profile)
                    .given("profile_hash", "bytea", Row::profileHash)
                    .given("at", "timestamptz", Row::at);

    private final Vault vault;

    BuyerStore(Vault vault) {
        this.vault = vault;
    }

    /** Writes the rows, in the order given, and answers whose they are. One statement. */
    Map<Key, BuyerId> resolve(Tx tx, List<Row> rows) {
        Map<Key, BuyerId> ids = HashMap.newHashMap(rows.size());
        RESOLVE.run(
                        tx,
                        rows,
                        row ->
                                new Resolved(
                                        new Key(
                                                new VendorId(row.getObject(1, UUID.class)),
                                                ByteBuffer.wrap(row.getBytes(2))),
                                        new BuyerId(row.getObject(3, UUID.class))))
                .forEach(it -> ids.put(it.key(), it.id()));
        return ids;
    }

    Optional<Buyer> find(DSLContext sql, VendorId vendor, BuyerId id) {
        return one(sql, vendor, BUYERS.ID.eq(id.value()));
    }

    Optional<Buyer> find(DSLContext sql, Key key) {
        return one(sql, key.vendor(), BUYERS.EMAIL_HASH.eq(key.emailHash().array()));
    }

    private Optional<Buyer> one(DSLContext sql, VendorId vendor, Condition which) {
        return sql.selectFrom(BUYERS)
                .where(BUYERS.VENDOR_ID.eq(vendor.value()))
                .and(which)
                .fetchOptional(this::buyer);
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<Buyer> page(DSLContext sql, VendorId vendor, @Nullable UUID after, int limit) {
        Condition wanted = BUYERS.VENDOR_ID.eq(vendor.value());
        if (after != null) {
            wanted = wanted.and(BUYERS.ID.lt(after));
        }
        return sql.selectFrom(BUYERS)
                .where(wanted)
                .orderBy(BUYERS.ID.desc())
                .limit(limit + 1)
                .fetch(this::buyer);
    }

    private Buyer buyer(BuyersRecord row) {
        return new Buyer(
                new BuyerId(row.getId()),
                Json.read(vault.open(row.getProfile()), Profile.class)
                        .details(new VendorId(row.getVendorId())),
                row.getCreatedAt().toInstant(),
                row.getUpdatedAt().toInstant());
    }
}
