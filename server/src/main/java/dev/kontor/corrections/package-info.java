/**
 * Correcting a sale's tax facts after the sale: another name on the invoice, a tax id that the
 * buyer gives later or that its register confirms later, a certificate that comes later (handbook
 * 4.4, 4.10, 5.1, 5.4).
 *
 * <p>A correction is one commit: a credit note takes back all that is left of the invoice, a new
 * invoice takes its place, the tax that is no longer due goes to what is owed to the buyer, and a
 * mail brings both documents. Then the gateway is called, as for every refund.
 *
 * <p>Words: the <i>facts</i> are what is printed about a buyer and what decides the tax. What is
 * <i>left</i> of a sale is what no credit note has taken back.
 *
 * <p>Invariants: the tax is decided anew for the tax point and with the registrations of the sale;
 * what was sold before tax stays; a correction never takes money from the buyer; the same facts
 * correct once. Owns the schema {@code corrections}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "catalog",
            "vendors",
            "buyers",
            "tax",
            "taxids",
            "exemptions",
            "filing",
            "invoices",
            "papers",
            "ledger",
            "messages",
            "events",
            "orders",
            "refunds"
        })
package dev.kontor.corrections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
