package dev.kontor.orders;

import dev.kontor.delivery.Entitlement;
import dev.kontor.events.Event;
import dev.kontor.invoices.Invoice;
import dev.kontor.payments.PaymentStatus;
import dev.kontor.payments.PaymentSummary;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completed order, with all that is told about it: the client's answer and the events.
 *
 * @param remembered null when the client gave no idempotency key
 */
record Completed(
        OrderView view,
        byte[] json,
        List<Event> events,
        Idempotency.@Nullable Remembered remembered) {

    static Completed of(
            Completion it,
            Order order,
            List<Entitlement> entitlements,
            Invoice invoice,
            OrderViews views) {
        PaymentSummary payment = OrderViews.summary(it.outcome().attempt(), PaymentStatus.CAPTURED);
        OrderView.Invoice shown = views.invoice(invoice);
        OrderView view =
                views.view(order, payment, shown, entitlements, it.vendor(), it.outcome().at());
        byte[] json = Json.write(view);
        List<Event> events = new ArrayList<>();
        events.add(
                event(
                        it,
                        "payment.captured",
                        order.payment().value(),
                        Json.write(view.results().payment())));
        events.add(event(it, "order.paid", order.id().value(), paid(view)));
        if (it.doubted()) {
            events.add(event(it, "order.place_in_doubt", order.id().value(), json));
        }
        events.add(event(it, "invoice.issued", invoice.id().value(), Json.write(shown)));
        for (int i = 0; i < entitlements.size(); i++) {
            events.add(
                    event(
                            it,
                            "entitlement.granted",
                            entitlements.get(i).id().value(),
                            Json.write(view.results().entitlements().get(i))));
        }
        if (order.status() == OrderStatus.FULFILLED) {
            events.add(event(it, "order.fulfilled", order.id().value(), json));
        }
        return new Completed(view, json, events, remembered(order, json));
    }

    /** The order between payment and fulfillment, which in one commit nobody sees but the event. */
    private static byte[] paid(OrderView view) {
        return Json.write(view.withStatus(OrderStatus.PAID.word(), null));
    }

    private static Event event(Completion it, String type, UUID object, byte[] data) {
        return new Event(
                it.order().vendor(), type, object, it.order().actor(), it.outcome().at(), data);
    }

    private static Idempotency.@Nullable Remembered remembered(Order order, byte[] json) {
        String key = order.idempotencyKey();
        return key == null
                ? null
                : new Idempotency.Remembered(
                        PlaceOrder.key(order.vendor(), key), new Idempotency.Answer(201, json));
    }
}
