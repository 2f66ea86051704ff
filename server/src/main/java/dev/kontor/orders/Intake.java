package dev.kontor.orders;

import dev.kontor.buyers.BuyerDetails;
import dev.kontor.buyers.BuyerId;
import dev.kontor.buyers.Buyers;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.Offer;
import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.gateway.Submitted.Operation;
import dev.kontor.ledger.Fee;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.AttemptId;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.risk.Decision;
import dev.kontor.risk.Risk;
import dev.kontor.risk.RiskDecision;
import dev.kontor.risk.RiskQuestion;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first commit of an order (handbook 2.3, T1): idempotency key, coupon, buyer, risk decision,
 * order and lines, tax determination, payment with its attempt, event. Plural: one statement a
 * table for all orders of a batch.
 */
final class Intake {
    private final Idempotency idempotency;
    private final Clocks clocks;
    private final Catalog catalog;
    private final Buyers buyers;
    private final Risk risk;
    private final Tax tax;
    private final Payments payments;
    private final Events events;
    private final Fees fees;
    private final OrderStore store;
    private final OrderViews views;

    Intake(
            Idempotency idempotency,
            Clocks clocks,
            Catalog catalog,
            Buyers buyers,
            Risk risk,
            Tax tax,
            Payments payments,
            Events events,
            Fees fees,
            OrderStore store,
            OrderViews views) {
        this.idempotency = idempotency;
        this.clocks = clocks;
        this.catalog = catalog;
        this.buyers = buyers;
        this.risk = risk;
        this.tax = tax;
        this.payments = payments;
        this.events = events;
        this.fees = fees;
        this.store = store;
        this.views = views;
    }

    /**
     * Writes the orders. A key that is taken, or a coupon that is used up, fails its order alone.
     */
    List<Placed> write(Tx tx, List<NewOrder> orders) {
        idempotency.claim(
                tx, orders.stream().flatMap(it -> it.key().stream()).toList(), clocks.real());
        redeem(tx, orders);
        List<BuyerId> buyerIds = buyers.resolve(tx, orders.stream().map(Intake::details).toList());
        List<RiskDecision> decisions =
                risk.assess(tx, orders.stream().map(Intake::question).toList());
        List<Placed> placed = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            placed.add(place(orders.get(i), buyerIds.get(i), decisions.get(i)));
        }
        store.insert(tx, placed.stream().map(Placed::order).toList());
        tax.record(tx, determinations(orders));
        payments.open(tx, placed.stream().flatMap(it -> it.attempt().stream()).toList());
        events.append(tx, placed.stream().flatMap(it -> events(it).stream()).toList());
        return placed;
    }

    private void redeem(Tx tx, List<NewOrder> orders) {
        catalog.redeem(
                tx,
                orders.stream()
                        .filter(it -> it.quote().coupon() != null)
                        .map(it ->
                                new Catalog.Redemption(
                                        it.vendor().id(),
                                        Objects.requireNonNull(it.quote().coupon()).id()))
                        .toList());
        Map<VendorId, List<Offer>> sold =
                orders.stream()
                        .flatMap(it ->
                                it.quote().lines().stream()
                                        .map(line -> Map.entry(it.vendor().id(), line.offer())))
                        .filter(it -> !it.getValue().sold())
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        sold.forEach((vendor, offers) -> catalog.sold(tx, vendor, offers, clocks.now(vendor)));
    }

    private Placed place(NewOrder it, BuyerId buyer, RiskDecision decision) {
        Fee fee = fees.of(it.vendor(), it.quote().total(), it.now());
        boolean rejected = decision.decision() == Decision.REJECT;
        Order order =
                new Order(
                        it.vendor().id(),
                        it.id(),
                        buyer,
                        it.payment(),
                        rejected ? OrderStatus.CANCELLED : OrderStatus.AWAITING_PAYMENT,
                        it.quote().currency(),
                        it.quote().net(),
                        it.quote().taxTotal(),
                        fee.percentPart(),
                        fee.fixedPart(),
                        0,
                        it.actor(),
                        it.key().map(Idempotency.Key::key).orElse(null),
                        Snapshots.of(it, decision),
                        it.now(),
                        null,
                        null,
                        rejected ? it.now() : null);
        return new Placed(
                it.vendor(),
                order,
                rejected ? Optional.empty() : Optional.of(attempt(it, decision)),
                it.key());
    }

    /**
     * Without a doubt the gateway takes the money at once; a review needs an authorization first.
     */
    private static Attempt attempt(NewOrder it, RiskDecision decision) {
        return new Attempt(
                it.vendor().id(),
                it.id().value(),
                it.number(),
                it.payment(),
                AttemptId.next(),
                1,
                it.route().gateway(),
                it.route().reason(),
                false,
                decision.decision() == Decision.REVIEW ? Operation.AUTHORIZE : Operation.CHARGE,
                decision.decision() == Decision.CHALLENGE,
                it.input().payment().method(),
                it.input().payment().token(),
                it.quote().total(),
                it.payer(),
                it.quote().lines().getFirst().offer().statementName(),
                it.returnUrl(),
                it.now());
    }

    private List<Event> events(Placed placed) {
        Order order = placed.order();
        Event created = event(placed, "order.created");
        return order.status() == OrderStatus.CANCELLED
                ? List.of(created, event(placed, "order.cancelled"))
                : List.of(created);
    }

    private Event event(Placed placed, String type) {
        Order order = placed.order();
        byte[] data = Json.write(views.unpaid(placed));
        return new Event(
                order.vendor(), type, order.id().value(), order.actor(), order.createdAt(), data);
    }

    private static List<Determination> determinations(List<NewOrder> orders) {
        return orders.stream()
                .map(it ->
                        new Determination(
                                it.vendor().id(),
                                it.id().value(),
                                1,
                                it.now(),
                                it.quote().question(),
                                it.quote().tax()))
                .toList();
    }

    private static BuyerDetails details(NewOrder it) {
        OrderInput.BuyerInput buyer = it.input().buyer();
        return new BuyerDetails(
                it.vendor().id(),
                buyer.email(),
                buyer.name(),
                buyer.country(),
                buyer.postalCode(),
                buyer.region(),
                buyer.city(),
                buyer.line1(),
                buyer.taxId(),
                it.locale());
    }

    private static RiskQuestion question(NewOrder it) {
        OrderInput.BuyerInput buyer = it.input().buyer();
        return new RiskQuestion(
                it.vendor().id(),
                it.id().value(),
                !it.vendor().live(),
                buyer.email().toLowerCase(Locale.ROOT),
                buyer.name(),
                buyer.country(),
                buyer.ip(),
                it.cardCountry(),
                it.quote().total(),
                it.now());
    }
}
