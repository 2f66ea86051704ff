package dev.kontor.tax.load;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What a state's files say, but for their boundaries.
 *
 * @param state its two letters
 * @param day the first day of the period that the files are for
 * @param months how long such a period is; newer files should be there when it has ended
 * @param localities all places with a local tax
 * @param stateRates the state's own rates, for comparison; empty when the files do not tell
 * @param source who says so
 * @param confidence H, M or L, as in the rate tables
 */
record StateData(
        String state,
        LocalDate day,
        int months,
        Collection<Locality> localities,
        List<Locality.Rate> stateRates,
        String source,
        String confidence) {

    /** Whether newer files should be there. */
    boolean isOld(LocalDate today) {
        return !day.plusMonths(months).isAfter(today);
    }
}
