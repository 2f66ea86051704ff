package dev.kontor.ledger;

import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The job of a vendor's day: pending shares whose day has come mature (J4), reserves whose day has
 * come are released (J5), whatever refunds have left of them. One journal each for the whole day. A
 * day is booked once; what arrives late goes with the next day.
 */
final class MoveShares implements Jobs.Handler {
    static final String KIND = "ledger.shares";

    private final Database database;
    private final Ledger ledger;
    private final PayoutTerms terms;

    MoveShares(Database database, Ledger ledger, PayoutTerms terms) {
        this.database = database;
        this.ledger = ledger;
        this.terms = terms;
    }

    @Override
    public Optional<Instant> run(VendorId vendor, String key, Instant now) {
        LocalDate day = PayoutTerms.day(now);
        boolean left = database.write(tx -> move(tx, vendor, day, now));
        return left
                ? Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                : Optional.empty();
    }

    /** Whether something is left for tomorrow, because the day is booked already. */
    private boolean move(Tx tx, VendorId vendor, LocalDate day, Instant now) {
        List<DueShare> due = BalanceStore.due(tx, vendor, day);
        List<DueShare> pending = on(Account.VENDOR_PENDING, due);
        List<DueShare> reserved = on(Account.VENDOR_RESERVED, due);
        List<Journal> journals = new ArrayList<>();
        if (!pending.isEmpty()) {
            journals.add(SharePostings.maturity(vendor, day, now, pending, terms));
        }
        if (!reserved.isEmpty()) {
            journals.add(SharePostings.reserveRelease(vendor, day, now, reserved));
        }
        boolean left =
                journals.removeIf(it -> JournalStore.exists(tx, vendor, it.kind(), it.source()));
        ledger.post(tx, journals);
        return left;
    }

    private static List<DueShare> on(Account account, List<DueShare> due) {
        return due.stream().filter(it -> it.account() == account).toList();
    }
}
