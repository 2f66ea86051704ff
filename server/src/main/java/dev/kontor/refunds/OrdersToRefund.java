package dev.kontor.refunds;

import dev.kontor.delivery.Delivery;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendors;
import java.time.Instant;

/**
 * Reads an order with all that a refund of it needs to know. Reads are not for use in a
 * transaction.
 */
final class OrdersToRefund {
    private final Vendors vendors;
    private final Orders orders;
    private final Invoices invoices;
    private final Delivery delivery;

    OrdersToRefund(Vendors vendors, Orders orders, Invoices invoices, Delivery delivery) {
        this.vendors = vendors;
        this.orders = orders;
        this.invoices = invoices;
        this.delivery = delivery;
    }

    /** The order; 404 when there is none, 409 when it is not paid. */
    RefundableOrder load(VendorId vendor, OrderId id, Instant now) {
        Order order =
                orders.find(vendor, id)
                        .orElseThrow(() -> RefundProblems.orderNotFound(id.toString()));
        if (!order.status().isPaid()) {
            throw RefundProblems.notPaid(order.status());
        }
        OrderView view = orders.view(vendor, id).orElseThrow();
        return new RefundableOrder(
                vendors.get(vendor),
                order,
                view,
                invoices.ofOrder(vendor, id.value()).orElseThrow(),
                delivery.ofOrder(vendor, id.value(), now),
                view.results().payment().gateway());
    }

    /** Locks the order until the transaction ends: its refunds are approved one after the other. */
    Order lock(Tx tx, VendorId vendor, OrderId id) {
        return orders.lock(tx, vendor, id)
                .orElseThrow(() -> RefundProblems.orderNotFound(id.toString()));
    }
}
