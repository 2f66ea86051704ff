package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.ID_CHECKS;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.db.tables.records.IdChecksRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of tax ids in doubt. */
final class TaxIdCaseStore {
    private static final BulkInsert<TaxIdCase> INSERT =
            BulkInsert.<TaxIdCase>into(ID_CHECKS)
                    .set(ID_CHECKS.VENDOR_ID, it -> it.vendor().value())
                    .set(ID_CHECKS.ORDER_ID, TaxIdCase::orderId)
                    .set(ID_CHECKS.COUNTRY, TaxIdCase::country)
                    .set(ID_CHECKS.TAX_ID, TaxIdCase::taxId)
                    .set(ID_CHECKS.DOUBT, it -> word(it.doubt()))
                    .set(ID_CHECKS.STATE, it -> word(it.state()))
                    .set(ID_CHECKS.SOLD_AT, TaxIdCase::soldAt);

    private final Database database;

    TaxIdCaseStore(Database database) {
        this.database = database;
    }

    void insert(Tx tx, List<TaxIdCase> cases) {
        INSERT.queue(tx, cases);
    }

    Optional<TaxIdCase> find(VendorId vendor, UUID orderId) {
        return database.read(sql ->
                sql.selectFrom(ID_CHECKS)
                        .where(ID_CHECKS.VENDOR_ID.eq(vendor.value()))
                        .and(ID_CHECKS.ORDER_ID.eq(orderId))
                        .fetchOptional(TaxIdCaseStore::read));
    }

    /** Newest sale first. */
    List<TaxIdCase> list(
            VendorId vendor, TaxIdCase.@Nullable State state, @Nullable UUID after, int limit) {
        return database.read(sql ->
                sql.selectFrom(ID_CHECKS)
                        .where(ID_CHECKS.VENDOR_ID.eq(vendor.value()))
                        .and(state == null ? DSL.noCondition() : ID_CHECKS.STATE.eq(word(state)))
                        .and(after == null ? DSL.noCondition() : ID_CHECKS.ORDER_ID.lt(after))
                        .orderBy(ID_CHECKS.ORDER_ID.desc())
                        .limit(limit)
                        .fetch(TaxIdCaseStore::read));
    }

    /** Notes an answer, or that there was none: only an open case has one to wait for. */
    void answered(
            TaxIdCase one,
            TaxIdCase.State state,
            @Nullable String reason,
            @Nullable String consultation,
            Instant now) {
        database.run(tx ->
                tx.sql()
                        .update(ID_CHECKS)
                        .set(ID_CHECKS.STATE, word(state))
                        .set(ID_CHECKS.REASON, reason)
                        .set(ID_CHECKS.CONSULTATION, consultation)
                        .set(ID_CHECKS.ASKED_AT, at(now))
                        .set(ID_CHECKS.ASKED, ID_CHECKS.ASKED.plus(1))
                        .set(
                                ID_CHECKS.CONFIRMED_AT,
                                state == TaxIdCase.State.CONFIRMED ? at(now) : null)
                        .where(ID_CHECKS.VENDOR_ID.eq(one.vendor().value()))
                        .and(ID_CHECKS.ORDER_ID.eq(one.orderId()))
                        .and(ID_CHECKS.STATE.eq(word(TaxIdCase.State.OPEN)))
                        .execute());
    }

    void corrected(TaxIdCase one, Instant now) {
        database.run(tx ->
                tx.sql()
                        .update(ID_CHECKS)
                        .set(ID_CHECKS.CORRECTED_AT, at(now))
                        .where(ID_CHECKS.VENDOR_ID.eq(one.vendor().value()))
                        .and(ID_CHECKS.ORDER_ID.eq(one.orderId()))
                        .and(ID_CHECKS.CORRECTED_AT.isNull())
                        .execute());
    }

    private static TaxIdCase read(IdChecksRecord row) {
        return new TaxIdCase(
                new VendorId(row.getVendorId()),
                row.getOrderId(),
                row.getCountry(),
                row.getTaxId(),
                TaxIdDoubt.valueOf(row.getDoubt().toUpperCase(Locale.ROOT)),
                TaxIdCase.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getSoldAt().toInstant(),
                instant(row.getAskedAt()),
                row.getAsked(),
                row.getReason(),
                row.getConsultation(),
                instant(row.getConfirmedAt()),
                instant(row.getCorrectedAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
