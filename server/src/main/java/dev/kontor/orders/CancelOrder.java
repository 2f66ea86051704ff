package dev.kontor.orders;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.CouponId;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Database;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.taxids.WatchTaxIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Ends an order that was not paid: the payment is canceled, coupon and keys are given back. */
final class CancelOrder {
    private final Database database;
    private final Catalog catalog;
    private final Payments payments;
    private final Events events;
    private final KeepKeys keys;
    private final WatchTaxIds taxIds;
    private final OrderStore store;
    private final OrderViews views;

    CancelOrder(
            Database database,
            Catalog catalog,
            Payments payments,
            Events events,
            KeepKeys keys,
            WatchTaxIds taxIds,
            OrderStore store,
            OrderViews views) {
        this.database = database;
        this.catalog = catalog;
        this.payments = payments;
        this.events = events;
        this.keys = keys;
        this.taxIds = taxIds;
        this.store = store;
        this.views = views;
    }

    /** Cancels; {@link AlreadyRecorded} if money was taken or the order has moved on meanwhile. */
    Order cancel(Order order, OrderStatus from, String actor, Instant now) {
        return database.write(tx -> cancel(tx, order, from, actor, now));
    }

    Order cancel(Tx tx, Order order, OrderStatus from, String actor, Instant now) {
        Order cancelled = order.cancelled(now);
        if (!payments.markCanceled(tx, order.vendor(), order.payment())
                || !store.move(tx, cancelled, from)) {
            throw new AlreadyRecorded();
        }
        keys.giveBack(tx, order);
        taxIds.dropped(tx, order.vendor(), order.id().value());
        UUID coupon = order.snapshot().couponId();
        if (coupon != null) {
            catalog.release(
                    tx, List.of(new Catalog.Redemption(order.vendor(), new CouponId(coupon))));
        }
        events.append(
                tx,
                List.of(
                        new Event(
                                order.vendor(),
                                "order.cancelled",
                                order.id().value(),
                                actor,
                                now,
                                Json.write(views.load(cancelled, now)))));
        return cancelled;
    }
}
