package dev.kontor.filing;

import dev.kontor.tax.Treatment;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was taxed, each sale counted once, although several taxes may lie on it: a state's, its
 * county's and its city's, or a country's three levies. Pure.
 */
final class TaxableOnce {
    private static final String TAXED = Treatment.TAXED.name().toLowerCase(Locale.ROOT);

    private TaxableOnce() {}

    /**
     * The net amount of a sale is on the first of its taxes, so no line counts with more than its
     * own; where another return has that first tax, as the federal one has Quebec's, it is the
     * widest of the place's own taxes.
     */
    static long of(Scheme scheme, List<Report.Line> lines) {
        long first = 0;
        Map<String, Long> own = new TreeMap<>();
        for (Report.Line line : lines) {
            if (line.treatment().equals(TAXED)) {
                first = Math.addExact(first, narrower(line.net(), line.taxable()));
                if (line.jurisdiction().equals(scheme.jurisdiction())) {
                    own.merge(line.taxType(), line.taxable(), Math::addExact);
                }
            }
        }
        long widest = own.values().stream().max(Comparator.comparingLong(Math::abs)).orElse(first);
        return Math.abs(widest) > Math.abs(first) ? widest : first;
    }

    private static long narrower(long net, long taxable) {
        return Math.abs(taxable) < Math.abs(net) ? taxable : net;
    }
}
