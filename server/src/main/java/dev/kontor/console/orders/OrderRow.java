package dev.kontor.console.orders;

import dev.kontor.console.Badge;
import dev.kontor.console.Moment;
import dev.kontor.console.Staff;
import dev.kontor.orders.Order;

/** An order in a list. */
public record OrderRow(
        String href,
        String number,
        String buyer,
        String goods,
        Badge status,
        Moment createdAt,
        String total) {

    public static OrderRow of(Order order, Staff staff) {
        String first = order.snapshot().lines().getFirst().name();
        int more = order.snapshot().lines().size() - 1;
        return new OrderRow(
                path(order.id().toString()),
                order.snapshot().number(),
                order.snapshot().buyer().email(),
                more == 0 ? first : staff.words().get("console.orders.more", first, more),
                Badge.order(staff.words(), order.status().word()),
                staff.moment(order.createdAt()),
                staff.words().money(order.gross()));
    }

    /** Where an order's page is. */
    public static String path(String id) {
        return "/console/orders/" + id;
    }
}
