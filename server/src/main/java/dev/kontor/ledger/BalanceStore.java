package dev.kontor.ledger;

import static dev.kontor.ledger.db.Tables.BALANCES;
import static dev.kontor.ledger.db.Tables.ENTRIES;
import static dev.kontor.ledger.db.Tables.JOURNALS;

import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The running totals. */
final class BalanceStore {
    /** A row of the table; {@code due} and {@code gateway} are null where none applies. */
    private record Key(
            UUID vendor,
            Account account,
            @Nullable LocalDate due,
            Currency currency,
            @Nullable String gateway) {
        /** The order in which rows are locked: the same in every transaction. */
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::vendor)
                        .thenComparing(Key::account)
                        .thenComparing(Key::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(it -> it.currency().getCurrencyCode())
                        .thenComparing(
                                Key::gateway, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private record Sum(Key key, long debit, long credit) {
        Sum plus(Sum other) {
            return new Sum(
                    key, Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
        }
    }

    private static final BulkQuery<Sum> ADD =
            BulkQuery.<Sum>of(
                            """
                            insert into ledger.balances as b
                                (vendor_id, account, due, currency, gateway, debit, credit)
                            select vendor_id, account, coalesce(due, 'infinity'), currency,
                                   coalesce(gateway, ''), debit, credit
                            from {given}
                            on conflict (vendor_id, account, due, currency, gateway) do update
                            set debit = b.debit + excluded.debit,
                                credit = b.credit + excluded.credit
                            returning vendor_id, nullif(due, 'infinity'), xmax = 0
                            """)
                    .given("vendor_id", "uuid", it -> it.key().vendor())
                    .given("account", "int2", it -> it.key().account().code())
                    .given("due", "date", it -> it.key().due())
                    .given("currency", "text", it -> it.key().currency().getCurrencyCode())
                    .given("gateway", "text", it -> it.key().gateway())
                    .given("debit", "int8", Sum::debit)
                    .given("credit", "int8", Sum::credit);

    /** A total that was written for the first time. */
    record Opened(VendorId vendor, @Nullable LocalDate due) {}

    /** The two sides of an account in one currency. */
    record Total(Account account, Currency currency, long debit, long credit) {}

    private BalanceStore() {}

    /** Adds the entries to the totals, all in one statement. Returns the totals that are new. */
    static List<Opened> add(Tx tx, List<Journal> journals) {
        return ADD.run(tx, sums(journals), BalanceStore::opened).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Opened> opened(ResultSet row) throws SQLException {
        return row.getBoolean(3)
                ? Optional.of(
                        new Opened(
                                new VendorId(row.getObject(1, UUID.class)),
                                row.getObject(2, LocalDate.class)))
                : Optional.empty();
    }

    private static List<Sum> sums(List<Journal> journals) {
        Map<Key, Sum> sums = new HashMap<>();
        for (Journal journal : journals) {
            for (Entry entry : journal.entries()) {
                Key key =
                        new Key(
                                journal.vendor().value(),
                                entry.account(),
                                entry.due(),
                                entry.currency(),
                                entry.gateway());
                sums.merge(key, new Sum(key, entry.debit(), entry.credit()), Sum::plus);
            }
        }
        return sums.values().stream().sorted(Comparator.comparing(Sum::key, Key.ORDER)).toList();
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

    private static List<Total> totals(Select<Record4<Short, String, Long, Long>> rows) {
        return rows.fetch(row ->
                new Total(
                        Account.of(row.value1()),
                        Currency.getInstance(row.value2()),
                        row.value3(),
                        row.value4()));
    }
}
