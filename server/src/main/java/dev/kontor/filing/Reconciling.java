package dev.kontor.filing;

import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.TaxOwed;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxBook;
import dev.kontor.tax.TaxSum;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Account 2100 against the tax lines (handbook 3.9, rule 6): what the journals of the declared
 * periods hold for a scheme, less what was filed of it before.
 */
final class Reconciling {
    private static final int BATCH = 20_000;

    private final Ledger ledger;
    private final TaxBook book;

    Reconciling(Ledger ledger, TaxBook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /**
     * @param periods whose journals are asked
     * @param filed what returns of the scheme have declared of them
     * @param open what the report declares
     */
    List<Report.Reconciled> of(
            Scope scope,
            Scheme scheme,
            List<Period> periods,
            List<TaxSum> filed,
            List<TaxSum> open) {
        Map<String, Long> owed = new TreeMap<>();
        for (VendorId vendor : scope.vendors()) {
            for (Period period : periods) {
                add(owed, scope, scheme, vendor, period);
            }
        }
        for (TaxSum sum : filed) {
            if (periods.contains(scheme.length().containing(sum.bookedIn()))) {
                owed.merge(sum.currency().getCurrencyCode(), -sum.tax(), Math::addExact);
            }
        }
        Map<String, Long> lines = new TreeMap<>();
        open.forEach(it -> lines.merge(it.currency().getCurrencyCode(), it.tax(), Math::addExact));
        lines.keySet().forEach(it -> owed.putIfAbsent(it, 0L));
        return owed.entrySet().stream()
                .map(it -> reconciled(it.getKey(), it.getValue(), lines))
                .filter(it -> it.ledger() != 0 || it.lines() != 0)
                .toList();
    }

    private static Report.Reconciled reconciled(
            String currency, long ledger, Map<String, Long> lines) {
        long ofLines = lines.getOrDefault(currency, 0L);
        return new Report.Reconciled(
                currency, ledger, ofLines, Math.subtractExact(ledger, ofLines));
    }

    private void add(
            Map<String, Long> owed, Scope scope, Scheme scheme, VendorId vendor, Period period) {
        List<UUID> journals = book.journals(vendor, period.from(), period.until());
        String seller = scope.entity().country();
        for (int from = 0; from < journals.size(); from += BATCH) {
            List<UUID> some = journals.subList(from, Math.min(from + BATCH, journals.size()));
            for (TaxOwed it : ledger.taxOwed(vendor, some)) {
                if (scheme.takesTax(seller, it.jurisdiction(), it.taxType())) {
                    owed.merge(it.currency().getCurrencyCode(), it.amount(), Math::addExact);
                }
            }
        }
    }
}
