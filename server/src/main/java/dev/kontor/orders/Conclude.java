package dev.kontor.orders;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.NextAction;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.Outcome;
import dev.kontor.payments.Outcomes;
import dev.kontor.payments.PaymentSummary;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.GroupCommit;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendor;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Records what a gateway said and moves the order: paid orders through the shared second commit,
 * the others each in a transaction of its own. The same for answers that come with the call and for
 * those that come later.
 */
final class Conclude implements Outcomes {
    private static final String NO_REQUEST = "";

    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Payments payments;
    private final Events events;
    private final Idempotency idempotency;
    private final Jobs jobs;
    private final Reviews reviews;
    private final KeepKeys keys;
    private final Tax tax;
    private final FollowPlace place;
    private final OrderStore store;
    private final OrderViews views;
    private final LateTax late;
    private final GroupCommit<Completion, Completed> completion;

    Conclude(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            Events events,
            Idempotency idempotency,
            Jobs jobs,
            Reviews reviews,
            KeepKeys keys,
            Tax tax,
            OrderStore store,
            OrderViews views,
            LateTax late,
            GroupCommit<Completion, Completed> completion) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.payments = payments;
        this.events = events;
        this.idempotency = idempotency;
        this.jobs = jobs;
        this.reviews = reviews;
        this.keys = keys;
        this.tax = tax;
        this.place = new FollowPlace(tax);
        this.store = store;
        this.views = views;
        this.late = late;
        this.completion = completion;
    }

    /**
     * Records the outcome; when somebody else has recorded one before, shows how the order stands.
     */
    Placement settle(Vendor vendor, Order order, Outcome outcome) {
        return settle(vendor, order, outcome, NO_REQUEST);
    }

    /**
     * As above.
     *
     * @param requestId of the request that waits for the answer
     */
    Placement settle(Vendor vendor, Order order, Outcome outcome, String requestId) {
        try {
            return switch (outcome.result()) {
                case ChargeResult.Captured ignored -> {
                    Completed done =
                            completion.submit(
                                    place.follow(late.completion(vendor, order, outcome)));
                    yield new Placement.Completed(done.view(), done.json());
                }
                case ChargeResult.Authorized it -> authorized(order, outcome, it, requestId);
                case ChargeResult.Declined it ->
                        database.write(tx -> declined(tx, order, outcome, it, requestId));
                case ChargeResult.ActionRequired it ->
                        database.write(tx -> actionRequired(tx, order, outcome, it, requestId));
                case ChargeResult.Pending it ->
                        database.write(tx -> {
                            keys.until(tx, order, outcome.at(), it.expiresAt());
                            return pending(tx, order, outcome, "payment.pending");
                        });
                case ChargeResult.Unknown ignored ->
                        database.write(tx -> {
                            keys.shortly(tx, order, outcome.at());
                            return pending(tx, order, outcome, "payment.unknown");
                        });
            };
        } catch (AlreadyRecorded e) {
            return standing(order);
        }
    }

    /** Risk has rejected the order: nothing was charged, and the answer does not say why. */
    Placement rejected(Placed placed) {
        Placement.Declined declined =
                new Placement.Declined(views.unpaid(placed), "rejected", false);
        database.run(tx -> remember(tx, placed.order(), declined, placed.requestId()));
        return declined;
    }

    @Override
    public void apply(Outcome outcome) {
        Attempt attempt = outcome.attempt();
        Order order = store.find(attempt.vendor(), new OrderId(attempt.orderId())).orElseThrow();
        settle(vendors.get(order.vendor()), order, outcome);
    }

    @Override
    public void unresolved(Attempt attempt, Instant now) {
        Order order = store.find(attempt.vendor(), new OrderId(attempt.orderId())).orElseThrow();
        database.run(tx -> {
            if (reviews.unresolved(tx, order, now)) {
                append(
                        tx,
                        order,
                        "payment.unresolved",
                        order.payment().value(),
                        summary(order),
                        now);
            }
        });
    }

    @Override
    public void unreleased(Attempt attempt, Instant now) {
        Order order = store.find(attempt.vendor(), new OrderId(attempt.orderId())).orElseThrow();
        database.run(tx -> {
            reviews.unreleased(tx, order, now);
            append(
                    tx,
                    order,
                    "payment.release_unconfirmed",
                    order.payment().value(),
                    summary(order),
                    now);
        });
    }

    /**
     * Reserved money is let go again where the bank contradicts the buyer's place, once it is
     * recorded by which reference.
     */
    private Placement authorized(
            Order order, Outcome outcome, ChargeResult.Authorized held, String requestId) {
        return switch (place.sign(order, null, outcome)) {
            case FollowPlace.Sign.Nothing ignored ->
                    database.write(tx -> review(tx, order, outcome));
            case FollowPlace.Sign.Agrees it ->
                    database.write(tx -> {
                        tax.record(tx, List.of(it.anew()));
                        store.retax(tx, List.of(it.order()));
                        return review(tx, it.order(), outcome);
                    });
            case FollowPlace.Sign.Contradicts ignored -> {
                ChargeResult.Declined why = FollowPlace.refused(held);
                Outcome refused = new Outcome(outcome.attempt(), why, outcome.at());
                Placement left =
                        database.write(tx -> {
                            payments.unused(tx, outcome.attempt(), outcome.at());
                            return declined(tx, order, refused, why, requestId);
                        });
                payments.release(outcome.attempt());
                yield left;
            }
        };
    }

    private Placement review(Tx tx, Order order, Outcome outcome) {
        record(tx, outcome);
        Order waiting = order.with(OrderStatus.IN_REVIEW);
        if (!store.move(tx, waiting, OrderStatus.AWAITING_PAYMENT)) {
            throw new AlreadyRecorded();
        }
        reviews.queue(tx, waiting, outcome.at());
        OrderView view = view(waiting, outcome);
        append(
                tx,
                order,
                "payment.authorized",
                order.payment().value(),
                view.results().payment(),
                outcome.at());
        append(tx, order, "order.in_review", order.id().value(), view, outcome.at());
        return remember(tx, order, new Placement.InReview(view), NO_REQUEST);
    }

    private Placement declined(
            Tx tx, Order order, Outcome outcome, ChargeResult.Declined why, String requestId) {
        record(tx, outcome);
        expire(tx, order);
        keys.giveBack(tx, order);
        OrderView view = view(order, outcome);
        append(
                tx,
                order,
                "payment.failed",
                order.payment().value(),
                view.results().payment(),
                outcome.at());
        return remember(
                tx,
                order,
                new Placement.Declined(view, why.code(), why.declineClass().retryable()),
                requestId);
    }

    private Placement actionRequired(
            Tx tx,
            Order order,
            Outcome outcome,
            ChargeResult.ActionRequired action,
            String requestId) {
        record(tx, outcome);
        expire(tx, order);
        keys.shortly(tx, order, outcome.at());
        OrderView view = view(order, outcome);
        append(
                tx,
                order,
                "payment.requires_action",
                order.payment().value(),
                view.results().payment(),
                outcome.at());
        String url =
                switch (action.action()) {
                    case NextAction.Redirect it -> views.absolute(it.url());
                    case NextAction.ShowCode it -> it.payload();
                };
        return remember(tx, order, new Placement.ActionRequired(view, url), requestId);
    }

    private Placement pending(Tx tx, Order order, Outcome outcome, String type) {
        record(tx, outcome);
        expire(tx, order);
        OrderView view = view(order, outcome);
        append(tx, order, type, order.payment().value(), view.results().payment(), outcome.at());
        return remember(tx, order, new Placement.Pending(view), NO_REQUEST);
    }

    private void record(Tx tx, Outcome outcome) {
        payments.record(tx, List.of(outcome), AlreadyRecorded::new);
    }

    private void expire(Tx tx, Order order) {
        jobs.schedule(
                tx,
                order.vendor(),
                ExpireOrders.KIND,
                order.id().toString(),
                order.createdAt().plus(ExpireOrders.AFTER));
    }

    private Placement remember(Tx tx, Order order, Placement placement, String requestId) {
        String key = order.idempotencyKey();
        if (key != null) {
            idempotency.remember(
                    tx,
                    List.of(
                            new Idempotency.Remembered(
                                    PlaceOrder.key(order.vendor(), key),
                                    Answers.of(placement, requestId))));
        }
        return placement;
    }

    private void append(Tx tx, Order order, String type, UUID object, Object data, Instant at) {
        events.append(
                tx,
                List.of(
                        new Event(
                                order.vendor(),
                                type,
                                object,
                                order.actor(),
                                at,
                                Json.write(data))));
    }

    private OrderView view(Order order, Outcome outcome) {
        PaymentSummary payment = OrderViews.summary(outcome.attempt(), outcome.status());
        return views.view(
                order, payment, null, List.of(), vendors.get(order.vendor()), outcome.at());
    }

    private OrderView.Payment summary(Order order) {
        return view(order).results().payment();
    }

    /** An order that is not paid, as clients see it. */
    OrderView view(Order order) {
        return views.load(order, clocks.now(order.vendor()));
    }

    /** The order as it stands, or as somebody else has left it. */
    Placement standing(Order before) {
        Order order = store.find(before.vendor(), before.id()).orElseThrow();
        OrderView view = views.load(order, clocks.now(order.vendor()));
        return switch (order.status()) {
            case PAID, FULFILLED, REFUNDED -> new Placement.Completed(view, Json.write(view));
            case IN_REVIEW -> new Placement.InReview(view);
            case CANCELLED -> new Placement.Declined(view, "cancelled", false);
            case AWAITING_PAYMENT -> new Placement.Pending(view);
        };
    }
}
