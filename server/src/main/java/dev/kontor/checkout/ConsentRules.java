package dev.kontor.checkout;

import dev.kontor.catalog.TaxCategory;
import java.util.Collection;
import java.util.Set;

/**
 * Where the law wants which words before an order (handbook 1.2, 10.1, 10.3; Directive 2011/83/EU
 * art. 8(2) and 16(m)).
 */
final class ConsentRules {
    private static final Set<String> EU =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK");

    /** Outside the Union, with a right of withdrawal that is lost in the same way. */
    private static final Set<String> ALIKE = Set.of("GB", "IM", "IS", "LI", "MC", "NO");

    /**
     * What is rendered over time: the right of withdrawal stays, and a part of the price is owed.
     */
    private static final Set<TaxCategory> SERVICES =
            Set.of(
                    TaxCategory.SAAS,
                    TaxCategory.HOSTING,
                    TaxCategory.DATA_SERVICE,
                    TaxCategory.COURSE_LIVE,
                    TaxCategory.HUMAN_SERVICE);

    private ConsentRules() {}

    /** Whether the button has to say that the order costs money. */
    static boolean namesObligation(String country) {
        return EU.contains(country) || ALIKE.contains(country);
    }

    /** Whether a consumer has to agree to delivery within the time for withdrawal. */
    static boolean wantsImmediateDelivery(String country, boolean business) {
        return !business && (EU.contains(country) || ALIKE.contains(country));
    }

    static boolean isService(Collection<TaxCategory> categories) {
        return SERVICES.containsAll(categories);
    }
}
