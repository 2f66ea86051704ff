package dev.kontor.orders;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.DeliverySpec.KeyMode;
import dev.kontor.catalog.Offer;
import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.KeyReservation;
import dev.kontor.platform.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps keys of the vendor's pools for orders whose payment takes its time (handbook 2.2, 8.2):
 * until a voucher or debit expires, else for a quarter of an hour.
 */
final class KeepKeys {
    private static final Duration SHORTLY = Duration.ofMinutes(15);

    private final Catalog catalog;
    private final Delivery delivery;

    KeepKeys(Catalog catalog, Delivery delivery) {
        this.catalog = catalog;
        this.delivery = delivery;
    }

    /** Keeps what the order needs for as long as a person or a bank needs to answer. */
    void shortly(Tx tx, Order order, Instant now) {
        until(tx, order, now, now.plus(SHORTLY));
    }

    /** Keeps what the order needs until then, in place of what was kept for it before. */
    void until(Tx tx, Order order, Instant now, Instant until) {
        List<KeyReservation> wanted =
                order.snapshot().lines().stream()
                        .map(line -> reservation(order, line, now, until))
                        .filter(it -> it.keys() > 0)
                        .toList();
        if (!wanted.isEmpty()) {
            giveBack(tx, order);
            delivery.reserve(tx, wanted);
        }
    }

    /** Gives everything back that was kept for the order. */
    void giveBack(Tx tx, Order order) {
        delivery.release(tx, order.vendor(), order.id().value());
    }

    private KeyReservation reservation(
            Order order, Snapshot.Line line, Instant now, Instant until) {
        long ways =
                catalog.offer(order.vendor(), line.priceId()).map(Offer::deliveries).stream()
                        .flatMap(List::stream)
                        .filter(KeepKeys::isPooled)
                        .count();
        return new KeyReservation(
                order.vendor(),
                order.id().value(),
                line.productId(),
                Math.toIntExact(ways * line.quantity()),
                now,
                until);
    }

    private static boolean isPooled(DeliverySpec spec) {
        return spec instanceof DeliverySpec.LicenseKey it && it.mode() == KeyMode.POOL;
    }
}
