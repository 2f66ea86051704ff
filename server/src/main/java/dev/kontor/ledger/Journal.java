package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event in the books. Balanced per currency, or it cannot exist. Without entries when all of
 * its amounts were zero (a free order): the cause is booked all the same, so that it stays unique.
 *
 * @param source the cause; at most one journal of a kind has it
 * @param order the order that it belongs to, if to one
 * @param at in the vendor's time
 */
public record Journal(
        JournalId id,
        VendorId vendor,
        JournalKind kind,
        UUID source,
        @Nullable UUID order,
        Instant at,
        List<Entry> entries) {

    public Journal {
        entries = List.copyOf(entries);
        if (!isBalanced(entries)) {
            throw new IllegalArgumentException(kind + " does not balance: " + entries);
        }
    }

    /** A new journal. */
    public Journal(
            VendorId vendor,
            JournalKind kind,
            UUID source,
            @Nullable UUID order,
            Instant at,
            List<Entry> entries) {
        this(JournalId.next(), vendor, kind, source, order, at, entries);
    }

    private static boolean isBalanced(List<Entry> entries) {
        long difference = 0;
        for (Entry entry : entries) {
            if (!entry.currency().equals(entries.getFirst().currency())) {
                return isBalancedPerCurrency(entries);
            }
            difference = Math.addExact(difference, entry.debit() - entry.credit());
        }
        return difference == 0;
    }

    private static boolean isBalancedPerCurrency(List<Entry> entries) {
        Map<Currency, Long> differences = new HashMap<>();
        entries.forEach(
                it -> differences.merge(it.currency(), it.debit() - it.credit(), Math::addExact));
        return differences.values().stream().allMatch(it -> it == 0);
    }
}
