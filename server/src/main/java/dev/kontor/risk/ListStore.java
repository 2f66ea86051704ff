package dev.kontor.risk;

import static dev.kontor.risk.db.Tables.CARD_TESTING;
import static dev.kontor.risk.db.Tables.LIST_ENTRIES;

import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import dev.kontor.risk.db.tables.records.ListEntriesRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Lists and the card-testing mode in rows. */
final class ListStore {
    /** Most entries of one vendor: they are kept in memory. */
    static final int MOST = 10_000;

    private static final List<Field<?>> VALUE =
            List.of(
                    LIST_ENTRIES.VENDOR_ID,
                    LIST_ENTRIES.LIST,
                    LIST_ENTRIES.KIND,
                    LIST_ENTRIES.VALUE_HASH);

    private final Vault vault;

    ListStore(Vault vault) {
        this.vault = vault;
    }

    /** Writes an entry; one for the same value is renewed and keeps its id, which is answered. */
    UUID put(Tx tx, VendorId vendor, ListEntry entry) {
        ListEntriesRecord row = row(vendor, entry);
        return tx.sql()
                .insertInto(LIST_ENTRIES)
                .set(row)
                .onConflict(VALUE)
                .doUpdate()
                .set(LIST_ENTRIES.VALUE, row.getValue())
                .set(LIST_ENTRIES.REASON, row.getReason())
                .set(LIST_ENTRIES.ACTOR, row.getActor())
                .set(LIST_ENTRIES.EXPIRES_AT, row.getExpiresAt())
                .returningResult(LIST_ENTRIES.ID)
                .fetchSingle()
                .value1();
    }

    void putIfAbsent(Tx tx, VendorId vendor, ListEntry entry) {
        tx.sql()
                .insertInto(LIST_ENTRIES)
                .set(row(vendor, entry))
                .onConflict(VALUE)
                .doNothing()
                .execute();
    }

    private ListEntriesRecord row(VendorId vendor, ListEntry entry) {
        ListEntriesRecord row = new ListEntriesRecord();
        row.setVendorId(vendor.value());
        row.setId(entry.id());
        row.setList(entry.list().code());
        row.setKind(entry.kind().code());
        row.setValueHash(entry.hash());
        row.setValue(entry.value() == null ? null : vault.seal(entry.value()));
        row.setReason(entry.reason());
        row.setActor(entry.actor());
        row.setExpiresAt(
                entry.expiresAt() == null ? null : entry.expiresAt().atOffset(ZoneOffset.UTC));
        row.setCreatedAt(entry.createdAt().atOffset(ZoneOffset.UTC));
        return row;
    }

    /** Whether there was one. */
    boolean remove(Tx tx, VendorId vendor, UUID id) {
        return tx.sql()
                        .deleteFrom(LIST_ENTRIES)
                        .where(LIST_ENTRIES.VENDOR_ID.eq(vendor.value()))
                        .and(LIST_ENTRIES.ID.eq(id))
                        .execute()
                > 0;
    }

    int count(Tx tx, VendorId vendor) {
        return tx.sql().fetchCount(LIST_ENTRIES, LIST_ENTRIES.VENDOR_ID.eq(vendor.value()));
    }

    /** The newest entries, without their values. */
    List<ListEntry> all(DSLContext sql, VendorId vendor) {
        return sql.selectFrom(LIST_ENTRIES)
                .where(LIST_ENTRIES.VENDOR_ID.eq(vendor.value()))
                .orderBy(LIST_ENTRIES.ID.desc())
                .limit(MOST)
                .fetch(row -> entry(row, null));
    }

    /** Newest first; one more than {@code limit}, when there is one. */
    List<ListEntry> page(
            DSLContext sql,
            VendorId vendor,
            ListEntry.@Nullable Name list,
            @Nullable ListKind kind,
            @Nullable UUID after,
            int limit) {
        Condition wanted = LIST_ENTRIES.VENDOR_ID.eq(vendor.value());
        if (list != null) {
            wanted = wanted.and(LIST_ENTRIES.LIST.eq(list.code()));
        }
        if (kind != null) {
            wanted = wanted.and(LIST_ENTRIES.KIND.eq(kind.code()));
        }
        if (after != null) {
            wanted = wanted.and(LIST_ENTRIES.ID.lt(after));
        }
        return sql.selectFrom(LIST_ENTRIES)
                .where(wanted)
                .orderBy(LIST_ENTRIES.ID.desc())
                .limit(limit + 1)
                .fetch(row ->
                        entry(row, row.getValue() == null ? null : vault.openText(row.getValue())));
    }

    private static ListEntry entry(ListEntriesRecord row, @Nullable String value) {
        OffsetDateTime expires = row.getExpiresAt();
        return new ListEntry(
                row.getId(),
                ListEntry.Name.valueOf(row.getList().toUpperCase(Locale.ROOT)),
                ListKind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                value,
                row.getValueHash(),
                row.getReason(),
                row.getActor(),
                expires == null ? null : expires.toInstant(),
                row.getCreatedAt().toInstant());
    }

    /** Until when the vendor's checkout is in card-testing mode. */
    Optional<Instant> cardTestingUntil(DSLContext sql, VendorId vendor) {
        return sql.select(CARD_TESTING.UNTIL)
                .from(CARD_TESTING)
                .where(CARD_TESTING.VENDOR_ID.eq(vendor.value()))
                .fetchOptional(row -> row.value1().toInstant());
    }

    /** Starts the mode, or makes it longer. */
    void cardTesting(Tx tx, VendorId vendor, Instant until) {
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        tx.sql()
                .insertInto(CARD_TESTING, CARD_TESTING.VENDOR_ID, CARD_TESTING.UNTIL)
                .values(vendor.value(), end)
                .onConflict(CARD_TESTING.VENDOR_ID)
                .doUpdate()
                .set(CARD_TESTING.UNTIL, end)
                .where(CARD_TESTING.UNTIL.lt(end))
                .execute();
    }
}
