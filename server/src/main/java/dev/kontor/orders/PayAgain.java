package dev.kontor.orders;

import dev.kontor.gateway.ChargeResult;
import dev.kontor.gateway.Returned;
import dev.kontor.orders.JudgePlace.Judged;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.Outcome;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Money;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.vendors.Vendors;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Further payments of an order that was not paid yet: another card, or the end of an action. */
final class PayAgain {
    /** An attempt to be sent, of the order as it was locked. */
    private record Written(Order order, Attempt attempt) {}

    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Payments payments;
    private final OrderStore store;
    private final JudgePlace place;
    private final Conclude conclude;
    private final CancelOrder cancel;

    PayAgain(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            OrderStore store,
            JudgePlace place,
            Conclude conclude,
            CancelOrder cancel) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.payments = payments;
        this.store = store;
        this.place = place;
        this.conclude = conclude;
        this.cancel = cancel;
    }

    /**
     * Tries another card or method; 409 while a payment is running or when the order is not open,
     * 422 when with it the buyer's place is in doubt. Where the order costs another amount by now,
     * or another tax is in it, that is kept with it and told by a 409: the next call pays it. Who
     * has agreed to that amount before pays it at once.
     */
    Placement pay(VendorId vendor, OrderId id, FurtherPayment wish) {
        Instant now = clocks.now(vendor);
        Order order = payable(vendor, id);
        return switch (place.judge(order, wish, now)) {
            case Judged.Same ignored -> charge(order, wish, Optional.empty(), now);
            case Judged.Proven(Determination anew) -> charge(order, wish, Optional.of(anew), now);
            case Judged.Changed(Determination anew) -> charge(order, wish, anew, now);
        };
    }

    /** At other figures, which the buyer has to see first. */
    private Placement charge(Order order, FurtherPayment wish, Determination anew, Instant now) {
        Optional<Placement> paid = end(order, now);
        if (paid.isPresent()) {
            return paid.get();
        }
        Order changed = reprice(order, anew);
        Long agreed = wish.agreed();
        if (agreed == null || changed.gross().minor() != agreed) {
            throw changed(changed);
        }
        return charge(changed, wish, Optional.empty(), now);
    }

    private Placement charge(
            Order order, FurtherPayment wish, Optional<Determination> proven, Instant now) {
        Long agreed = wish.agreed();
        if (agreed != null && order.gross().minor() != agreed) {
            throw changed(order);
        }
        Written written =
                write(
                                order,
                                tx -> again(tx, order, wish, now),
                                (tx, locked) -> kept(tx, locked, order, proven))
                        .orElseThrow(OrderProblems::paymentRunning);
        return conclude.settle(
                vendors.get(order.vendor()), written.order(), payments.submit(written.attempt()));
    }

    /** Nobody pays other figures than those that the buyer was shown. */
    private Order kept(Tx tx, Order locked, Order shown, Optional<Determination> proven) {
        if (!locked.costsAs(shown)) {
            throw changed(locked);
        }
        if (proven.isEmpty()) {
            return locked;
        }
        if (place.isOvertaken(locked, proven.get())) {
            throw OrderProblems.paymentRunning();
        }
        return place.keep(tx, locked, proven.get());
    }

    private Optional<Attempt> again(Tx tx, Order order, FurtherPayment wish, Instant now) {
        return payments.again(
                tx,
                order.vendor(),
                order.payment(),
                order.snapshot().number(),
                wish.payment().method(),
                wish.payment().token(),
                wish.returnUrl(),
                now);
    }

    /**
     * Ends the attempt that waits at the buyer's bank to be confirmed at the old amount. How the
     * order stands if its money was taken before; 409 while nobody knows.
     */
    private Optional<Placement> end(Order order, Instant now) {
        Written old =
                write(
                                order,
                                tx ->
                                        payments.takeBack(
                                                tx,
                                                order.vendor(),
                                                order.payment(),
                                                order.snapshot().number(),
                                                now),
                                (tx, locked) -> locked)
                        .orElse(null);
        if (old == null) {
            return Optional.empty();
        }
        Outcome outcome = payments.end(old.attempt(), now);
        Placement left = conclude.settle(vendors.get(order.vendor()), old.order(), outcome);
        return switch (outcome.result()) {
            case ChargeResult.Declined ignored -> Optional.empty();
            case ChargeResult.Captured ignored -> Optional.of(left);
            case ChargeResult.Authorized ignored -> Optional.of(left);
            case ChargeResult.ActionRequired ignored -> throw OrderProblems.paymentRunning();
            case ChargeResult.Pending ignored -> throw OrderProblems.paymentRunning();
            case ChargeResult.Unknown ignored -> throw OrderProblems.paymentRunning();
        };
    }

    /**
     * Ends an order that its buyer replaces by another. How it stands if its money was taken
     * before; 409 while nobody knows.
     */
    Optional<Placement> giveUp(VendorId vendor, OrderId id, String actor) {
        Order order = store.find(vendor, id).orElse(null);
        if (order == null || order.status() == OrderStatus.CANCELLED) {
            return Optional.empty();
        }
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            return Optional.of(conclude.standing(order));
        }
        Instant now = clocks.now(vendor);
        Optional<Placement> paid = end(order, now);
        if (paid.isEmpty()) {
            try {
                cancel.cancel(order, OrderStatus.AWAITING_PAYMENT, actor, now);
            } catch (AlreadyRecorded e) {
                throw OrderProblems.paymentRunning();
            }
        }
        return paid;
    }

    /** Keeps what the order costs by now; its payment is of that amount from now on. */
    private Order reprice(Order order, Determination anew) {
        return database.write(tx -> {
            boolean open = payments.reprice(tx, order.vendor(), order.payment(), total(anew));
            Order locked = locked(tx, order);
            if (!open) {
                throw OrderProblems.paymentRunning();
            }
            if (place.isOvertaken(locked, anew)) {
                throw changed(locked);
            }
            return place.keep(tx, locked, anew);
        });
    }

    private static Money total(Determination anew) {
        return new Money(anew.answer().gross(), anew.answer().currency());
    }

    private RuntimeException changed(Order order) {
        return OrderProblems.quoteChanged(conclude.view(order));
    }

    /** Goes on after the buyer's action; whoever comes second sees how the order stands. */
    Placement resume(VendorId vendor, OrderId id, Returned returned) {
        Order order = payable(vendor, id);
        return goOn(order, returned).orElseGet(() -> standing(vendor, id));
    }

    /** As {@link #resume}, with the tester's word in place of the bank's; 409 to the second. */
    Placement settle(VendorId vendor, PaymentId payment, Returned returned) {
        Order order = payable(vendor, new OrderId(payments.orderOf(vendor, payment)));
        return goOn(order, returned).orElseThrow(OrderProblems::nothingToSettle);
    }

    private Optional<Placement> goOn(Order order, Returned returned) {
        Instant now = clocks.now(order.vendor());
        return write(
                        order,
                        tx ->
                                payments.goOn(
                                        tx,
                                        order.vendor(),
                                        order.payment(),
                                        order.snapshot().number(),
                                        now),
                        (tx, locked) -> locked)
                .map(it ->
                        conclude.settle(
                                vendors.get(order.vendor()),
                                it.order(),
                                payments.resume(it.attempt(), returned, now)));
    }

    /** Writes what will be sent, if the payment takes it; 409 when the order is not open. */
    private Optional<Written> write(
            Order order,
            Function<Tx, Optional<Attempt>> attempt,
            BiFunction<Tx, Order, Order> kept) {
        return database.write(tx -> {
            Optional<Attempt> written = attempt.apply(tx);
            Order locked = locked(tx, order);
            return written.map(it -> new Written(kept.apply(tx, locked), it));
        });
    }

    /** Always after its payment. */
    private Order locked(Tx tx, Order order) {
        Order locked =
                store.lock(tx, order.vendor(), order.id())
                        .orElseThrow(() -> OrderProblems.notFound(order.id().toString()));
        requireAwaiting(locked);
        return locked;
    }

    private Order payable(VendorId vendor, OrderId id) {
        Order order =
                store.find(vendor, id).orElseThrow(() -> OrderProblems.notFound(id.toString()));
        requireAwaiting(order);
        return order;
    }

    private static void requireAwaiting(Order order) {
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            throw OrderProblems.notAwaitingPayment(order.status());
        }
    }

    /** How the order of a payment stands. */
    Placement standing(VendorId vendor, PaymentId payment) {
        return standing(vendor, new OrderId(payments.orderOf(vendor, payment)));
    }

    /** How an order stands. */
    Placement standing(VendorId vendor, OrderId id) {
        return conclude.standing(
                store.find(vendor, id).orElseThrow(() -> OrderProblems.notFound(id.toString())));
    }
}
