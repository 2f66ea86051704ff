/**
 * Taking things back (handbook 10.4): a refund, full or partial, of an order that was paid.
 *
 * <p>A refund costs two commits. <i>Approval</i> claims its part of what was captured, issues the
 * credit note, books what is owed (J8, J10), revokes what was bought; then the gateway is called
 * under a key made from the refund's id; the <i>outcome</i> books the payment (J9) and moves the
 * order. A call whose answer is lost is inquired for, never taken as failed, and repeated only
 * under the same key.
 *
 * <p>Words: a <i>claim</i> is the part of a captured amount that refunds have spoken for. A refund
 * in <i>review</i> waits for a person; one that <i>failed</i> is still owed to the buyer and keeps
 * its claim until it is paid by another way.
 *
 * <p>Invariants: the claims on an order never exceed what was captured, whoever asks at the same
 * time; refund, credit note and journal have the same figures, and those of all refunds of an order
 * sum to the order (C4); an approved refund is never lost. Owns the schema {@code refunds}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "vendors",
            "currencies",
            "payments",
            "tax",
            "delivery",
            "invoices",
            "papers",
            "ledger",
            "messages",
            "events",
            "orders"
        })
package dev.kontor.refunds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
