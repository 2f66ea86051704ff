package dev.kontor.filing;

import dev.kontor.tax.TaxSum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a return of a scheme has to declare: all that was booked in its period, and what was booked
 * into locked periods after they were filed. In one rule: all lines, less all that was ever filed;
 * of earlier periods only those that are filed, since the others have returns of their own to come.
 * Pure.
 */
final class OpenSums {
    private final Scheme scheme;
    private final Seller seller;
    private final Set<String> filedPeriods;

    OpenSums(Scheme scheme, Seller seller, Set<String> filedPeriods) {
        this.scheme = scheme;
        this.seller = seller;
        this.filedPeriods = new HashSet<>(filedPeriods);
    }

    /**
     * @param booked all sums of the seller
     * @param filed what returns of this scheme have declared
     */
    List<TaxSum> of(Period period, List<TaxSum> booked, List<TaxSum> filed) {
        Map<TaxSum, TaxSum> open = new LinkedHashMap<>();
        for (TaxSum sum : booked) {
            if (belongs(sum, period) && seller.returnOf(sum).equals(wanted())) {
                open.merge(sum.kind(), sum, TaxSum::plus);
            }
        }
        for (TaxSum sum : filed) {
            if (belongs(sum, period)) {
                open.merge(
                        sum.kind(), sum.with(-sum.net(), -sum.taxable(), -sum.tax()), TaxSum::plus);
            }
        }
        return open.values().stream().filter(it -> !it.isNothing()).toList();
    }

    private Optional<Scheme> wanted() {
        return Optional.of(scheme);
    }

    private boolean belongs(TaxSum sum, Period period) {
        return scheme.containing(sum.bookedIn()).equals(period)
                || (sum.bookedIn().isBefore(period.from())
                        && filedPeriods.contains(scheme.containing(sum.bookedIn()).toString()));
    }

    /** The periods that the sums were booked in. */
    List<Period> periods(List<TaxSum> sums) {
        Set<Period> periods = new HashSet<>();
        sums.forEach(it -> periods.add(scheme.containing(it.bookedIn())));
        List<Period> list = new ArrayList<>(periods);
        list.sort(null);
        return list;
    }
}
