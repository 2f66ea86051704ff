package dev.kontor.nexus;

import dev.kontor.tax.Standing.Unregistered;

/**
 * What was decided for a tenant.
 *
 * @param unregistered what becomes of sales to a place that wants a registration from the first
 *     sale, where there is none; each tenant decides for itself
 * @param microThreshold whether VAT at home is charged on the first EUR 10,000 a year of sales to
 *     consumers in other member states (handbook 4.3); the threshold is the taxable person's
 *     (Directive 2006/112/EC, art. 59c), so that one decision holds for all live vendors of a legal
 *     entity
 */
record TaxSettings(Unregistered unregistered, boolean microThreshold) {
    static final TaxSettings DEFAULT = new TaxSettings(Unregistered.REFUSE, false);

    TaxSettings withMicroThreshold(boolean other) {
        return other == microThreshold ? this : new TaxSettings(unregistered, other);
    }
}
