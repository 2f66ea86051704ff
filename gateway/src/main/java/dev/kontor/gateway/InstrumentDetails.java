package dev.kontor.gateway;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The card or account behind a token, as far as it may be known and shown.
 *
 * @param brand lower case: {@code visa}, {@code mastercard}, {@code amex}; for accounts the method
 * @param last4 the last four digits
 * @param country of the issuer or bank, ISO 3166-1 alpha-2
 * @param fingerprint the same for the same card or account in all its tokens; tells nothing of it
 */
public record InstrumentDetails(
        String brand,
        String last4,
        @Nullable YearMonth expiry,
        Funding funding,
        @Nullable String country,
        String fingerprint) {

    /** Where a card's money comes from. */
    public enum Funding {
        CREDIT,
        DEBIT,
        PREPAID,
        UNKNOWN
    }
}
