package dev.kontor.orders;

import dev.kontor.gateway.Returned;
import dev.kontor.payments.Attempt;
import dev.kontor.payments.PaymentId;
import dev.kontor.payments.PaymentStatus;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Further payments of an order that was not paid yet: another card, or the end of an action. */
final class PayAgain {
    private final Database database;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Payments payments;
    private final OrderStore store;
    private final Conclude conclude;

    PayAgain(
            Database database,
            Vendors vendors,
            Clocks clocks,
            Payments payments,
            OrderStore store,
            Conclude conclude) {
        this.database = database;
        this.vendors = vendors;
        this.clocks = clocks;
        this.payments = payments;
        this.store = store;
        this.conclude = conclude;
    }

    /**
     * Tries another card or method; 409 while a payment is running or when the order is not open.
     */
    Placement pay(
            VendorId vendor, OrderId id, OrderInput.PaymentInput payment, @Nullable URI returnUrl) {
        Instant now = clocks.now(vendor);
        Attempt attempt =
                database.write(tx -> {
                    Order order =
                            store.lock(tx, vendor, id)
                                    .orElseThrow(() -> OrderProblems.notFound(id.toString()));
                    requirePayable(order);
                    return payments.again(
                            tx,
                            vendor,
                            order.payment(),
                            order.snapshot().number(),
                            payment.method(),
                            payment.token(),
                            returnUrl,
                            now);
                });
        Order order = store.find(vendor, id).orElseThrow();
        return conclude.settle(vendors.get(vendor), order, payments.submit(attempt));
    }

    /** Goes on after the buyer's action, or with the tester's word in place of the bank's. */
    Placement resume(VendorId vendor, OrderId id, Returned returned) {
        Order order =
                store.find(vendor, id).orElseThrow(() -> OrderProblems.notFound(id.toString()));
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            throw OrderProblems.notAwaitingPayment(order.status());
        }
        return conclude.settle(
                vendors.get(vendor),
                order,
                payments.resume(
                        vendor,
                        order.payment(),
                        order.snapshot().number(),
                        returned,
                        clocks.now(vendor)));
    }

    /** As {@link #resume}, found by the payment. */
    Placement settle(VendorId vendor, PaymentId payment, Returned returned) {
        return resume(vendor, new OrderId(payments.orderOf(vendor, payment)), returned);
    }

    private void requirePayable(Order order) {
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            throw OrderProblems.notAwaitingPayment(order.status());
        }
        PaymentStatus status = payments.summary(order.vendor(), order.payment()).status();
        switch (status) {
            case FAILED, REQUIRES_ACTION -> {}
            case SUBMITTED, PENDING, UNKNOWN, AUTHORIZED, CAPTURED, CANCELED ->
                    throw OrderProblems.paymentRunning();
        }
    }
}
