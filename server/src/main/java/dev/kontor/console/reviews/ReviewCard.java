package dev.kontor.console.reviews;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.console.orders.OrderRow;
import dev.kontor.console.orders.RiskWords;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import java.util.List;

/**
 * An order that waits for a decision.
 *
 * @param age how long it has waited
 * @param due by when it is decided, and whether that is past
 * @param doubt whether its risk is to be judged; else its payment is to be cleared
 * @param reasons what speaks against it
 */
public record ReviewCard(
        String id,
        String href,
        String number,
        String total,
        String buyer,
        String place,
        String age,
        Badge due,
        boolean doubt,
        String score,
        List<String> reasons) {

    static ReviewCard of(Orders.Waiting it, Staff staff) {
        OrderView order = it.order();
        boolean late = it.dueAt().isBefore(staff.now());
        String name = order.agreed().buyer().name();
        return new ReviewCard(
                order.id(),
                OrderRow.path(order.id()),
                order.number(),
                staff.money(order.amounts().total(), order.amounts().currency()),
                name == null || name.isBlank()
                        ? order.agreed().buyer().email()
                        : name + " · " + order.agreed().buyer().email(),
                staff.words().country(order.agreed().buyer().country()),
                staff.age(it.queuedAt()),
                new Badge(
                        late ? "bad" : "info",
                        staff.words()
                                .get(
                                        late ? "console.reviews.late" : "console.reviews.due",
                                        staff.moment(it.dueAt()).text())),
                it.kind().equals("risk"),
                staff.words().get("console.risk.score", order.agreed().risk().score()),
                order.agreed().risk().reasons().stream()
                        .map(reason -> RiskWords.reason(staff.words(), reason))
                        .toList());
    }
}
