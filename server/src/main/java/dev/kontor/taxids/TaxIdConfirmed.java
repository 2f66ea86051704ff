package dev.kontor.taxids;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A register that was down at the sale says, within 60 days, that the buyer's tax id is valid: the
 * tax that was charged for want of an answer goes back (handbook 4.4).
 *
 * @param orderId of the sale
 * @param country of the id, ISO 3166-1
 * @param taxId as it is written on invoices
 * @param consultationNumber the register's proof that it was asked
 * @param at when it answered, in the vendor's time
 */
public record TaxIdConfirmed(
        VendorId vendor,
        UUID orderId,
        String country,
        String taxId,
        @Nullable String consultationNumber,
        Instant at) {

    /** A port to the module above that corrects sales. */
    public interface Listener {
        /**
         * Corrects the sale, in transactions of its own. Told again until it says yes: once an
         * hour, as long as a correction is possible, so it has to be idempotent.
         *
         * @return whether the sale is settled: corrected, or nothing about it to correct; false
         *     when it is too early, as for an order that is not paid yet
         */
        boolean confirmed(TaxIdConfirmed event);
    }
}
