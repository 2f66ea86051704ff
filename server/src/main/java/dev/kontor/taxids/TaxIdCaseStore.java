package dev.kontor.taxids;

import static dev.kontor.taxids.db.Tables.CASES;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.db.tables.records.CasesRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of tax ids in doubt. */
final class TaxIdCaseStore {
    private static final BulkInsert<TaxIdCase> INSERT =
            BulkInsert.<TaxIdCase>into(CASES)
                    .set(CASES.VENDOR_ID, it -> it.vendor().value())
                    .set(CASES.ORDER_ID, TaxIdCase::orderId)
                    .set(CASES.COUNTRY, TaxIdCase::country)
                    .set(CASES.TYPED, TaxIdCase::typed)
                    .set(CASES.TAX_ID, TaxIdCase::taxId)
                    .set(CASES.DOUBT, it -> word(it.doubt()))
                    .set(CASES.STATE, it -> word(it.state()))
                    .set(CASES.SOLD_AT, TaxIdCase::soldAt);

    private final Database database;

    TaxIdCaseStore(Database database) {
        this.database = database;
    }

    void insert(Tx tx, List<TaxIdCase> cases) {
        INSERT.queue(tx, cases);
    }

    Optional<TaxIdCase> find(VendorId vendor, UUID orderId) {
        return database.read(sql ->
                sql.selectFrom(CASES)
                        .where(row(vendor, orderId))
                        .fetchOptional(TaxIdCaseStore::read));
    }

    /**
     * Newest sale first.
     *
     * @param states empty for all
     */
    List<TaxIdCase> list(
            VendorId vendor, Set<TaxIdCase.State> states, @Nullable UUID after, int limit) {
        return database.read(sql ->
                sql.selectFrom(CASES)
                        .where(CASES.VENDOR_ID.eq(vendor.value()))
                        .and(states.isEmpty() ? DSL.noCondition() : isIn(states))
                        .and(after == null ? DSL.noCondition() : CASES.ORDER_ID.lt(after))
                        .orderBy(CASES.ORDER_ID.desc())
                        .limit(limit)
                        .fetch(TaxIdCaseStore::read));
    }

    /**
     * Notes an answer, or that there was none; false when somebody has decided meanwhile.
     *
     * @param found null keeps what was found before
     */
    boolean answered(
            Tx tx,
            TaxIdCase one,
            TaxIdCase.State state,
            @Nullable String reason,
            @Nullable String consultation,
            TaxIdCase.@Nullable Found found,
            Instant now) {
        TaxIdCase.Found known = found == null ? one.found() : found;
        return tx.sql()
                        .update(CASES)
                        .set(CASES.STATE, word(state))
                        .set(CASES.REASON, reason)
                        .set(CASES.CONSULTATION, consultation)
                        .set(CASES.FOUND_NAME, known.name())
                        .set(CASES.FOUND_ADDRESS, known.address())
                        .set(CASES.ASKED_AT, at(now))
                        .set(CASES.ASKED, CASES.ASKED.plus(1))
                        .set(
                                CASES.CONFIRMED_AT,
                                state == TaxIdCase.State.CONFIRMED ? at(now) : null)
                        .where(row(one.vendor(), one.orderId()))
                        .and(CASES.STATE.eq(word(one.state())))
                        .execute()
                > 0;
    }

    /** Notes a person's decision; false when the case has moved on meanwhile. */
    boolean decided(Tx tx, TaxIdCase one, TaxIdCase.State state, TaxIdCase.Decided decided) {
        return tx.sql()
                        .update(CASES)
                        .set(CASES.STATE, word(state))
                        .set(CASES.DECIDED_AT, at(decided.at()))
                        .set(CASES.DECIDED_BY, decided.actor())
                        .set(CASES.NOTE, decided.note())
                        .where(row(one.vendor(), one.orderId()))
                        .and(CASES.STATE.eq(word(one.state())))
                        .execute()
                > 0;
    }

