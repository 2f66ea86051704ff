package dev.kontor.orders;

import dev.kontor.gateway.Returned;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Further payments of an order that was not paid yet: another card, or the end of an action. */
final class PayAgain {
    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Payments payments;
    private final OrderStore store;
    private final JudgePlace place;
    private final Conclude conclude;

    PayAgain(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            OrderStore store,
            JudgePlace place,
            Conclude conclude) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.payments = payments;
        this.store = store;
        this.place = place;
        this.conclude = conclude;
    }

    /**
     * Tries another card or method; 409 while a payment is running or when the order is not open,
     * 422 when with it the buyer's place is in doubt.
     */
    Placement pay(
            VendorId vendor, OrderId id, OrderInput.PaymentInput payment, @Nullable URI returnUrl) {
        Instant now = clocks.now(vendor);
        Order order = payable(vendor, id);
        Optional<Determination> judged = place.judge(order, payment, now);
        Attempt attempt =
                write(
                                order,
                                tx ->
                                        payments.again(
                                                tx,
                                                vendor,
                                                order.payment(),
                                                order.snapshot().number(),
                                                payment.method(),
                                                payment.token(),
                                                returnUrl,
                                                now),
                                judged)
                        .orElseThrow(OrderProblems::paymentRunning);
        Order paid = judged.isEmpty() ? order : store.find(vendor, id).orElseThrow();
        return conclude.settle(vendors.get(vendor), paid, payments.submit(attempt));
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
                        Optional.empty())
                .map(attempt -> payments.resume(attempt, returned, now))
                .map(outcome -> conclude.settle(vendors.get(order.vendor()), order, outcome));
    }

    /** Writes what will be sent, if the payment takes it; 409 when the order is not open. */
    private Optional<Attempt> write(
            Order order, Function<Tx, Optional<Attempt>> attempt, Optional<Determination> judged) {
        return database.write(tx -> {
            Optional<Attempt> written = attempt.apply(tx);
            Order locked =
                    store.lock(tx, order.vendor(), order.id())
                            .orElseThrow(() -> OrderProblems.notFound(order.id().toString()));
            requireAwaiting(locked);
            if (written.isPresent()) {
                judged.ifPresent(it -> place.keep(tx, locked, it));
            }
            return written;
        });
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
