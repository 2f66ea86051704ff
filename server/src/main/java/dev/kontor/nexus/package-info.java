/**
 * Where a seller must collect tax: its registrations, how near its sales are to the thresholds of
 * every place, and which buyers a certificate frees (handbook 4.2, 4.3, 4.10).
 *
 * <p><b>Words.</b> A <i>holder</i> has registrations and thresholds: a legal entity with all its
 * live vendors, or a sandbox by itself. Its <i>turnover</i> is what it sold, by day and place. A
 * <i>position</i> is how far a holder is on a day, in memory. A <i>certificate</i> is the buyer's
 * paper that it need not pay a state's tax.
 *
 * <p><b>Counting.</b> Every document leaves lines in {@code tax}; days that can get no more are
 * summed here, the open ones are read as they are. Nothing is written for an order. Positions are
 * told of every commit of this process before its client is answered, and read anew once a minute
 * for what others sold: between two orders that cross at the same time in two processes at most a
 * minute of sales goes untaxed, never more. Orders are taxed when they are priced and count when
 * they are paid; what was spared tax is asked for again just before it is paid, and taxed within
 * its price if others crossed meanwhile. Only those that are written at the very same moment may go
 * untaxed together. A position read while orders are committed may count some twice until the next
 * minute: tax comes too early then, not too late.
 *
 * <p><b>Invariants.</b> A sandbox without registrations of its own is registered everywhere. The
 * order that crosses a threshold is taxed, and so are all after it. A certificate frees an order
 * only while it is active, on the day of the sale, in the places that it names. An alert is raised
 * once per level and window. Registrations of one place never overlap.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.nexus.TaxRegistrations}, {@link
 * dev.kontor.nexus.TaxThresholds} and {@link dev.kontor.nexus.Certificates} are what people and
 * clients do; {@link dev.kontor.nexus.Nexus} is what tax asks for every order.
 *
 * <p><b>Tables.</b> News of the tables of tax law are told from here, too, since tax itself tells
 * nobody: a pack once, tables grown old once per version.
 *
 * <p>Owns the schema {@code nexus}. May call tax, currencies, vendors, buyers, access (whom to
 * mail), messages, events, web and platform.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "vendors",
            "buyers",
            "access",
            "currencies",
            "tax",
            "taxids",
            "messages",
            "events"
        })
package dev.kontor.nexus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
