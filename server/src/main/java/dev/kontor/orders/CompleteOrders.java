package dev.kontor.orders;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.DeliverySpec;
import dev.kontor.catalog.Offer;
import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.DeliveryStatus;
import dev.kontor.delivery.Entitlement;
import dev.kontor.delivery.Grant;
import dev.kontor.events.Events;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.ledger.PayoutTerms;
import dev.kontor.ledger.Postings;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Tx;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBooking;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The second commit of paid orders (handbook 2.3, T2 and T3): payment, entitlements, order, mail,
 * journal, invoice with its number, events, the client's answer. Plural: one statement a table for
 * all orders of a batch; the rows that orders share (balances, invoice series) are locked last.
 */
final class CompleteOrders {
    private final Catalog catalog;
    private final Payments payments;
    private final Delivery delivery;
    private final Messages messages;
    private final Ledger ledger;
    private final Tax tax;
    private final Invoices invoices;
    private final InvoiceDrafts drafts;
    private final Events events;
    private final Idempotency idempotency;
    private final Reviews reviews;
    private final OrderStore store;
    private final OrderViews views;

    CompleteOrders(
            Catalog catalog,
            Payments payments,
            Delivery delivery,
            Messages messages,
            Ledger ledger,
            Tax tax,
            Invoices invoices,
            InvoiceDrafts drafts,
            Events events,
            Idempotency idempotency,
            Reviews reviews,
            OrderStore store,
            OrderViews views) {
        this.catalog = catalog;
        this.payments = payments;
        this.delivery = delivery;
        this.messages = messages;
        this.ledger = ledger;
        this.tax = tax;
        this.invoices = invoices;
        this.drafts = drafts;
        this.events = events;
        this.idempotency = idempotency;
        this.reviews = reviews;
        this.store = store;
        this.views = views;
    }

    /** Writes the outcomes; an order that is not waiting for its payment fails alone. */
    List<Completed> write(Tx tx, List<Completion> completions) {
        payments.record(
                tx, completions.stream().map(Completion::outcome).toList(), AlreadyRecorded::new);
        List<List<Entitlement>> entitlements = deliver(tx, completions);
        List<Order> orders = new ArrayList<>(completions.size());
        for (int i = 0; i < completions.size(); i++) {
            boolean all =
                    entitlements.get(i).stream()
                            .allMatch(it -> it.deliveryStatus() == DeliveryStatus.DELIVERED);
            Completion it = completions.get(i);
            orders.add(it.order().completed(all, it.outcome().at()));
        }
        retax(tx, completions);
        store.complete(tx, orders);
        messages.queue(tx, completions.stream().map(CompleteOrders::receipt).toList());
        List<Journal> journals = completions.stream().map(CompleteOrders::journal).toList();
        ledger.post(tx, journals);
        List<Invoice> issued = invoices.issue(tx, completions.stream().map(drafts::of).toList());
        tax.book(tx, bookings(journals, orders, issued));
        return publish(tx, completions, orders, entitlements, issued);
    }

    /**
     * The tax of those that are paid on a later day than they were placed, and what their payments
     * say of the place that nobody knew.
     */
    private void retax(Tx tx, List<Completion> completions) {
        List<Completion> told =
                completions.stream().filter(it -> it.anew() != null || it.doubted()).toList();
        if (told.isEmpty()) {
            return;
        }
        tax.record(tx, told.stream().map(Completion::anew).flatMap(Stream::ofNullable).toList());
        store.retax(tx, told.stream().map(Completion::order).toList());
        for (Completion it : told) {
            if (it.doubted()) {
                reviews.doubtPlace(tx, it.order(), it.outcome().at());
            }
        }
    }

    /** Grants every unit of every line in every way its product is delivered. */
    private List<List<Entitlement>> deliver(Tx tx, List<Completion> completions) {
        List<List<Grant>> grants = completions.stream().map(this::grants).toList();
        List<Entitlement> all = delivery.grant(tx, grants.stream().flatMap(List::stream).toList());
        List<List<Entitlement>> byOrder = new ArrayList<>(completions.size());
        int from = 0;
        for (List<Grant> some : grants) {
            byOrder.add(all.subList(from, from + some.size()));
            from += some.size();
        }
        return byOrder;
    }

    private List<Grant> grants(Completion it) {
        List<Grant> grants = new ArrayList<>();
        for (Snapshot.Line line : it.order().snapshot().lines()) {
            List<DeliverySpec> specs =
                    catalog.offer(it.order().vendor(), line.priceId())
                            .map(Offer::deliveries)
                            .orElseThrow();
            for (int unit = 0; unit < line.quantity(); unit++) {
                for (int way = 0; way < specs.size(); way++) {
                    grants.add(grant(it, line, unit, way, specs.get(way)));
                }
            }
        }
        return grants;
    }

    private static Grant grant(
            Completion it, Snapshot.Line line, int unit, int way, DeliverySpec spec) {
        return new Grant(
                it.order().vendor(),
                it.vendor().code(),
                it.order().id().value(),
                line.id(),
                unit,
                way,
                line.productId(),
                it.order().buyer(),
                spec,
                it.outcome().at());
    }

    private static Mail receipt(Completion it) {
        return new Mail(
                it.order().vendor(),
                OrderMails.RECEIPT,
                it.order().id().value(),
                it.order().snapshot().buyer().email(),
                it.order().snapshot().buyer().locale(),
                it.outcome().at());
    }

    private static Journal journal(Completion it) {
        return Postings.capture(Sales.forLedger(it), PayoutTerms.DEFAULT);
    }

    private static List<TaxBooking> bookings(
            List<Journal> journals, List<Order> orders, List<Invoice> issued) {
        List<TaxBooking> bookings = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            bookings.add(TaxBookings.sale(journals.get(i), orders.get(i), issued.get(i)));
        }
        return bookings;
    }

    private List<Completed> publish(
            Tx tx,
            List<Completion> completions,
            List<Order> orders,
            List<List<Entitlement>> entitlements,
            List<Invoice> issued) {
        List<Completed> completed = new ArrayList<>(completions.size());
        for (int i = 0; i < completions.size(); i++) {
            completed.add(
                    Completed.of(
                            completions.get(i),
                            orders.get(i),
                            entitlements.get(i),
                            issued.get(i),
                            views));
        }
        events.append(tx, completed.stream().flatMap(it -> it.events().stream()).toList());
        idempotency.remember(
                tx,
                completed.stream().map(Completed::remembered).flatMap(Stream::ofNullable).toList());
        return completed;
    }
}