    /**
     * Notes that a person has seen the id on its authority's page; false as above, or when its
     * register has answered meanwhile.
     */
    boolean confirmed(Tx tx, TaxIdCase one, HandCheck seen, TaxIdCase.Decided decided) {
        return tx.sql()
                        .update(CASES)
                        .set(CASES.STATE, word(TaxIdCase.State.ACCEPTED))
                        .set(CASES.CONSULTATION, seen.reference())
                        .set(CASES.FOUND_NAME, seen.name())
                        .set(CASES.CONFIRMED_AT, at(decided.at()))
                        .set(CASES.DECIDED_AT, at(decided.at()))
                        .set(CASES.DECIDED_BY, decided.actor())
                        .set(CASES.NOTE, decided.note())
                        .where(row(one.vendor(), one.orderId()))
                        .and(CASES.STATE.eq(word(one.state())))
                        .and(CASES.REASON.isDistinctFrom(TaxIdCase.OTHER_NAME))
                        .execute()
                > 0;
    }

    /**
     * Sales with the id that was seen which were taxed for want of an answer, and wait for one;
     * newest first.
     *
     * @param since when they were sold, at the earliest
     * @param after the sale after which the list goes on
     */
    List<UUID> taxed(Tx tx, HandCheck seen, Instant since, @Nullable UUID after, int limit) {
        return tx.sql()
                .select(CASES.ORDER_ID)
                .from(CASES)
                .where(CASES.VENDOR_ID.eq(seen.vendor().value()))
                .and(CASES.TAX_ID.eq(seen.taxId()))
                .and(CASES.COUNTRY.eq(seen.country()))
                .and(CASES.DOUBT.eq(word(TaxIdDoubt.UNAVAILABLE)))
                .and(isIn(Set.of(TaxIdCase.State.OPEN, TaxIdCase.State.NO_REGISTER)))
                .and(CASES.SOLD_AT.ge(at(since)))
                .and(after == null ? DSL.noCondition() : CASES.ORDER_ID.lt(after))
                .orderBy(CASES.ORDER_ID.desc())
                .limit(limit)
                .fetch(CASES.ORDER_ID);
    }

    /** Forgets a case of a sale that did not come about. */
    void delete(Tx tx, VendorId vendor, UUID orderId) {
        tx.sql().deleteFrom(CASES).where(row(vendor, orderId)).execute();
    }

    long count(VendorId vendor, Set<TaxIdCase.State> states) {
        return database.read(sql ->
                (long) sql.fetchCount(CASES, CASES.VENDOR_ID.eq(vendor.value()).and(isIn(states))));
    }

    private static Condition row(VendorId vendor, UUID orderId) {
        return CASES.VENDOR_ID.eq(vendor.value()).and(CASES.ORDER_ID.eq(orderId));
    }

    private static Condition isIn(Set<TaxIdCase.State> states) {
        return CASES.STATE.in(states.stream().map(TaxIdCaseStore::word).toList());
    }

    void corrected(TaxIdCase one, Instant now) {
        database.run(tx ->
                tx.sql()
                        .update(CASES)
                        .set(CASES.CORRECTED_AT, at(now))
                        .where(row(one.vendor(), one.orderId()))
                        .and(CASES.CORRECTED_AT.isNull())
                        .execute());
    }

    private static TaxIdCase read(CasesRecord row) {
        return new TaxIdCase(
                new VendorId(row.getVendorId()),
                row.getOrderId(),
                row.getCountry(),
                row.getTyped(),
                row.getTaxId(),
                TaxIdDoubt.valueOf(row.getDoubt().toUpperCase(Locale.ROOT)),
                TaxIdCase.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getSoldAt().toInstant(),
                instant(row.getAskedAt()),
                row.getAsked(),
                row.getReason(),
                new TaxIdCase.Found(row.getFoundName(), row.getFoundAddress()),
                row.getConsultation(),
                instant(row.getConfirmedAt()),
                instant(row.getCorrectedAt()),
                decided(row));
    }

    private static TaxIdCase.@Nullable Decided decided(CasesRecord row) {
        OffsetDateTime at = row.getDecidedAt();
        return at == null
                ? null
                : new TaxIdCase.Decided(row.getDecidedBy(), at.toInstant(), row.getNote());
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
