package dev.kontor.orders;

import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.Entitlement;
import dev.kontor.delivery.LateDelivery;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What follows when something is delivered after its order (handbook 2.2): the buyer gets it by
 * mail, and a paid order of which nothing is missing any more is fulfilled.
 */
final class FinishDelivery implements LateDelivery {
    private final Delivery delivery;
    private final Messages messages;
    private final Events events;
    private final OrderStore store;
    private final OrderViews views;

    FinishDelivery(
            Delivery delivery,
            Messages messages,
            Events events,
            OrderStore store,
            OrderViews views) {
        this.delivery = delivery;
        this.messages = messages;
        this.events = events;
        this.store = store;
        this.views = views;
    }

    @Override
    public void delivered(Tx tx, List<Entitlement> delivered, Instant now) {
        VendorId vendor = delivered.getFirst().vendor();
        List<UUID> orders =
                delivered.stream().map(Entitlement::orderId).distinct().sorted().toList();
        messages.queue(
                tx, orders.stream().map(it -> finish(tx, vendor, new OrderId(it), now)).toList());
    }

    /** Moves the order on if this was the last of it; answers the mail to its buyer. */
    private Mail finish(Tx tx, VendorId vendor, OrderId id, Instant now) {
        Order order = store.lock(tx, vendor, id).orElseThrow();
        fulfill(tx, order, now);
        return new Mail(
                vendor,
                OrderMails.DELIVERY,
                id.value(),
                order.snapshot().buyer().email(),
                order.snapshot().buyer().locale(),
                now);
    }

    /**
     * Moves a paid order on if nothing of it is to come any more; what was taken back is not. The
     * caller has locked the order. Answers the order as it stands then.
     */
    Order fulfill(Tx tx, Order order, Instant now) {
        List<Entitlement> all = delivery.ofOrder(tx, order.vendor(), order.id().value(), now);
        if (order.status() != OrderStatus.PAID || !all.stream().allMatch(FinishDelivery::isDone)) {
            return order;
        }
        Order fulfilled = order.fulfilled(now);
        if (!store.move(tx, fulfilled, OrderStatus.PAID)) {
            throw new IllegalStateException("the order was not locked: " + order.id());
        }
        events.append(
                tx,
                List.of(
                        new Event(
                                order.vendor(),
                                "order.fulfilled",
                                order.id().value(),
                                "system",
                                now,
                                Json.write(views.load(fulfilled, all, now)))));
        return fulfilled;
    }

    private static boolean isDone(Entitlement it) {
        return switch (it.deliveryStatus()) {
            case DELIVERED, REVOKED -> true;
            case PENDING, BACKORDERED, FAILED -> false;
        };
    }
}
