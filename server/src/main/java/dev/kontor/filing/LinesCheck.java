package dev.kontor.filing;

import dev.kontor.ledger.BookedTax;
import dev.kontor.ledger.BooksCheck;
import dev.kontor.ledger.JournalId;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.LedgerAudit;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Of every journal the tax lines sum to account 2100, and their net amounts to 4000 less 4010
 * (handbook 3.9, rules 6 and 7); from the vendor's first line on, a month at a time.
 */
final class LinesCheck implements BooksCheck {
    private static final Duration STEP = Duration.ofDays(30);
    private static final int SHOWN = 20;
    private static final String NET = "net amounts";

    /** What is compared: a tax of a journal, or its net amounts. */
    private record Key(UUID journal, String what, Currency currency) {}

    private final TaxBook book;
    private final Ledger ledger;

    LinesCheck(TaxBook book, Ledger ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    @Override
    public List<LedgerAudit.Breach> breaches(VendorId vendor) {
        List<LedgerAudit.Breach> breaches = new ArrayList<>();
        Optional<TaxBook.Span> span = book.span(vendor);
        if (span.isEmpty()) {
            return breaches;
        }
        Instant end = span.get().last().plus(STEP);
        for (Instant from = span.get().first();
                from.isBefore(end) && breaches.size() < SHOWN;
                from = from.plus(STEP)) {
            compare(vendor, from, from.plus(STEP), breaches);
        }
        return breaches;
    }

    private void compare(
            VendorId vendor, Instant from, Instant until, List<LedgerAudit.Breach> breaches) {
        Map<Key, Long> differences = new HashMap<>();
        for (BookedTax it : ledger.bookedTax(vendor, from, until)) {
            String what = it.jurisdiction() == null ? NET : it.jurisdiction() + " " + it.taxType();
            add(differences, it.journal(), what, it.currency(), it.amount());
        }
        for (TaxBook.JournalSum it : book.byJournal(vendor, from, until)) {
            String what = it.jurisdiction() + " " + it.taxType();
            add(differences, it.journal(), what, it.currency(), -it.tax());
            add(differences, it.journal(), NET, it.currency(), -it.net());
        }
        differences.forEach((key, difference) -> {
            if (difference != 0 && breaches.size() < SHOWN) {
                breaches.add(breach(key, difference));
            }
        });
    }

    private static void add(
            Map<Key, Long> sums, UUID journal, String what, Currency currency, long amount) {
        sums.merge(new Key(journal, what, currency), amount, Math::addExact);
    }

    private static LedgerAudit.Breach breach(Key key, long difference) {
        return new LedgerAudit.Breach(
                "tax lines are what is booked (6)",
                new JournalId(key.journal()).toString(),
                key.what() + ": " + difference + " " + key.currency() + " more in the ledger");
    }
}
