package dev.kontor.console.tax;

import dev.kontor.nexus.ThresholdView;
import dev.kontor.tax.JurisdictionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the seller stands to places: where it is registered, and how near to having to be.
 *
 * @param registered whether it reports a jurisdiction's tax
 * @param thresholds by the code under which one registers
 * @param union countries of the European Union
 */
record SellerStanding(
        Predicate<String> registered, Map<String, ThresholdView> thresholds, Set<String> union) {

    static SellerStanding of(
            Predicate<String> registered, List<ThresholdView> thresholds, Set<String> union) {
        Map<String, ThresholdView> byCode = new HashMap<>();
        thresholds.forEach(it -> byCode.put(it.jurisdiction(), it));
        return new SellerStanding(registered, byCode, union);
    }

    boolean isRegistered(String code) {
        return registered.test(code);
    }

    /**
     * The state of the threshold that speaks for a place: its own, its country's, or the union's;
     * {@code first_sale} where a registration is needed before anything is sold, null where the
     * content knows none.
     */
    @Nullable String threshold(JurisdictionView place) {
        ThresholdView found = thresholds.get(place.code());
        if (found == null) {
            found =
                    thresholds.get(
                            union.contains(place.country()) ? PlaceNames.UNION : place.country());
        }
        return found == null
                ? null
                : found.state().equals("clear") && found.countsNothing()
                        ? "first_sale"
                        : found.state();
    }
}
