/**
 * The five steps, and the one place that joins them: intake, processing, delivery, communication;
 * returns come back here from module refunds.
 *
 * <p>An order costs two commits. <i>Intake</i> writes what was agreed, the risk decision and the
 * payment attempt; then the gateway is called; <i>completion</i> writes the outcome: payment,
 * order, journal, entitlements, mail, invoice with its number, events, and the client's answer.
 * Both are shared by all orders that arrive at the same time, and each writes one statement per
 * table.
 *
 * <p>Words: an order's <i>snapshot</i> is what was agreed; a <i>placement</i> is what became of an
 * order that was placed; an order in <i>review</i> waits for a person of the vendor's. To read one
 * order from its request to its answer, begin at {@code PlaceOrder}.
 *
 * <p>Invariants: what was agreed never changes, but for the tax, which is that of the day of
 * payment; nobody is charged a total that was not shown; an order is paid if and only if its
 * payment is captured, its journal J1 is posted and its invoice has a number; whatever dies in
 * between is finished after the restart, once. Owns the schema {@code orders}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "catalog",
            "buyers",
            "vendors",
            "currencies",
            "risk",
            "payments",
            "tax",
            "taxids",
            "taxids :: forms",
            "nexus",
            "exemptions",
            "delivery",
            "invoices",
            "papers",
            "ledger",
            "messages",
            "events"
        })
package dev.kontor.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
