package dev.kontor.orders;

import dev.kontor.payments.Attempt;
import dev.kontor.platform.Idempotency;
import dev.kontor.vendors.Vendor;
import java.util.Optional;

/**
 * An order whose intake is durable: its payment may be submitted now.
 *
 * @param attempt written, not yet sent; empty when risk has rejected the order
 */
record Placed(
        Vendor vendor, Order order, Optional<Attempt> attempt, Optional<Idempotency.Key> key) {

    /** Of the request that waits for the answer; empty when there is no key to remember it by. */
    String requestId() {
        return key.map(Idempotency.Key::requestId).orElse("");
    }
}
