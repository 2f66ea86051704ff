package dev.kontor.gateway;

import java.time.Instant;

/**
 * Give captured money back.
 *
 * @param key made from our refund, as {@code ref-{id}}
 * @param amount the captured amount or less, in its currency
 * @param at when the refund was submitted, on the tenant's clock
 */
public record RefundRequest(Key key, ChargeRef charge, Amount amount, Instant at) {

    public RefundRequest {
        if (amount.isZero()) {
            throw new IllegalArgumentException("nothing to refund");
        }
    }
}
