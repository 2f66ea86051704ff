package dev.kontor.taxids;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;

/**
 * A sale that depends on a tax id which is not certain.
 *
 * @param country of the buyer, ISO 3166-1
 * @param typed the id as typed
 * @param soldAt in the vendor's time
 */
public record SaleInDoubt(
        VendorId vendor,
        UUID orderId,
        String country,
        String typed,
        TaxIdDoubt doubt,
        Instant soldAt) {}
