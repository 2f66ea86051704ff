package dev.kontor.payments;

import dev.kontor.gateway.ChargeDetails;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.InstrumentDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt, as its gateway says. Not yet recorded: {@link Payments#record} does so
 * in the transaction in which the order moves.
 *
 * @param at when it was known, on the vendor's clock
 */
public record Outcome(Attempt attempt, ChargeResult result, Instant at) {

    /** Where this leaves the payment. */
    public PaymentStatus status() {
        return switch (result) {
            case ChargeResult.Captured ignored -> PaymentStatus.CAPTURED;
            case ChargeResult.Authorized ignored -> PaymentStatus.AUTHORIZED;
            case ChargeResult.Declined ignored -> PaymentStatus.FAILED;
            case ChargeResult.ActionRequired ignored -> PaymentStatus.REQUIRES_ACTION;
            case ChargeResult.Pending ignored -> PaymentStatus.PENDING;
            case ChargeResult.Unknown ignored -> PaymentStatus.UNKNOWN;
        };
    }

    /** Where the card's issuer or the account's bank is, if that came with the answer. */
    public @Nullable String bankCountry() {
        InstrumentDetails instrument = details().instrument();
        return instrument == null ? null : instrument.country();
    }

    ChargeDetails details() {
        return switch (result) {
            case ChargeResult.Captured it -> it.details();
            case ChargeResult.Authorized it -> it.details();
            case ChargeResult.Declined it -> it.details();
            case ChargeResult.ActionRequired ignored -> ChargeDetails.NONE;
            case ChargeResult.Pending ignored -> ChargeDetails.NONE;
            case ChargeResult.Unknown ignored -> ChargeDetails.NONE;
        };
    }
}
