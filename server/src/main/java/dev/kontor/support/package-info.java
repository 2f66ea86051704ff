/**
 * Support: tickets from every channel, answered by mail (handbook 13).
 *
 * <p><b>Ticket</b>: a question or complaint with its thread. <b>Reference</b>: what the buyer sees,
 * {@code [#7F3KA-2M9QXW]}; it begins with the vendor's code. <b>SLA</b>: when the first answer and
 * the solution are due; the clock stops while we wait for the buyer.
 *
 * <p>Invariants: a state changes only by the moves of {@link dev.kontor.support.TicketState}, under
 * the ticket's row lock. Card numbers never reach the database: whatever passes Luhn's check is
 * blacked out first. An answer and the mail that carries it are one transaction.
 *
 * <p>Vendors are told by mail as well, when one of their webhook endpoints had to be disabled. Owns
 * the schema {@code support}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "web", "vendors", "access", "messages", "events"})
package dev.kontor.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
