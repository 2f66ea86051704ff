package dev.kontor.orders;

import dev.kontor.gateway.ChargeResult;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.payments.Outcome;
import dev.kontor.payments.Payments;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides an order in review. Accepted: the authorization is captured and the order completed.
 * Rejected: it is voided, and the buyer gets a neutral mail. The decision is written first; what
 * follows from it is a job, so that a crash in between only delays it.
 */
final class ReviewOrder {
    static final String FOLLOW = "review_follow";

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Payments payments;
    private final Messages messages;
    private final Jobs jobs;
    private final AuditLog auditLog;
    private final Reviews reviews;
    private final OrderStore store;
    private final CancelOrder cancel;
    private final Conclude conclude;

    ReviewOrder(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            Messages messages,
            Jobs jobs,
            AuditLog auditLog,
            Reviews reviews,
            OrderStore store,
            CancelOrder cancel,
            Conclude conclude) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.payments = payments;
        this.messages = messages;
        this.jobs = jobs;
        this.auditLog = auditLog;
        this.reviews = reviews;
        this.store = store;
        this.cancel = cancel;
        this.conclude = conclude;
    }

    /** Decides; 409 when the order is not in review any more. */
    void decide(VendorId vendor, OrderId id, boolean accept, String reason, String actor) {
        Instant now = clocks.now(vendor);
        database.run(tx -> {
            Order order =
                    store.lock(tx, vendor, id)
                            .orElseThrow(() -> OrderProblems.notFound(id.toString()));
            if (order.status() != OrderStatus.IN_REVIEW
                    || !reviews.decide(tx, order, accept, reason, actor, now)) {
                throw OrderProblems.notInReview();
            }
            jobs.cancel(tx, vendor, Reviews.TIMEOUT, id.toString());
            jobs.schedule(
                    tx, vendor, FOLLOW, (accept ? "accept " : "reject ") + id, now.plus(LATER));
            auditLog.append(
                    tx,
                    new AuditLog.Entry(
                            vendor,
                            actor,
                            accept ? "review.accepted" : "review.rejected",
                            id.toString(),
                            reason,
                            null,
                            null),
                    now);
        });
        follow(vendor, (accept ? "accept " : "reject ") + id, now);
    }

    /**
     * Does what was decided; harmless when it was done before. A capture whose fate is unknown is
     * asked for again, under the same key; without a capture there is no order.
     */
    Optional<Instant> follow(VendorId vendor, String key, Instant now) {
        boolean accept = key.startsWith("accept ");
        Order order =
                store.find(vendor, OrderId.parse(key.substring("accept ".length()))).orElseThrow();
        if (order.status() == OrderStatus.IN_REVIEW) {
            if (accept) {
                Outcome capture =
                        payments.capture(vendor, order.payment(), order.snapshot().number(), now);
                if (capture.result() instanceof ChargeResult.Unknown) {
                    return Optional.of(now.plus(LATER));
                }
                accept(order, capture);
            } else {
                reject(order, now);
            }
        }
        database.run(tx -> jobs.cancel(tx, vendor, FOLLOW, key));
        return Optional.empty();
    }

    /** Nobody has decided in time: that is a no. */
    Optional<Instant> timeOut(VendorId vendor, String key, Instant now) {
        OrderId id = OrderId.parse(key);
        if (store.find(vendor, id).orElseThrow().status() == OrderStatus.IN_REVIEW) {
            decide(vendor, id, false, "not decided within 48 hours", "system");
        }
        return Optional.empty();
    }

    private void accept(Order order, Outcome capture) {
        if (capture.result() instanceof ChargeResult.Declined) {
            reject(order, capture.at());
        } else {
            conclude.settle(vendors.get(order.vendor()), order, capture);
        }
    }

    private void reject(Order order, Instant now) {
        payments.cancel(order.vendor(), order.payment(), order.snapshot().number());
        database.run(tx -> {
            cancel.cancel(tx, order, OrderStatus.IN_REVIEW, "system", now);
            messages.queue(
                    tx,
                    List.of(
                            new Mail(
                                    order.vendor(),
                                    OrderMails.REJECTED,
                                    order.id().value(),
                                    order.snapshot().buyer().email(),
                                    order.snapshot().buyer().locale(),
                                    now)));
        });
    }
}
