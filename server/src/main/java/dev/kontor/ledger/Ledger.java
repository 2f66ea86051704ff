package dev.kontor.ledger;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books of all vendors. Writes journals with their balances in the caller's transaction, and
 * sees to it that shares move on when their day comes.
 */
public final class Ledger {
    private static final int NIGHT = 2;

    private final Database database;
    private final Clocks clocks;
    private final Jobs jobs;
    private final DueWork dueWork;

    Ledger(Database database, Clocks clocks, Jobs jobs, DueWork dueWork) {
        this.database = database;
        this.clocks = clocks;
        this.jobs = jobs;
        this.dueWork = dueWork;
    }

    /**
     * Books journals of any vendors: three statements for any number of them. Call it once per
     * transaction, and late in it: it holds the rows of the touched balances until the commit, and
     * takes them in one order.
     *
     * @throws org.jooq.exception.DataAccessException when a journal of the same kind and source
     *     exists ({@code journals_once}); nothing is booked then
     */
    public void post(Tx tx, List<Journal> journals) {
        JournalStore.insert(tx, journals);
        List<BalanceStore.Opened> opened = BalanceStore.add(tx, journals);
        days(journals, opened)
                .forEach((vendor, days) -> days.forEach(day -> schedule(tx, vendor, day)));
        opened.stream()
                .map(BalanceStore.Opened::vendor)
                .distinct()
                .forEach(vendor -> dueWork.add(tx, AuditLedger.KIND, vendor, tonight()));
    }

    /**
     * The days that need a job: each day that is booked on for the first time, and the day after
     * whatever is booked on a day so late that its job may be running.
     */
    private static Map<VendorId, Set<LocalDate>> days(
            List<Journal> journals, List<BalanceStore.Opened> opened) {
        Map<VendorId, Set<LocalDate>> days = new HashMap<>();
        for (BalanceStore.Opened it : opened) {
            if (it.due() != null) {
                days.computeIfAbsent(it.vendor(), any -> new HashSet<>()).add(it.due());
            }
        }
        for (Journal journal : journals) {
            LocalDate tomorrow = PayoutTerms.day(journal.at()).plusDays(1);
            boolean late =
                    journal.kind() != JournalKind.MATURITY
                            && journal.kind() != JournalKind.RESERVE_RELEASE
                            && journal.entries().stream()
                                    .anyMatch(it -> isDueBy(it.due(), tomorrow));
            if (late) {
                days.computeIfAbsent(journal.vendor(), any -> new HashSet<>())
                        .add(tomorrow.plusDays(1));
            }
        }
        return days;
    }

    private static boolean isDueBy(@Nullable LocalDate due, LocalDate day) {
        return due != null && !due.isAfter(day);
    }

    private void schedule(Tx tx, VendorId vendor, LocalDate day) {
        jobs.schedule(
                tx,
                vendor,
                MoveShares.KIND,
                day.toString(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Instant tonight() {
        return clocks.real()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(1, ChronoUnit.DAYS)
                .plus(NIGHT, ChronoUnit.HOURS);
    }

    /** Books a gateway's settlement report (J2 and J3). A report is booked once. */
    public void settle(Tx tx, Settlement settlement) {
        post(tx, List.of(Postings.pspFee(settlement), Postings.settlement(settlement)));
    }

    /** The journal of a cause, as seen by the transaction. */
    public Optional<Journal> find(Tx tx, VendorId vendor, JournalKind kind, UUID source) {
        return JournalStore.find(tx.sql(), vendor, kind, source);
    }

    /** What these journals say is owed to tax authorities (2100), by place, type and currency. */
    public List<TaxOwed> taxOwed(VendorId vendor, List<UUID> journals) {
        return database.read(sql -> JournalStore.taxOwed(sql, vendor, journals));
    }

    /** The journals of an order, newest first. */
    public List<Journal> ofOrder(VendorId vendor, UUID order) {
        return journals(vendor, order, null, null, Integer.MAX_VALUE);
    }

    /**
     * At most {@code limit} journals, newest first, older than {@code before}; of an order or of a
     * kind, if one is given.
     */
    public List<Journal> journals(
            VendorId vendor,
            @Nullable UUID order,
            @Nullable JournalKind kind,
            @Nullable JournalId before,
            int limit) {
        return database.read(sql -> JournalStore.page(sql, vendor, order, kind, before, limit));
    }

    public Optional<Journal> journal(VendorId vendor, JournalId id) {
        return database.read(sql -> JournalStore.find(sql, vendor, id));
    }

    /** All accounts now. */
    public TrialBalance trialBalance(VendorId vendor) {
        return TrialBalance.of(
                clocks.now(vendor), database.read(sql -> BalanceStore.now(sql, vendor)));
    }

    /** All accounts with everything booked up to {@code at}. */
    public TrialBalance trialBalance(VendorId vendor, Instant at) {
        return TrialBalance.of(at, database.read(sql -> BalanceStore.at(sql, vendor, at)));
    }

    /** What the vendor is owed, by currency. */
    public List<VendorBalance> balances(VendorId vendor) {
        return VendorBalance.of(database.read(sql -> BalanceStore.now(sql, vendor)));
    }

    /** Checks the vendor's books against the invariants (handbook 3.9). Reads all of them. */
    public LedgerAudit audit(VendorId vendor) {
        return database.read(sql -> AuditLedger.audit(sql, vendor, clocks.real()));
    }
}
