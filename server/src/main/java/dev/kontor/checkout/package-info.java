/**
 * The checkout: sessions with quotes that expire, the hosted page, and the page of an order.
 *
 * <p>Words: a <em>session</em> holds a cart and what the buyer has typed so far, for 24 hours after
 * the last change. Its <em>quote</em> is what the cart costs this buyer, good for 30 minutes and
 * numbered by a <em>version</em>: whoever submits names the version that was seen. A
 * <em>submission</em> places the session's order, or pays the one that was placed before.
 *
 * <p>Invariants: nobody is charged another amount than the page has shown; a session makes one paid
 * order, however often it is submitted; the order's id is written down before the order is placed,
 * so that a crash between the two is found and mended; card numbers are turned into tokens at once
 * and neither kept nor logged; what the buyer typed is sealed at rest. Owns the schema {@code
 * checkout}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "catalog",
            "vendors",
            "tax",
            "taxids",
            "payments",
            "delivery",
            "invoices",
            "papers",
            "orders",
            "corrections"
        })
package dev.kontor.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
