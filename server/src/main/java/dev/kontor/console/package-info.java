/**
 * The back office: pages for those who sell and for their staff. The frame is here, one package
 * below this one holds each room.
 *
 * <p>Words: a <i>room</i> is a part of the console with a place in the navigation; <i>staff</i> is
 * a person who is signed in, looking at one vendor: the live one of an account or one of its
 * sandboxes.
 *
 * <p>A room is made from a {@link dev.kontor.console.Room} bean, and a controller below its path
 * whose methods take a {@link dev.kontor.console.Staff} and answer a page by {@link
 * dev.kontor.console.ConsolePages}. The console has no rules of its own: whatever it does, it asks
 * the module whose business it is, with the person as the actor.
 *
 * <p>Invariants: on every request the memberships of the person say anew whether the vendor may be
 * looked at; whatever changes something is a POST with the session's token; what another vendor has
 * is not found. Owns no schema.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "catalog",
            "buyers",
            "vendors",
            "access",
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
            "events",
            "orders",
            "refunds",
            "filing",
            "corrections",
            "support"
        })
package dev.kontor.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
