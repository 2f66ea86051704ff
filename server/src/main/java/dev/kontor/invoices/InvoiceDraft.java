package dev.kontor.invoices;

import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An invoice to be issued. Its vendor's entity is the seller.
 *
 * @param orderId of the order that it is for
 * @param at the vendor's now; the date of issue is its day in the entity's zone
 * @param numbers under which the seller reports the tax, in the order of the taxes
 */
public record InvoiceDraft(
        Vendor vendor, UUID orderId, Instant at, Sale sale, List<TaxNumber> numbers) {}
