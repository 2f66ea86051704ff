package dev.kontor.delivery;

import dev.kontor.platform.Tx;
import java.time.Instant;
import java.util.List;

/**
 * Told when something is delivered after its order: keys arrived for a backorder, or the vendor's
 * own system delivered.
 */
public interface LateDelivery {
    /**
     * In the transaction of the deliveries; all of one vendor, and of as many orders as it hits.
     */
    void delivered(Tx tx, List<Entitlement> delivered, Instant now);
}
