package dev.kontor.ledger;

import static dev.kontor.ledger.db.Tables.BALANCES;
import static dev.kontor.ledger.db.Tables.ENTRIES;
import static dev.kontor.ledger.db.Tables.JOURNALS;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The running totals. */
final class BalanceStore {
    private static final String ADD =
            """
            insert into ledger.balances as b
                (vendor_id, account, due, currency, gateway, debit, credit)
            select * from unnest({0}, {1}, {2}::date[], {3}, {4}, {5}, {6})
            on conflict (vendor_id, account, due, currency, gateway) do update
            set debit = b.debit + excluded.debit, credit = b.credit + excluded.credit
            returning vendor_id, nullif(due, 'infinity'), xmax = 0
            """;

    /** A row of the table. Locks are taken in this order. */
    private record Key(UUID vendor, short account, String due, String currency, String gateway)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::vendor)
                        .thenComparingInt(Key::account)
                        .thenComparing(Key::due)
                        .thenComparing(Key::currency)
                        .thenComparing(Key::gateway);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sum(Key key, long debit, long credit) {
        Sum plus(Sum other) {
            return new Sum(
                    key, Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    /** A total that was written for the first time. */
    record Opened(VendorId vendor, @Nullable LocalDate due) {}

    /** The two sides of an account in one currency. */
    record Total(Account account, Currency currency, long debit, long credit) {}

    private BalanceStore() {}

    /** Adds the entries to the totals, all in one statement. Returns the totals that are new. */
    static List<Opened> add(Tx tx, List<Journal> journals) {
        List<Sum> sums = sums(journals);
        if (sums.isEmpty()) {
            return List.of();
        }
        return tx
                .sql()
                .fetch(
                        ADD,
                        array(sums, UUID[]::new, it -> it.key().vendor()),
                        array(sums, Short[]::new, it -> it.key().account()),
                        array(sums, String[]::new, it -> it.key().due()),
                        array(sums, String[]::new, it -> it.key().currency()),
                        array(sums, String[]::new, it -> it.key().gateway()),
                        array(sums, Long[]::new, Sum::debit),
                        array(sums, Long[]::new, Sum::credit))
                .stream()
                .filter(row -> row.get(2, Boolean.class))
                .map(row ->
                        new Opened(
                                new VendorId(row.get(0, UUID.class)), row.get(1, LocalDate.class)))
                .toList();
    }

    private static <T> Field<T[]> array(
            List<Sum> sums, java.util.function.IntFunction<T[]> type, Function<Sum, T> value) {
        return DSL.val(sums.stream().map(value).toArray(type));
    }

    private static List<Sum> sums(List<Journal> journals) {
        Map<Key, Sum> sums = new HashMap<>();
        for (Journal journal : journals) {
            for (Entry entry : journal.entries()) {
                Sum sum = new Sum(key(journal, entry), entry.debit(), entry.credit());
                sums.merge(sum.key(), sum, Sum::plus);
            }
        }
        return sums.values().stream().sorted(Comparator.comparing(Sum::key)).toList();
    }

    private static Key key(Journal journal, Entry entry) {
        return new Key(
                journal.vendor().value(),
                entry.account().code(),
                entry.due() == null ? "infinity" : entry.due().toString(),
                entry.currency().getCurrencyCode(),
                entry.gateway() == null ? "" : entry.gateway());
    }

    /** Locks and reads the shares whose day has come and that have not moved on. */
    static List<DueShare> due(Tx tx, VendorId vendor, LocalDate day) {
        return tx.sql()
                .selectFrom(BALANCES)
                .where(BALANCES.VENDOR_ID.eq(vendor.value()))
                .and(
                        BALANCES.ACCOUNT.in(
                                Account.VENDOR_PENDING.code(), Account.VENDOR_RESERVED.code()))
                .and(BALANCES.DUE.le(day))
                .and(BALANCES.DEBIT.ne(BALANCES.CREDIT))
                .orderBy(BALANCES.ACCOUNT, BALANCES.DUE, BALANCES.CURRENCY)
                .forUpdate()
                .fetch(row ->
                        new DueShare(
                                Account.of(row.getAccount()),
                                row.getDue(),
                                Currency.getInstance(row.getCurrency()),
                                row.getCredit() - row.getDebit()));
    }

    /** The totals as they stand. */
    static List<Total> now(DSLContext sql, VendorId vendor) {
        return totals(
                sql.select(
                                BALANCES.ACCOUNT,
                                BALANCES.CURRENCY,
                                sum(BALANCES.DEBIT),
                                sum(BALANCES.CREDIT))
                        .from(BALANCES)
                        .where(BALANCES.VENDOR_ID.eq(vendor.value()))
                        .groupBy(BALANCES.ACCOUNT, BALANCES.CURRENCY)
                        .orderBy(BALANCES.ACCOUNT, BALANCES.CURRENCY));
    }

    /** The totals of everything up to {@code at}, from the entries. */
    static List<Total> at(DSLContext sql, VendorId vendor, Instant at) {
        Condition until =
                JOURNALS.VENDOR_ID
                        .eq(vendor.value())
                        .and(JOURNALS.AT.le(at.atOffset(ZoneOffset.UTC)));
        return totals(
                sql.select(
                                ENTRIES.ACCOUNT,
                                ENTRIES.CURRENCY,
                                sum(ENTRIES.DEBIT),
                                sum(ENTRIES.CREDIT))
                        .from(JOURNALS)
                        .join(ENTRIES)
                        .on(ENTRIES.VENDOR_ID.eq(JOURNALS.VENDOR_ID))
                        .and(ENTRIES.JOURNAL_ID.eq(JOURNALS.ID))
                        .where(until)
                        .groupBy(ENTRIES.ACCOUNT, ENTRIES.CURRENCY)
                        .orderBy(ENTRIES.ACCOUNT, ENTRIES.CURRENCY));
    }

    private static Field<Long> sum(Field<Long> side) {
        return DSL.sum(side).cast(Long.class);
    }

    private static List<Total> totals(
            org.jooq.Select<org.jooq.Record4<Short, String, Long, Long>> rows) {
        return rows.fetch(row ->
                new Total(
                        Account.of(row.value1()),
                        Currency.getInstance(row.value2()),
                        row.value3(),
                        row.value4()));
    }
}
