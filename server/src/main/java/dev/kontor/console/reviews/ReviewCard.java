package dev.kontor.console.reviews;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.console.orders.OrderRow;
import dev.kontor.console.orders.RiskWords;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An order that waits for a decision.
 *
 * @param age how long it has waited
 * @param due by when it is decided, and whether that is past
 * @param kind what is in doubt
 * @param contradiction where it is taxed and where the bank is; empty unless that is in doubt
 * @param ends what happens when nobody decides; empty when nothing does
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
        Kind kind,
        String contradiction,
        String ends,
        String score,
        List<String> reasons) {

    /**
     * What is in doubt: the risk, what became of the payment, the buyer's place, or whether
     * reserved money is free again.
     */
    public enum Kind {
        RISK,
        PAYMENT,
        PLACE,
        RELEASE
    }

    /** Of the card on the page: an order may have several. */
    public String anchor() {
        return kind == Kind.RELEASE ? id + "-release" : id;
    }

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
                Kind.valueOf(it.kind().toUpperCase(Locale.ROOT)),
                contradiction(order, staff.words()),
                ends(it, staff),
                staff.words().get("console.risk.score", order.agreed().risk().score()),
                order.agreed().risk().reasons().stream()
                        .map(reason -> RiskWords.reason(staff.words(), reason))
                        .toList());
    }

    private static String ends(Orders.Waiting it, Staff staff) {
        Instant end = it.endsAt();
        return end == null || !it.kind().equals("place")
                ? ""
                : staff.words().get("console.reviews.place_ends", staff.moment(end).text());
    }

    private static String contradiction(OrderView order, Words words) {
        return order.agreed().tax().evidence().stream()
                .filter(it -> it.type().equals("card"))
                .findFirst()
                .map(it ->
                        words.get(
                                "console.reviews.place",
                                words.country(order.agreed().tax().country()),
                                words.country(it.country())))
                .orElse("");
    }
}
