package dev.kontor.delivery;

import dev.kontor.platform.Tx;
import java.time.Instant;

/**
 * Told when something is delivered after its order: keys arrived for a backorder, or the vendor's
 * own system delivered.
 */
public interface LateDelivery {
    /** In the transaction of the delivery. */
    void delivered(Tx tx, Entitlement entitlement, Instant now);
}
