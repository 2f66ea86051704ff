package dev.kontor.nexus;

import dev.kontor.tax.Standing.Unregistered;

/**
 * What a tenant decided.
 *
 * @param unregistered what becomes of sales to a place that wants a registration from the first
 *     sale, where there is none
 * @param microThreshold whether VAT at home is charged on the first EUR 10,000 a year of sales to
 *     consumers in other member states (handbook 4.3)
 */
public record TaxSettings(Unregistered unregistered, boolean microThreshold) {
    static final TaxSettings DEFAULT = new TaxSettings(Unregistered.REFUSE, false);
}
