package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Account 2100 against the tax lines (handbook 3.9, rule 6): what the journals of the declared
 * periods hold for a scheme, less what was declared of it before.
 */
final class Reconciling {
    private Reconciling() {}

    /**
     * @param periods whose journals are asked
     * @param open what the report declares
     */
    static List<Report.Reconciled> of(
            Books books, Scheme scheme, List<Period> periods, List<TaxSum> open) {
        Seller seller = books.seller();
        Map<String, Long> owed = new TreeMap<>();
        for (Period period : periods) {
            for (Owed it : books.owed(scheme.terms().months(period))) {
                if (seller.owes(scheme, it)) {
                    owed.merge(it.currency().getCurrencyCode(), it.amount(), Math::addExact);
                }
            }
        }
        for (TaxSum sum : books.declared(scheme)) {
            if (periods.contains(scheme.containing(sum.bookedIn()))) {
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
}
