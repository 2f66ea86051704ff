package dev.kontor.gateway;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request for money. It can be built again after a crash from the rows that were written before
 * it was sent, and is then equal to the first.
 *
 * @param key made from our payment attempt
 * @param amount what to take; zero only to verify an instrument by {@link Gateway#authorize}
 * @param at when the attempt was submitted, on the tenant's clock
 * @param order our order's number, shown in the provider's back office and to the payer of a
 *     transfer
 * @param statement what the buyer reads on the bank statement; the provider's default when null
 * @param challenge demand strong authentication even if the issuer would do without; only with the
 *     buyer present, and where the capability has it
 * @param returnUrl where the provider sends the buyer's browser after an action; without it a
 *     charge that needs an action can still be ended by the provider's notice
 */
public record Charge(
        Key key,
        Amount amount,
        Instrument instrument,
        Buyer buyer,
        Instant at,
        String order,
        @Nullable String statement,
        boolean challenge,
        @Nullable URI returnUrl) {

    public Charge {
        if (challenge && instrument.use().merchantInitiated()) {
            throw new IllegalArgumentException("an absent buyer cannot be challenged");
        }
    }

    /** This charge as later calls name it. */
    public ChargeRef ref(@Nullable String reference) {
        return new ChargeRef(key, reference, instrument);
    }
}
