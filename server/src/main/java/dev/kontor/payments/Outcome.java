package dev.kontor.payments;

import dev.kontor.gateway.ChargeResult;
import java.time.Instant;

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
}
