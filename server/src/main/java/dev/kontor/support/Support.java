package dev.kontor.support;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tickets: filed, answered, solved, closed. All times are the vendor's. */
public final class Support {
    /** The kind of job that closes a solved ticket. */
    static final String CLOSE = "ticket_close";

    static final String RECEIVED = "ticket_received";
    static final String REPLY = "ticket_reply";
    private static final Duration UNTIL_CLOSED = Duration.ofDays(7);
    private static final int CODE = 6;

    private final TicketStore store;
    private final Vendors vendors;
    private final Messages messages;
    private final Events events;
    private final Jobs jobs;

    Support(TicketStore store, Vendors vendors, Messages messages, Events events, Jobs jobs) {
        this.store = store;
        this.vendors = vendors;
        this.messages = messages;
        this.events = events;
        this.jobs = jobs;
    }

    /** Files a ticket and tells the buyer its reference. */
    public Ticket open(Tx tx, NewTicket filed, Instant now) {
        Priority priority = filed.priority() == null ? filed.type().priority() : filed.priority();
        Ticket ticket =
                new Ticket(
                        filed.vendor(),
                        TicketId.next(),
                        vendors.get(filed.vendor()).code() + "-" + Codes.random(CODE),
                        filed.channel(),
                        filed.type(),
                        priority,
                        new TicketState.New(),
                        filed.locale(),
                        CardNumbers.redact(oneLine(filed.subject())),
                        filed.email(),
                        CardNumbers.redactOrNull(filed.name()),
                        filed.orderId(),
                        now,
                        Sla.of(priority, now));
        store.insert(tx, ticket);
        write(tx, ticket, false, filed.actor(), filed.message(), now);
        tell(tx, ticket, "ticket.created", filed.actor(), now);
        mail(tx, ticket, RECEIVED, ticket.id().value(), now);
        return ticket;
    }

    /** Somebody of ours takes the ticket up. */
    public Ticket take(Tx tx, VendorId vendor, TicketId id, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        return move(tx, ticket, ticket.state().taken(), ticket.sla(), now);
    }

    /** Says how urgent a ticket is; what was promised moves with it. */
    public Ticket prioritize(
            Tx tx, VendorId vendor, TicketId id, Priority priority, String actor, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        if (ticket.priority() == priority) {
            return ticket;
        }
        Ticket changed = ticket.with(priority);
        store.prioritize(tx, changed);
        tell(tx, changed, "ticket.prioritized", actor, now);
        return changed;
    }

    /** Answers the buyer by mail. */
    public Ticket reply(
            Tx tx, VendorId vendor, TicketId id, String actor, String text, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        TicketState next = ticket.state().answered(now);
        UUID message = write(tx, ticket, true, actor, text, now);
        Ticket answered = move(tx, ticket, next, ticket.sla().answered(now), now);
        tell(tx, answered, "ticket.answered", actor, now);
        mail(tx, answered, REPLY, message, now);
        return answered;
    }

    /** The buyer has written again: the ticket is ours once more. */
    public Ticket hear(
            Tx tx, VendorId vendor, TicketId id, String actor, String text, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        TicketState next = ticket.state().heard();
        write(tx, ticket, false, actor, text, now);
        Ticket heard = move(tx, ticket, next, ticket.sla(), now);
        boolean again = ticket.state() instanceof TicketState.Solved;
        tell(tx, heard, again ? "ticket.reopened" : "ticket.replied", actor, now);
        return heard;
    }

    /** Done; it closes itself seven days later unless the buyer writes. */
    public Ticket solve(Tx tx, VendorId vendor, TicketId id, String actor, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        Ticket solved = move(tx, ticket, ticket.state().solved(now), ticket.sla(), now);
        if (!(ticket.state() instanceof TicketState.Solved)) {
            tell(tx, solved, "ticket.solved", actor, now);
        }
        return solved;
    }

    /** Over for good. */
    public Ticket close(Tx tx, VendorId vendor, TicketId id, String actor, Instant now) {
        Ticket ticket = locked(tx, vendor, id);
        Ticket closed = move(tx, ticket, ticket.state().closed(now), ticket.sla(), now);
        if (!(ticket.state() instanceof TicketState.Closed)) {
            tell(tx, closed, "ticket.closed", actor, now);
        }
        return closed;
    }

