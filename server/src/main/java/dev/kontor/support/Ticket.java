package dev.kontor.support;

import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands.
 *
 * @param reference what the buyer sees, such as {@code 7F3KA-2M9QXW}
 * @param orderId the order that it is about, when we know it
 */
public record Ticket(
        VendorId vendor,
        TicketId id,
        String reference,
        Channel channel,
        TicketType type,
        Priority priority,
        TicketState state,
        String locale,
        String subject,
        String email,
        @Nullable String name,
        @Nullable UUID orderId,
        Instant createdAt,
        Sla sla) {
    /** The same, more or less urgent; what was promised moves with it. */
    Ticket with(Priority next) {
        return new Ticket(
                vendor,
                id,
                reference,
                channel,
                type,
                next,
                state,
                locale,
                subject,
                email,
                name,
                orderId,
                createdAt,
                sla.reprioritized(priority, next));
    }

    Ticket in(TicketState next, Sla promise) {
        return new Ticket(
                vendor, id, reference, channel, type, priority, next, locale, subject, email, name,
                orderId, createdAt, promise);
    }

    /** How we stand with our promises; while we wait for the buyer, as when the wait began. */
    public Sla.Standing standing(Instant now) {
        return switch (state) {
            case TicketState.WaitingBuyer(Instant since) -> sla.standing(priority, since);
            case TicketState.Solved(Instant at) -> sla.standing(priority, at);
            case TicketState.Closed(Instant at) -> sla.standing(priority, at);
            case TicketState.New ignored -> sla.standing(priority, now);
            case TicketState.Open ignored -> sla.standing(priority, now);
        };
    }
}
