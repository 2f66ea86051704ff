package dev.kontor.corrections;

import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.Order;
import dev.kontor.orders.OrderId;
import dev.kontor.orders.OrderStatus;
import dev.kontor.orders.OrderView;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendors;

/** Reads an order with all that a correction of it needs to know. */
final class SalesToCorrect {
    private final Vendors vendors;
    private final Orders orders;
    private final Invoices invoices;
    private final Tax tax;

    SalesToCorrect(Vendors vendors, Orders orders, Invoices invoices, Tax tax) {
        this.vendors = vendors;
        this.orders = orders;
        this.invoices = invoices;
        this.tax = tax;
    }

    /**
     * The sale; 404 when there is none, 409 when it is not paid, disputed, or nothing of it is
     * left. Not in a transaction.
     */
    SaleToCorrect load(VendorId vendor, OrderId id) {
        Order order =
                orders.find(vendor, id)
                        .orElseThrow(() -> CorrectionProblems.orderNotFound(id.toString()));
        requirePaid(order);
        OrderView view = orders.view(vendor, id).orElseThrow();
        if (view.results().disputed()) {
            throw CorrectionProblems.disputed();
        }
        Invoice invoice = invoices.ofOrder(vendor, id.value()).orElseThrow();
        if (invoice.credited() == invoice.total()) {
            throw CorrectionProblems.nothingLeft();
        }
        return new SaleToCorrect(
                vendors.get(vendor),
                tax.registrations(vendor),
                order,
                view,
                invoice,
                tax.determinations(vendor, id.value()).getLast());
    }

    /**
     * Locks the order until the transaction ends. False when it was corrected since it was read:
     * then all of it has to be read again.
     */
    boolean lock(Tx tx, SaleToCorrect of) {
        Order order = orders.lock(tx, of.order().vendor(), of.order().id()).orElseThrow();
        requirePaid(order);
        Invoice current = invoices.ofOrder(tx, order.vendor(), order.id().value()).orElseThrow();
        return current.id().equals(of.invoice().id());
    }

    /** Tells that the sale was corrected; a document may prove its place. */
    void corrected(Tx tx, Determination anew, boolean documented, String actor) {
        orders.corrected(tx, anew, documented, actor);
    }

    private static void requirePaid(Order order) {
        if (order.status() == OrderStatus.REFUNDED) {
            throw CorrectionProblems.nothingLeft();
        }
        if (!order.status().isPaid()) {
            throw CorrectionProblems.notPaid(order.status().word());
        }
    }
}
