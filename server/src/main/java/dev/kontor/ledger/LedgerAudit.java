package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a check of a vendor's books found. */
public record LedgerAudit(VendorId vendor, Instant at, long journals, List<Breach> breaches) {
    /**
     * A rule that does not hold.
     *
     * @param rule in a few words, with its number in the handbook (3.9)
     * @param subject the journal or account
     * @param detail the figures
     */
    public record Breach(String rule, String subject, String detail) {
        @Override
        public String toString() {
            return rule + ": " + subject + " " + detail;
        }
    }

    LedgerAudit with(List<Breach> more) {
        List<Breach> all = new ArrayList<>(breaches);
        all.addAll(more);
        return new LedgerAudit(vendor, at, journals, List.copyOf(all));
    }

    public boolean isClean() {
        return breaches.isEmpty();
    }

    @Override
    public String toString() {
        String found =
                isClean()
                        ? "in order"
                        : breaches.stream()
                                .map(Breach::toString)
                                .collect(Collectors.joining("\n  ", "\n  ", ""));
        return "books of " + vendor + ", " + journals + " journals: " + found;
    }
}
