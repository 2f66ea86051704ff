package dev.kontor.checkout;

import dev.kontor.orders.Placement;
import dev.kontor.platform.Problem;

/** What became of a submission. */
sealed interface Submitted {
    Session session();

    /** The order was placed or paid, or not: see the placement. */
    record Placed(Session session, Placement placement) implements Submitted {}

    /** The price is not the one that was seen; nothing was charged. */
    record Changed(Session session) implements Submitted {}

    /** Something that was typed cannot be accepted; nothing was charged. */
    record Refused(Session session, Problem problem) implements Submitted {}

    /** Submitted, completed or expired before. */
    record NotOpen(Session session) implements Submitted {}

    /** Submitted too often. */
    record TooManyAttempts(Session session) implements Submitted {}
}
