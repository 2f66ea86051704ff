package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.DeliveryStatus;
import dev.kontor.delivery.Entitlement;
import dev.kontor.orders.Order;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Words;
import java.util.List;

/** What the buyer may use because of an order. */
final class GoodsSheet {
    private final Delivery delivery;

    GoodsSheet(Delivery delivery) {
        this.delivery = delivery;
    }

    List<Entitlement> entitlements(Order order, Staff staff) {
        return order.status().isPaid()
                ? delivery.ofOrder(order.vendor(), order.id().value(), staff.now())
                : List.of();
    }

    static OrderSheet.Good good(Entitlement it, Order order, Words words) {
        Entitlement.IssuedLicense license = it.license();
        String status =
                it.deliveryStatus() == DeliveryStatus.BACKORDERED
                        ? "backordered"
                        : it.status().code();
        return new OrderSheet.Good(
                words.get("console.goods." + it.type()),
                name(it, order),
                Badge.entitlement(words, status),
                license == null ? it.accessCode() : license.key());
    }

    private static String name(Entitlement it, Order order) {
        return order.snapshot().lines().stream()
                .filter(line -> line.id().equals(it.orderLineId()))
                .findFirst()
                .map(Snapshot.Line::name)
                .orElseThrow();
    }
}
