/**
 * Where a seller must collect tax: its registrations, and how near its sales are to the thresholds
 * of every place (handbook 4.2, 4.3, 4.10).
 *
 * <p><b>Words.</b> A <i>holder</i> has registrations and thresholds: a legal entity with all its
 * live vendors, or a sandbox by itself. Its <i>turnover</i> is what it sold, by day and place. A
 * <i>position</i> is how far a holder is on a day, in memory.
 *
 * <p><b>Counting.</b> Every document leaves lines in {@code tax}; days that can get no more are
 * summed here, the open ones are read as they are. Positions are told of every commit of this
 * process before its client is answered, and read anew once a minute for what others sold. By them
 * orders are priced. Nothing is kept for an order that is not paid: it counts when it is booked,
 * and only then it is decided whether it crosses.
 *
 * <p><b>Crossing.</b> A sale that is spared tax since a threshold is not crossed adds to a tally of
 * the holder and the threshold, in the transaction that books it ({@link
 * dev.kontor.nexus.Crossings}). So such sales stand in line, in all processes, and each sees those
 * before it: by the tally, as long as that leaves room, and else by counting all lines anew. One
 * that others have brought over the threshold since it was priced is taxed within its price. What
 * is taxed anyway costs nothing of that; what is spared costs one statement a commit.
 *
 * <p><b>Invariants.</b> A sandbox without registrations of its own is registered everywhere. The
 * order that crosses a threshold is taxed, and so are all after it, in the order of their booking,
 * however many come at once. An alert is raised once per level and window. Registrations of one
 * place never overlap.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.nexus.TaxRegistrations} and {@link
 * dev.kontor.nexus.TaxThresholds} are what people and clients do; {@link dev.kontor.nexus.Nexus} is
 * what tax asks for every order.
 *
 * <p><b>Tables.</b> News of the tables of tax law are told from here, too, since tax itself tells
 * nobody: a pack once, tables grown old once per version.
 *
 * <p>Owns the schema {@code nexus}. May call tax, currencies, vendors, access (whom to mail),
 * messages, events, web and platform.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "vendors",
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
