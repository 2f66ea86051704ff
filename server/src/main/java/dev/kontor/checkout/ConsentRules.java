package dev.kontor.checkout;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.orders.Withdrawals;
import java.util.Collection;

/**
 * Where the law wants which words before an order (handbook 1.2, 10.1, 10.3; Directive 2011/83/EU
 * art. 8(2) and 16(m)): they go with the right of withdrawal.
 */
final class ConsentRules {
    private ConsentRules() {}

    /** Whether the button has to say that the order costs money. */
    static boolean namesObligation(String country) {
        return Withdrawals.isGivenIn(country);
    }

    /** Whether a consumer has to agree to delivery within the time for withdrawal. */
    static boolean wantsImmediateDelivery(String country, boolean business) {
        return !business && Withdrawals.isGivenIn(country);
    }

    static boolean isService(Collection<TaxCategory> categories) {
        return categories.stream().allMatch(Withdrawals::isService);
    }
}
