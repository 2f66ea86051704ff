package dev.kontor.connectors.sandbox;

import dev.kontor.gateway.Charge;
import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeDetails.Check;
import dev.kontor.gateway.CredentialUse;
import dev.kontor.gateway.InstrumentDetails;
import dev.kontor.gateway.InstrumentDetails.Funding;
import dev.kontor.gateway.ThreeDs;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox tells of a card: one that belongs to the buyer's country unless it says else.
 */
final class CardDetails {
    /** Beyond any test clock. */
    private static final YearMonth EXPIRY = YearMonth.of(2099, 12);

    private static final YearMonth EXPIRED = YearMonth.of(2020, 1);
    private static final int NETWORK_ID_DIGITS = 15;

    private CardDetails() {}

    static ChargeDetails approved(
            SandboxToken.Card card, Charge charge, Mark mark, @Nullable ThreeDs threeDs) {
        CredentialUse use = charge.instrument().use();
        return new ChargeDetails(
                mark.digits(NETWORK_ID_DIGITS),
                use == CredentialUse.ONE_TIME ? null : card.token(),
                instrument(card, charge),
                charge.buyer().postalCode() == null ? Check.NOT_CHECKED : Check.MATCH,
                cvc(card, use),
                threeDs);
    }

    static ChargeDetails declined(
            SandboxToken.Card card, Charge charge, @Nullable ThreeDs threeDs) {
        return new ChargeDetails(
                null,
                null,
                instrument(card, charge),
                Check.NOT_CHECKED,
                cvc(card, charge.instrument().use()),
                threeDs);
    }

    private static InstrumentDetails instrument(SandboxToken.Card card, Charge charge) {
        return new InstrumentDetails(
                card.brand(),
                card.last4(),
                card.behavior() == Behavior.EXPIRED ? EXPIRED : EXPIRY,
                Funding.CREDIT,
                card.country() == null ? charge.buyer().country() : card.country(),
                card.fingerprint());
    }

    /** Only a buyer who types the card gives its code. */
    private static Check cvc(SandboxToken.Card card, CredentialUse use) {
        return switch (use) {
            case ONE_TIME, INITIAL ->
                    card.behavior() == Behavior.INCORRECT_CVC ? Check.MISMATCH : Check.MATCH;
            case ON_FILE, RECURRING, UNSCHEDULED -> Check.NOT_CHECKED;
        };
    }
}
