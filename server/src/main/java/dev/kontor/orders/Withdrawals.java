package dev.kontor.orders;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.invoices.Sale.Withdrawal;
import java.util.Set;

/**
 * What becomes of a consumer's right of withdrawal with an order (handbook 10.1; Directive
 * 2011/83/EU Art. 9 and 16(m), and the laws of the United Kingdom, Norway, Iceland and
 * Liechtenstein that follow it).
 */
final class Withdrawals {
    private static final Set<String> COUNTRIES =
            Set.of(
                    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU",
                    "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES",
                    "SE", "GB", "NO", "IS", "LI");

    private static final Set<TaxCategory> SERVICES =
            Set.of(
                    TaxCategory.SAAS,
                    TaxCategory.HOSTING,
                    TaxCategory.DATA_SERVICE,
                    TaxCategory.COURSE_LIVE,
                    TaxCategory.HUMAN_SERVICE);

    private Withdrawals() {}

    /** Whether the law gives consumers of this country fourteen days. */
    static boolean isGivenIn(String country) {
        return COUNTRIES.contains(country);
    }

    static Withdrawal of(Snapshot agreed) {
        if (agreed.buyer().business() || !isGivenIn(agreed.buyer().country())) {
            return Withdrawal.NONE;
        }
        if (!agreed.consents().immediateDelivery()) {
            return Withdrawal.OPEN;
        }
        return agreed.lines().stream().anyMatch(it -> SERVICES.contains(it.category()))
                ? Withdrawal.STARTED
                : Withdrawal.WAIVED;
    }
}
