package dev.kontor.ledger;

import static dev.kontor.ledger.Account.BANK;
import static dev.kontor.ledger.Account.VENDOR_AVAILABLE;
import static dev.kontor.ledger.Account.VENDOR_IN_TRANSIT;
import static dev.kontor.ledger.Account.VENDOR_PENDING;
import static dev.kontor.ledger.Account.VENDOR_RESERVED;

import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which entries the vendor's shares have on their way to the vendor: maturity, release of the
 * reserve, payout (handbook 3.8, J4 to J6). Pure: nothing is written.
 */
final class SharePostings {
    private static final Comparator<Currency> BY_CODE =
            Comparator.comparing(Currency::getCurrencyCode);

    private SharePostings() {}

    /** J4: a day's pending shares mature; a part of each currency's sum is held back. */
    static Journal maturity(
            VendorId vendor, LocalDate day, Instant at, List<DueShare> due, PayoutTerms terms) {
        List<Entry> entries = new ArrayList<>();
        byCurrency(due)
                .forEach((currency, shares) -> {
                    long sum = sum(shares);
                    long reserve = terms.reserve(sum);
                    Entries lines = new Entries(currency);
                    shares.forEach(it -> lines.debitShare(VENDOR_PENDING, it.due(), it.amount()));
                    lines.creditShare(VENDOR_AVAILABLE, null, sum - reserve)
                            .creditShare(VENDOR_RESERVED, terms.release(day), reserve);
                    entries.addAll(lines.list());
                });
        return new Journal(vendor, JournalKind.MATURITY, source(day), null, at, entries);
    }

    /** J5: a day's reserves are released. */
    static Journal reserveRelease(VendorId vendor, LocalDate day, Instant at, List<DueShare> due) {
        List<Entry> entries = new ArrayList<>();
        byCurrency(due)
                .forEach((currency, shares) -> {
                    Entries lines = new Entries(currency);
                    shares.forEach(it -> lines.debitShare(VENDOR_RESERVED, it.due(), it.amount()));
                    lines.creditShare(VENDOR_AVAILABLE, null, sum(shares));
                    entries.addAll(lines.list());
                });
        return new Journal(vendor, JournalKind.RESERVE_RELEASE, source(day), null, at, entries);
    }

    private static Map<Currency, List<DueShare>> byCurrency(List<DueShare> due) {
        return due.stream()
                .collect(
                        Collectors.groupingBy(
                                DueShare::currency,
                                () -> new TreeMap<>(BY_CODE),
                                Collectors.toList()));
    }

    private static long sum(List<DueShare> shares) {
        return shares.stream().mapToLong(DueShare::amount).reduce(0, Math::addExact);
    }

    /** A day as the cause of a journal. */
    static UUID source(LocalDate day) {
        return new UUID(0, day.toEpochDay());
    }

    /** J6, first half: a payout is on its way to the vendor's bank. */
    static Journal payoutSent(VendorId vendor, UUID payout, Instant at, Money amount) {
        return payout(
                JournalKind.PAYOUT_SENT,
                vendor,
                payout,
                at,
                new Entries(amount.currency())
                        .debit(VENDOR_AVAILABLE, amount.minor())
                        .credit(VENDOR_IN_TRANSIT, amount.minor()));
    }

    /** J6, second half: the payout left our bank account. */
    static Journal payoutConfirmed(VendorId vendor, UUID payout, Instant at, Money amount) {
        return payout(
                JournalKind.PAYOUT_CONFIRMED,
                vendor,
                payout,
                at,
                new Entries(amount.currency())
                        .debit(VENDOR_IN_TRANSIT, amount.minor())
                        .credit(BANK, amount.minor()));
    }

    /** The vendor's bank refused a payout before it was confirmed: it is available again. */
    static Journal payoutReturned(VendorId vendor, UUID payout, Instant at, Money amount) {
        return payout(
                JournalKind.PAYOUT_RETURNED,
                vendor,
                payout,
                at,
                new Entries(amount.currency())
                        .debit(VENDOR_IN_TRANSIT, amount.minor())
                        .credit(VENDOR_AVAILABLE, amount.minor()));
    }

    private static Journal payout(
            JournalKind kind, VendorId vendor, UUID payout, Instant at, Entries entries) {
        return new Journal(vendor, kind, payout, null, at, entries.list());
    }
}
