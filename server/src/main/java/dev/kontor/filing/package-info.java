/**
 * Tax returns and what is paid with them (handbook 4.11): drafts made of the tax lines of a period,
 * equal to the ledger, filed once, then never changed.
 *
 * <p>Words: a <i>scheme</i> is a return that somebody asks for: the One-Stop Shop, a state's sales
 * tax. It takes some tax lines, for a <i>period</i>, until a <i>due</i> day, in its own currency. A
 * <i>report</i> is what the return says: a draft until it is <i>locked</i>, then <i>filed</i> and
 * paid. What is booked into a locked period afterwards is <i>late</i>: it goes to the next open
 * one, with the period that it comes from. A <i>correction</i> is a line of the One-Stop Shop about
 * an earlier quarter, at that quarter's rate.
 *
 * <p>Invariants: every tax line belongs to one scheme or is shown as unassigned; all that was ever
 * filed plus all that is open is all that was booked; nothing is filed that differs from account
 * 2100, or that was converted at a rate nobody published. Whoever sells in a sandbox files there;
 * for live vendors the entity files, since it is the taxable person, and each sees its own part.
 *
 * <p><b>Where to look.</b> {@link dev.kontor.filing.Filing} is the API. Which return takes what and
 * when is in {@code resources/tax/deadlines.tsv}; {@code Drafting} makes a report of the lines,
 * {@code OssReturn} and {@code OssXml} are the One-Stop Shop's, {@code Abroad} says when another
 * member state's return is in its place, {@code FileReturns} locks and files, {@code Remittance}
 * pays.
 *
 * <p>Owns the schema {@code filing}. May call tax (the lines), nexus (registrations), ledger (what
 * is owed), currencies (published rates), vendors, web and platform.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "web",
            "tax",
            "nexus",
            "ledger",
            "currencies",
            "vendors"
        })
package dev.kontor.filing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
