package dev.kontor.checkout;

import dev.kontor.checkout.SessionStore.Left;
import dev.kontor.orders.FurtherPayment;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderInput;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Placement;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places a session's order, once. The order's id is written with the session's new status before
 * anything else happens: of two submissions at the same time one wins, and after a crash the order
 * is found by its id.
 */
final class SubmitSession {
    /** How long a submission may run before it counts as lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * What an order is placed with, but for its payment and its tax: the same again is the same
     * order, whose tax is that of the day of its payment.
     */
    private record Agreement(
            Draft.Buyer buyer,
            String currency,
            List<Goods> goods,
            String locale,
            OrderInput.Consents agreed) {}

    private record Goods(
            String price, long quantity, long unitAmount, boolean inclusive, long discount) {
        static Goods of(Figures.Line it) {
            return new Goods(
                    it.price(), it.quantity(), it.unitAmount(), it.inclusive(), it.discount());
        }
    }

    private final Database database;
    private final Vault vault;
    private final SessionStore store;
    private final EditSession edit;
    private final Orders orders;

    SubmitSession(
            Database database, Vault vault, SessionStore store, EditSession edit, Orders orders) {
        this.database = database;
        this.vault = vault;
        this.store = store;
        this.edit = edit;
        this.orders = orders;
    }

    /** Submits the session as it stands: the draft was changed before. */
    Submitted run(Session seen, Submission submission, Instant now) {
        Session session = edit.change(seen.vendor(), seen.id(), same -> same, now);
        if (session.statusAt(now) != CheckoutStatus.OPEN) {
            return new Submitted.NotOpen(session);
        }
        if (!session.quotation().faults().isEmpty()) {
            return new Submitted.Refused(session, Problem.invalid(session.quotation().faults()));
        }
        if (session.version() != submission.version()) {
            return new Submitted.Changed(session);
        }
        if (session.attempts() >= Session.ATTEMPTS) {
            return new Submitted.TooManyAttempts(session);
        }
        return submit(session, submission, now);
    }

    private Submitted submit(Session session, Submission submission, Instant now) {
        byte[] agreement = agreement(session, submission);
        OrderId before = payable(session, agreement);
        OrderId replaced = before == null ? session.order() : null;
        Session submitted =
                replaced == null
                        ? session.submitted(
                                before == null ? OrderId.next() : before, agreement, now)
                        : session.submitted(
                                replaced, Objects.requireNonNull(session.agreed()), now);
        List<Consent> consents = replaced == null ? submission.consents() : List.of();
        if (!database.write(tx -> store.submit(tx, session, submitted, consents))) {
            return notOpen(session);
        }
        try {
            return replaced == null
                    ? placed(submitted, pay(submitted, before, submission))
                    : replace(submitted, replaced, agreement, submission);
        } catch (Problem problem) {
            return refused(submitted, problem, now);
        }
    }

    private Submitted placed(Session submitted, Placement placement) {
        return new Submitted.Placed(settle(submitted, placement), placement);
    }

    private Submitted notOpen(Session session) {
        return new Submitted.NotOpen(store.find(session.vendor(), session.id()).orElseThrow());
    }

    /**
     * What was agreed before and is not any more cannot be paid beside this. It stays the session's
     * order until it is given up, or for good if it was paid in the meantime.
     */
    private Submitted replace(
            Session submitted, OrderId last, byte[] agreement, Submission submission) {
        Optional<Placement> paid = orders.giveUp(submitted.vendor(), last, submission.actor());
        if (paid.isPresent()) {
            return placed(submitted, paid.get());
        }
        Session next = submitted.ordering(OrderId.next(), agreement);
        return database.write(tx -> store.replace(tx, next, submission.consents()))
                ? placed(next, place(next, submission))
                : notOpen(submitted);
    }

    private Placement pay(Session session, @Nullable OrderId before, Submission submission) {
        return before == null
                ? place(session, submission)
                : orders.pay(session.vendor(), before, further(session, submission));
    }

    private static FurtherPayment further(Session session, Submission submission) {
        return new FurtherPayment(
                submission.payment(),
                session.draft().buyer().phone(),
                session.draft().buyer().confirmed(),
                figures(session).total(),
                submission.returnUrl());
    }

