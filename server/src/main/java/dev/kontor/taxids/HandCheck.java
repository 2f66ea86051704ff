package dev.kontor.taxids;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.TaxIdState.Confirmation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a person saw of a tax id on its authority's page, or on the buyer's certificate of
 * registration. It serves the vendor's sales for 30 days where no register can be asked.
 *
 * @param id {@code txi_…}
 * @param country ISO 3166-1
 * @param taxId as it is written on invoices
 * @param name of the holder, as the authority writes it
 * @param checkedOn the day on which it was looked up
 * @param reference what proves it, such as the number of a screenshot
 * @param confirmedAt from when it counts, in the vendor's time
 * @param confirmedBy such as {@code staff:ada@…}
 */
public record HandCheck(
        VendorId vendor,
        UUID id,
        String country,
        String taxId,
        String name,
        LocalDate checkedOn,
        String reference,
        Instant confirmedAt,
        String confirmedBy) {

    /** Of its id. */
    public static final String PREFIX = "txi";

    /** As clients see it. */
    public String shownId() {
        return Ids.format(PREFIX, id);
    }

    Confirmation confirmation() {
        return new Confirmation(reference, name, confirmedAt);
    }

    /** The last moment at which it serves. */
    public Instant validUntil() {
        return confirmedAt.plus(TaxIdState.FRESH);
    }
}
