package dev.kontor.taxids;

import static dev.kontor.taxids.db.Tables.HAND_CHECKS;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.db.tables.records.HandChecksRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of what people saw of tax ids. */
final class HandCheckStore {
    private final Database database;

    HandCheckStore(Database database) {
        this.database = database;
    }

    Optional<HandCheck> find(VendorId vendor, String country, String taxId) {
        return database.read(sql ->
                sql.selectFrom(HAND_CHECKS)
                        .where(row(vendor, country, taxId))
                        .fetchOptional(HandCheckStore::read));
    }

    /**
     * Newest first.
     *
     * @param after the one after which the list goes on
     */
    List<HandCheck> list(VendorId vendor, @Nullable UUID after, int limit) {
        return database.read(sql ->
                sql.selectFrom(HAND_CHECKS)
                        .where(HAND_CHECKS.VENDOR_ID.eq(vendor.value()))
                        .and(after == null ? DSL.noCondition() : HAND_CHECKS.ID.lt(after))
                        .orderBy(HAND_CHECKS.ID.desc())
                        .limit(limit)
                        .fetch(HandCheckStore::read));
    }

    Optional<HandCheck> find(Tx tx, VendorId vendor, UUID id) {
        return tx.sql()
                .selectFrom(HAND_CHECKS)
                .where(HAND_CHECKS.VENDOR_ID.eq(vendor.value()))
                .and(HAND_CHECKS.ID.eq(id))
                .fetchOptional(HandCheckStore::read);
    }

    /** The newest look is the one that counts. */
    void save(Tx tx, HandCheck it) {
        tx.sql()
                .insertInto(HAND_CHECKS)
                .set(HAND_CHECKS.VENDOR_ID, it.vendor().value())
                .set(HAND_CHECKS.ID, it.id())
                .set(HAND_CHECKS.COUNTRY, it.country())
                .set(HAND_CHECKS.TAX_ID, it.taxId())
                .set(HAND_CHECKS.NAME, it.name())
                .set(HAND_CHECKS.CHECKED_ON, it.checkedOn())
                .set(HAND_CHECKS.REFERENCE, it.reference())
                .set(HAND_CHECKS.CONFIRMED_AT, it.confirmedAt().atOffset(ZoneOffset.UTC))
                .set(HAND_CHECKS.CONFIRMED_BY, it.confirmedBy())
                .onConflict(HAND_CHECKS.VENDOR_ID, HAND_CHECKS.COUNTRY, HAND_CHECKS.TAX_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** False when there is none. */
    boolean delete(Tx tx, VendorId vendor, String country, String taxId) {
        return tx.sql().deleteFrom(HAND_CHECKS).where(row(vendor, country, taxId)).execute() > 0;
    }

    /** A register that says no takes back what a person saw. */
    void delete(VendorId vendor, String country, String taxId) {
        database.run(tx -> delete(tx, vendor, country, taxId));
    }

    /** Forgets all that counts from before then; what is seen anew meanwhile stays. */
    void forget(VendorId vendor, Instant before) {
        database.run(tx ->
                tx.sql()
                        .deleteFrom(HAND_CHECKS)
                        .where(HAND_CHECKS.VENDOR_ID.eq(vendor.value()))
                        .and(HAND_CHECKS.CONFIRMED_AT.lt(before.atOffset(ZoneOffset.UTC)))
                        .execute());
    }

    private static Condition row(VendorId vendor, String country, String taxId) {
        return HAND_CHECKS
                .VENDOR_ID
                .eq(vendor.value())
                .and(HAND_CHECKS.COUNTRY.eq(country))
                .and(HAND_CHECKS.TAX_ID.eq(taxId));
    }

    private static HandCheck read(HandChecksRecord row) {
        return new HandCheck(
                new VendorId(row.getVendorId()),
                row.getId(),
                row.getCountry(),
                row.getTaxId(),
                row.getName(),
                row.getCheckedOn(),
                row.getReference(),
                row.getConfirmedAt().toInstant(),
                row.getConfirmedBy());
    }
}