    /** Closes a ticket that has been solved for seven days; the job of kind {@link #CLOSE}. */
    Optional<Instant> closeSolved(Tx tx, VendorId vendor, TicketId id, Instant now) {
        Optional<Ticket> ticket = store.lock(tx, vendor, id);
        if (ticket.isPresent()
                && ticket.get().state() instanceof TicketState.Solved(Instant at)
                && !now.isBefore(at.plus(UNTIL_CLOSED))) {
            close(tx, vendor, id, "system", now);
        }
        return Optional.empty();
    }

    public Ticket get(VendorId vendor, TicketId id) {
        return store.find(vendor, id).orElseThrow(() -> SupportProblems.noTicket(id.toString()));
    }

    /** The whole conversation, oldest first. */
    public List<TicketMessage> thread(VendorId vendor, TicketId id) {
        return store.thread(vendor, id);
    }

    /** What is to be done, the most pressing first; then what waits for the buyer. */
    public List<Ticket> queue(VendorId vendor, int most) {
        return store.queue(vendor, most);
    }

    /**
     * Tickets, newest first.
     *
     * @param status only those, if given
     * @param before only tickets older than the one with this id, if given
     */
    public List<Ticket> list(
            VendorId vendor, @Nullable String status, @Nullable UUID before, int most) {
        return store.list(vendor, status, before, most);
    }

    /** How many tickets wait for us. */
    public long waiting(VendorId vendor) {
        return store.waiting(vendor);
    }

    /** What this buyer has asked, newest first. */
    public List<Ticket> ofBuyer(VendorId vendor, String email, int most) {
        return store.ofBuyer(vendor, email, most);
    }

    private Ticket locked(Tx tx, VendorId vendor, TicketId id) {
        return store.lock(tx, vendor, id)
                .orElseThrow(() -> SupportProblems.noTicket(id.toString()));
    }

    private Ticket move(Tx tx, Ticket from, TicketState to, Sla sla, Instant now) {
        boolean wasWaiting = from.state() instanceof TicketState.WaitingBuyer;
        Sla promise =
                from.state() instanceof TicketState.WaitingBuyer(Instant since)
                                && !(to instanceof TicketState.WaitingBuyer)
                        ? sla.resumed(since, now)
                        : sla;
        Ticket moved = from.in(to, promise);
        if (wasWaiting || !to.equals(from.state()) || !promise.equals(from.sla())) {
            store.move(tx, moved);
        }
        boolean wasSolved = from.state() instanceof TicketState.Solved;
        boolean isSolved = to instanceof TicketState.Solved;
        if (isSolved && !wasSolved) {
            jobs.schedule(tx, from.vendor(), CLOSE, from.id().toString(), now.plus(UNTIL_CLOSED));
        } else if (wasSolved && !isSolved) {
            jobs.cancel(tx, from.vendor(), CLOSE, from.id().toString());
        }
        return moved;
    }

    private UUID write(
            Tx tx, Ticket ticket, boolean byStaff, String actor, String text, Instant now) {
        if (text.isBlank()) {
            throw SupportProblems.empty("/message");
        }
        UUID id = Ids.next();
        store.insert(
                tx,
                ticket.vendor(),
                new TicketMessage(
                        id, ticket.id(), byStaff, actor, CardNumbers.redact(text.strip()), now));
        return id;
    }

    private void tell(Tx tx, Ticket ticket, String type, String actor, Instant now) {
        events.append(
                tx,
                List.of(
                        new Event(
                                ticket.vendor(),
                                type,
                                ticket.id().value(),
                                actor,
                                now,
                                Json.write(TicketView.of(ticket, null)))));
    }

    private void mail(Tx tx, Ticket ticket, String kind, UUID subject, Instant now) {
        messages.queue(
                tx,
                List.of(
                        new Mail(
                                ticket.vendor(),
                                kind,
                                subject,
                                ticket.email(),
                                ticket.locale(),
                                now)));
    }

    private static String oneLine(String subject) {
        return subject.strip().replaceAll("\\s+", " ");
    }
}
