package dev.kontor.orders;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.invoices.Sale.Withdrawal;
import java.util.Set;

/**
 * The consumer's right of withdrawal: where it is given, and what becomes of it with an order
 * (handbook 10.1, 10.3; Directive 2011/83/EU Art. 9 and 16(m), and the laws of the United Kingdom,
 * Norway, Iceland and Liechtenstein that follow it).
 */
public final class Withdrawals {
    /** The Union; those that have its rule; the Isle of Man and Monaco, as Britain and France. */
    private static final Set<String> COUNTRIES =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI",
                    "SK", "GB", "IS", "LI", "NO", "IM", "MC");

    private static final Set<TaxCategory> SERVICES =
            Set.of(
                    TaxCategory.SAAS,
                    TaxCategory.HOSTING,
                    TaxCategory.DATA_SERVICE,
                    TaxCategory.COURSE_LIVE,
                    TaxCategory.HUMAN_SERVICE);

    private Withdrawals() {}

    /** Whether the law gives consumers of this country fourteen days. */
    public static boolean isGivenIn(String country) {
        return COUNTRIES.contains(country);
    }

    /**
     * Whether it is rendered over time: the right stays when it has begun, and a part of the price
     * is owed.
     */
    public static boolean isService(TaxCategory category) {
        return SERVICES.contains(category);
    }

    static Withdrawal of(Snapshot agreed) {
        if (agreed.buyer().business() || !isGivenIn(agreed.buyer().country())) {
            return Withdrawal.NONE;
        }
        if (!agreed.consents().immediateDelivery()) {
            return Withdrawal.OPEN;
        }
        return agreed.lines().stream().anyMatch(it -> isService(it.category()))
                ? Withdrawal.STARTED
                : Withdrawal.WAIVED;
    }
}
