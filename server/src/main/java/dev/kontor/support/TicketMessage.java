package dev.kontor.support;

import java.time.Instant;
import java.util.UUID;

/**
 * One message of a ticket's thread.
 *
 * @param byStaff whether we wrote it
 * @param actor who exactly
 */
public record TicketMessage(
        UUID id, TicketId ticket, boolean byStaff, String actor, String body, Instant at) {}
