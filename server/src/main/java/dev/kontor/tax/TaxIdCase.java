package dev.kontor.tax;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale whose buyer's tax id is in doubt, and what became of the doubt. Times are the vendor's.
 *
 * @param country of the id, ISO 3166-1
 * @param taxId as it is written on invoices
 * @param askedAt when the register was asked last after the sale
 * @param asked how often, after the sale
 * @param reason why there is no answer, as a short code
 * @param correctedAt when the sale was settled after a late confirmation
 */
public record TaxIdCase(
        VendorId vendor,
        UUID orderId,
        String country,
        String taxId,
        TaxIdDoubt doubt,
        State state,
        Instant soldAt,
        @Nullable Instant askedAt,
        int asked,
        @Nullable String reason,
        @Nullable String consultationNumber,
        @Nullable Instant confirmedAt,
        @Nullable Instant correctedAt) {

    /** What became of the doubt. */
    public enum State {
        /** The register is asked again every hour; a name waits for a person. */
        OPEN,
        /** The register says yes. */
        CONFIRMED,
        /** The register says no, after the sale. */
        DENIED,
        /** No register can be asked. */
        NO_REGISTER,
        /** 60 days have passed. */
        EXPIRED
    }
}
