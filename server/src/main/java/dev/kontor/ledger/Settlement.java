package dev.kontor.ledger;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A gateway's settlement report, the part of one vendor.
 *
 * @param report our id of the report; it is booked once
 */
public record Settlement(
        VendorId vendor, UUID report, Instant at, String gateway, List<Amounts> amounts) {
    /**
     * What was settled in one currency, in minor units.
     *
     * @param gross captures less refunds; negative when refunds prevail
     * @param fee what the gateway kept
     */
    public record Amounts(Currency currency, long gross, long fee) {
        /** What arrived on the bank account. */
        public long net() {
            return Math.subtractExact(gross, fee);
        }
    }
}
