package dev.kontor.orders;

import dev.kontor.payments.PaymentStatus;
import dev.kontor.payments.Payments;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Cancels orders that nobody has paid for a day, unless money may still be on its way. */
final class ExpireOrders implements Jobs.Handler {
    static final String KIND = "order_expiry";
    static final Duration AFTER = Duration.ofHours(24);

    private static final Duration AGAIN = Duration.ofHours(24);

    private final Payments payments;
    private final OrderStore store;
    private final CancelOrder cancel;

    ExpireOrders(Payments payments, OrderStore store, CancelOrder cancel) {
        this.payments = payments;
        this.store = store;
        this.cancel = cancel;
    }

    @Override
    public Optional<Instant> run(VendorId vendor, String key, Instant now) {
        Order order = store.find(vendor, OrderId.parse(key)).orElseThrow();
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            return Optional.empty();
        }
        PaymentStatus payment = payments.summary(vendor, order.payment()).status();
        return switch (payment) {
            case SUBMITTED, UNKNOWN, PENDING, AUTHORIZED -> Optional.of(now.plus(AGAIN));
            case REQUIRES_ACTION, FAILED, CANCELED, CAPTURED -> {
                cancel.cancel(order, OrderStatus.AWAITING_PAYMENT, "system", now);
                yield Optional.empty();
            }
        };
    }
}