    private Placement place(Session session, Submission submission) {
        return orders.place(
                session.vendor(),
                new Orders.Agreed(
                        Objects.requireNonNull(session.order()), figures(session).gross()),
                Quoting.input(
                        session.draft(),
                        submission.payment(),
                        submission.agreed(),
                        submission.address()),
                submission.actor(),
                submission.returnUrl());
    }

    /**
     * Nothing was placed or paid: the session is open again. What the buyer has confirmed and does
     * not count, since the stated country is proven, is forgotten.
     */
    private Submitted refused(Session submitted, Problem problem, Instant now) {
        Session open = leave(submitted, Left.at(CheckoutStatus.OPEN));
        if (problem.code().equals("quote_changed")) {
            return new Submitted.Changed(
                    edit.change(
                            open.vendor(),
                            open.id(),
                            it -> it.with(it.buyer().unconfirmed()),
                            now));
        }
        if (problem.faults().isEmpty()) {
            throw problem;
        }
        return new Submitted.Refused(open, problem);
    }

    private Session settle(Session submitted, Placement placement) {
        CheckoutStatus status = SessionRules.after(placement.order());
        return leave(
                submitted,
                switch (placement) {
                    case Placement.Declined it -> new Left(status, it.code(), null);
                    case Placement.ActionRequired it -> new Left(status, null, it.url());
                    case Placement.Completed ignored -> Left.at(status);
                    case Placement.Pending ignored -> Left.at(status);
                    case Placement.InReview ignored -> Left.at(status);
                });
    }

    /**
     * Brings a submitted session up to date with its order: the outcome may have come later, or the
     * server may have died between the two.
     */
    Session refresh(Session session, Instant now) {
        OrderId order = session.order();
        if (session.status() != CheckoutStatus.SUBMITTED || order == null) {
            return session;
        }
        OrderView view = orders.view(session.vendor(), order).orElse(null);
        boolean lost = !now.isBefore(Objects.requireNonNull(session.submittedAt()).plus(PATIENCE));
        if (view == null) {
            return lost ? leave(session, Left.at(CheckoutStatus.OPEN)) : session;
        }
        if (!lost && isAtWork(session, view)) {
            return session;
        }
        CheckoutStatus status = SessionRules.after(view);
        String decline = status == CheckoutStatus.OPEN ? "other" : null;
        return status == CheckoutStatus.SUBMITTED
                ? session
                : leave(session, new Left(status, decline, null));
    }

    /** Whether an earlier order is paid or replaced just now: how it stands says nothing yet. */
    private static boolean isAtWork(Session session, OrderView order) {
        return session.action() == null
                && order.progress().paidAt() == null
                && order.progress()
                        .createdAt()
                        .isBefore(Objects.requireNonNull(session.submittedAt()));
    }

    /** Opens a session again whose buyer would rather pay otherwise than confirm at the bank. */
    void reopen(Session session) {
        leave(session, Left.at(CheckoutStatus.OPEN));
    }

    /** Ends the submission after the buyer has come back from an action. */
    Session concluded(Session session, Placement placement) {
        return settle(session, placement);
    }

    private Session leave(Session submitted, Left left) {
        database.run(tx -> store.leave(tx, submitted, left));
        return store.find(submitted.vendor(), submitted.id()).orElseThrow();
    }

    /** The order of an earlier submission, if it still waits and nothing else was agreed since. */
    private @Nullable OrderId payable(Session session, byte[] agreement) {
        OrderId before = session.order();
        if (before == null || !Arrays.equals(session.agreed(), agreement)) {
            return null;
        }
        return orders.view(session.vendor(), before)
                .filter(it -> it.progress().status().equals("awaiting_payment"))
                .map(it -> before)
                .orElse(null);
    }

    private byte[] agreement(Session session, Submission submission) {
        return vault.mac(
                "checkout.agreement",
                Json.write(
                        new Agreement(
                                session.draft().buyer().unproven(),
                                figures(session).currency(),
                                figures(session).lines().stream().map(Goods::of).toList(),
                                session.draft().locale(),
                                submission.agreed())));
    }

    private static Figures figures(Session session) {
        return Objects.requireNonNull(session.quotation().figures());
    }
}
