package dev.kontor.invoices;

import dev.kontor.vendors.Vendor;
import java.time.Instant;

/**
 * A credit note to be issued.
 *
 * @param at the vendor's now; the date of issue is its day in the entity's zone
 */
public record CreditNoteDraft(
        Vendor vendor, InvoiceId invoice, Credit credit, CreditReason reason, Instant at) {}
