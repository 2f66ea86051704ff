package dev.kontor.support;

import java.time.Instant;

/**
 * Where a ticket is, with its legal moves (handbook 13). Whoever may not move gets the problem
 * {@code ticket_closed}.
 */
public sealed interface TicketState {
    /** Nobody has looked at it. */
    record New() implements TicketState {}

    /** Somebody works on it; also after the buyer has answered. */
    record Open() implements TicketState {}

    /** It is the buyer's turn; the SLA's clock stands still. */
    record WaitingBuyer(Instant since) implements TicketState {}

    /** Done, unless the buyer disagrees within seven days. */
    record Solved(Instant at) implements TicketState {}

    /** Done for good. */
    record Closed(Instant at) implements TicketState {}

    /** Somebody takes it up. */
    default TicketState taken() {
        return switch (this) {
            case New ignored -> new Open();
            case Open open -> open;
            case WaitingBuyer waiting -> waiting;
            case Solved solved -> solved;
            case Closed ignored -> throw SupportProblems.closed();
        };
    }

    /** We have answered. */
    default TicketState answered(Instant now) {
        return switch (this) {
            case New ignored -> new WaitingBuyer(now);
            case Open ignored -> new WaitingBuyer(now);
            case WaitingBuyer waiting -> waiting;
            case Solved ignored -> new WaitingBuyer(now);
            case Closed ignored -> throw SupportProblems.closed();
        };
    }

    /** The buyer has written. */
    default TicketState heard() {
        return switch (this) {
            case New fresh -> fresh;
            case Open open -> open;
            case WaitingBuyer ignored -> new Open();
            case Solved ignored -> new Open();
            case Closed ignored -> throw SupportProblems.closed();
        };
    }

    /** We think that it is done. */
    default TicketState solved(Instant now) {
        return switch (this) {
            case New ignored -> new Solved(now);
            case Open ignored -> new Solved(now);
            case WaitingBuyer ignored -> new Solved(now);
            case Solved solved -> solved;
            case Closed ignored -> throw SupportProblems.closed();
        };
    }

    /** It is over. */
    default TicketState closed(Instant now) {
        return this instanceof Closed ? this : new Closed(now);
    }

    /** Its name in the API. */
    default String status() {
        return switch (this) {
            case New ignored -> "new";
            case Open ignored -> "open";
            case WaitingBuyer ignored -> "waiting_buyer";
            case Solved ignored -> "solved";
            case Closed ignored -> "closed";
        };
    }
}
