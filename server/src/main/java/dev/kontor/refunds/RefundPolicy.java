package dev.kontor.refunds;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;

/**
 * The rules of the policy engine (handbook 10.4) that judge a vendor's own refund: it passes,
 * unless the charge is disputed, which is a refusal, or too large for whoever asks.
 */
final class RefundPolicy {
    private static final Currency EUR = Currency.getInstance("EUR");

    /** What becomes of a refund that may be made. */
    enum Verdict {
        APPROVED,
        /** Somebody with a higher limit has to decide. */
        REVIEW;

        /** As in the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Rates rates;

    RefundPolicy(Rates rates) {
        this.rates = rates;
    }

    Verdict judge(Approver approver, Money amount, boolean disputed, Instant now) {
        if (disputed) {
            throw RefundProblems.disputed();
        }
        return approver.may(rates.convert(amount, EUR, now)) ? Verdict.APPROVED : Verdict.REVIEW;
    }
}
