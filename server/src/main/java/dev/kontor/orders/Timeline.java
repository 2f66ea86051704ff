package dev.kontor.orders;

import dev.kontor.delivery.Delivery;
import dev.kontor.delivery.Entitlement;
import dev.kontor.events.Events;
import dev.kontor.events.StoredEvent;
import dev.kontor.invoices.Invoice;
import dev.kontor.invoices.Invoices;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened to an order, and to everything that came of it: read from the events. */
public final class Timeline {
    /**
     * One step.
     *
     * @param type of the event, such as {@code order.paid}
     * @param actor who did it
     */
    public record Step(String type, String actor, Instant at, UUID object) {}

    /** What a module above has made of an order, and has events of its own about. */
    public interface Related {
        List<UUID> of(VendorId vendor, OrderId order);
    }

    private final List<Related> related = new CopyOnWriteArrayList<>();
    private final Events events;
    private final Delivery delivery;
    private final Invoices invoices;

    Timeline(Events events, Delivery delivery, Invoices invoices) {
        this.events = events;
        this.delivery = delivery;
        this.invoices = invoices;
    }

    void add(Related more) {
        related.add(more);
    }

    List<Step> of(Order order, Instant now) {
        List<UUID> objects = new ArrayList<>(List.of(order.id().value(), order.payment().value()));
        List<Invoice> issued = invoices.allOfOrder(order.vendor(), order.id().value());
        issued.forEach(it -> objects.add(it.id().value()));
        if (!issued.isEmpty()) {
            invoices.creditNotes(issued).forEach(it -> objects.add(it.id().value()));
        }
        related.forEach(it -> objects.addAll(it.of(order.vendor(), order.id())));
        delivery.ofOrder(order.vendor(), order.id().value(), now).stream()
                .map(Entitlement::id)
                .forEach(it -> objects.add(it.value()));
        return events.of(order.vendor(), objects).stream()
                .map(Timeline::step)
                .sorted(Comparator.comparing(Step::at))
                .toList();
    }

    private static Step step(StoredEvent it) {
        return new Step(it.type(), it.actor(), it.at(), it.objectId());
    }
}
