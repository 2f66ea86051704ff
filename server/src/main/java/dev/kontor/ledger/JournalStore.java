package dev.kontor.ledger;

import static dev.kontor.ledger.db.Tables.ENTRIES;
import static dev.kontor.ledger.db.Tables.JOURNALS;

import dev.kontor.ledger.db.tables.records.EntriesRecord;
import dev.kontor.ledger.db.tables.records.JournalsRecord;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The journals and their entries. */
final class JournalStore {
    private record Line(Journal journal, short line, Entry entry) {}

    private static final BulkInsert<Journal> JOURNAL =
            BulkInsert.<Journal>into(JOURNALS)
                    .set(JOURNALS.VENDOR_ID, it -> it.vendor().value())
                    .set(JOURNALS.ID, it -> it.id().value())
                    .set(JOURNALS.KIND, it -> it.kind().code())
                    .set(JOURNALS.SOURCE_ID, Journal::source)
                    .set(JOURNALS.ORDER_ID, Journal::order)
                    .set(JOURNALS.AT, Journal::at);

    private static final BulkInsert<Line> ENTRY =
            BulkInsert.<Line>into(ENTRIES)
                    .set(ENTRIES.VENDOR_ID, it -> it.journal().vendor().value())
                    .set(ENTRIES.JOURNAL_ID, it -> it.journal().id().value())
                    .set(ENTRIES.LINE, Line::line)
                    .set(ENTRIES.ACCOUNT, it -> it.entry().account().code())
                    .set(ENTRIES.CURRENCY, it -> it.entry().currency().getCurrencyCode())
                    .set(ENTRIES.DEBIT, it -> it.entry().debit())
                    .set(ENTRIES.CREDIT, it -> it.entry().credit())
                    .set(ENTRIES.GATEWAY, it -> it.entry().gateway())
                    .set(ENTRIES.JURISDICTION, it -> it.entry().jurisdiction())
                    .set(ENTRIES.TAX_TYPE, it -> it.entry().taxType())
                    .set(ENTRIES.DUE, it -> it.entry().due());

    private JournalStore() {}

    static void insert(Tx tx, List<Journal> journals) {
        JOURNAL.queue(tx, journals);
        List<Line> lines = new ArrayList<>(journals.size() * 6);
        for (Journal journal : journals) {
            short number = 1;
            for (Entry entry : journal.entries()) {
                lines.add(new Line(journal, number++, entry));
            }
        }
        ENTRY.queue(tx, lines);
    }

    static boolean exists(Tx tx, VendorId vendor, JournalKind kind, UUID source) {
        return tx.sql().fetchExists(JOURNALS, cause(vendor, kind, source));
    }

    static Optional<Journal> find(DSLContext sql, VendorId vendor, JournalKind kind, UUID source) {
        return select(sql, vendor, cause(vendor, kind, source), 1).stream().findFirst();
    }

    static Optional<Journal> find(DSLContext sql, VendorId vendor, JournalId id) {
        return select(
                        sql,
                        vendor,
                        JOURNALS.VENDOR_ID.eq(vendor.value()).and(JOURNALS.ID.eq(id.value())),
                        1)
                .stream()
                .findFirst();
    }

    /** Newest first: at most {@code limit} journals before {@code before}. */
    static List<Journal> page(
            DSLContext sql,
            VendorId vendor,
            @Nullable UUID order,
            @Nullable JournalKind kind,
            @Nullable JournalId before,
            int limit) {
        return select(
                sql,
                vendor,
                JOURNALS.VENDOR_ID
                        .eq(vendor.value())
                        .and(order == null ? DSL.noCondition() : JOURNALS.ORDER_ID.eq(order))
                        .and(kind == null ? DSL.noCondition() : JOURNALS.KIND.eq(kind.code()))
                        .and(before == null ? DSL.noCondition() : JOURNALS.ID.lt(before.value())),
                limit);
    }

    static List<TaxOwed> taxOwed(DSLContext sql, VendorId vendor, List<UUID> journals) {
        return sql.fetch(
                        """
                        select jurisdiction, tax_type, currency, sum(credit - debit)::bigint
                        from unnest({1}) as wanted (id)
                        join ledger.entries e
                             on e.vendor_id = {0} and e.journal_id = wanted.id and e.account = {2}
                        group by 1, 2, 3 order by 1, 2, 3
                        """,
                        DSL.val(vendor.value()),
                        DSL.val(journals.toArray(UUID[]::new)),
                        DSL.val(Account.TAX_PAYABLE.code()))
                .map(row ->
                        new TaxOwed(
                                row.get(0, String.class),
                                row.get(1, String.class),
                                Currency.getInstance(row.get(2, String.class)),
                                row.get(3, Long.class)));
    }

    private static Condition cause(VendorId vendor, JournalKind kind, UUID source) {
        return JOURNALS.VENDOR_ID
                .eq(vendor.value())
                .and(JOURNALS.KIND.eq(kind.code()))
                .and(JOURNALS.SOURCE_ID.eq(source));
    }

    private static List<Journal> select(
            DSLContext sql, VendorId vendor, Condition condition, int limit) {
        List<JournalsRecord> journals =
                sql.selectFrom(JOURNALS)
                        .where(condition)
                        .orderBy(JOURNALS.ID.desc())
                        .limit(limit)
                        .fetch();
        Map<UUID, List<EntriesRecord>> entries =
                sql.selectFrom(ENTRIES)
                        .where(ENTRIES.VENDOR_ID.eq(vendor.value()))
                        .and(
                                ENTRIES.JOURNAL_ID.in(
                                        journals.stream().map(JournalsRecord::getId).toList()))
                        .orderBy(ENTRIES.JOURNAL_ID, ENTRIES.LINE)
                        .fetchGroups(ENTRIES.JOURNAL_ID, row -> row);
        return journals.stream()
                .map(row -> journal(row, entries.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    private static Journal journal(JournalsRecord row, List<EntriesRecord> entries) {
        return new Journal(
                new JournalId(row.getId()),
                new VendorId(row.getVendorId()),
                JournalKind.of(row.getKind()),
                row.getSourceId(),
                row.getOrderId(),
                row.getAt().toInstant(),
                entries.stream().map(JournalStore::entry).toList());
    }

    private static Entry entry(EntriesRecord row) {
        return new Entry(
                Account.of(row.getAccount()),
                Currency.getInstance(row.getCurrency()),
                row.getDebit(),
                row.getCredit(),
                row.getGateway(),
                row.getJurisdiction(),
                row.getTaxType(),
                row.getDue());
    }
}
