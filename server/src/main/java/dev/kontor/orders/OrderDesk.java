package dev.kontor.orders;

import dev.kontor.buyers.BuyerId;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Codes;
import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as those who look after them need them: looked for, summed up, and told of again. */
public final class OrderDesk {
    /**
     * Work that waits.
     *
     * @param oldest since when the one that has waited longest does; null when nothing waits
     */
    public record Queue(long count, @Nullable Instant oldest) {}

    /** What was paid on a day in a currency; gross, in minor units. */
    public record DaySales(LocalDate day, String currency, long orders, long total) {}

    /** A payment takes no longer than this from the order on. */
    private static final Duration LONGEST_PAYMENT = Duration.ofDays(14);

    private final Database database;
    private final Clocks clocks;
    private final Messages messages;
    private final AuditLog auditLog;
    private final Reviews reviews;
    private final OrderStore store;

    OrderDesk(
            Database database,
            Clocks clocks,
            Messages messages,
            AuditLog auditLog,
            Reviews reviews,
            OrderStore store) {
        this.database = database;
        this.clocks = clocks;
        this.messages = messages;
        this.auditLog = auditLog;
        this.reviews = reviews;
        this.store = store;
    }

    /** Orders, newest first, from the one after {@code after} on: nothing but the orders. */
    public List<Order> list(
            VendorId vendor,
            @Nullable BuyerId buyer,
            @Nullable OrderStatus status,
            @Nullable OrderId after,
            int most) {
        return store.list(vendor, buyer, status, after, most);
    }

    /** The order of a number as buyers see it, however they typed it. Reads the vendor's index. */
    public Optional<Order> byNumber(Vendor vendor, String typed) {
        String code = Codes.normalize(typed);
        String own = Codes.normalize(vendor.code());
        return code.length() == own.length() + OrderId.NUMBER && code.startsWith(own)
                ? store.byNumber(vendor, code.substring(own.length()))
                : Optional.empty();
    }

    /** What was paid since {@code from}, by day in a zone and currency, earliest first. */
    public List<DaySales> sales(VendorId vendor, Instant from, ZoneId zone) {
        UUID first = Ids.least(clocks.toReal(vendor, from).minus(LONGEST_PAYMENT));
        return store.sales(vendor, first, from, zone);
    }

    /** The queue of orders that wait for a person. */
    public Queue queue(VendorId vendor) {
        return reviews.queue(vendor);
    }

    /** Queues the receipt once more; 409 when the order is not paid, so has none. */
    public void resendReceipt(VendorId vendor, OrderId id, String actor) {
        Order order =
                store.find(vendor, id).orElseThrow(() -> OrderProblems.notFound(id.toString()));
        if (!order.status().isPaid()) {
            throw OrderProblems.noReceipt(order.status());
        }
        Snapshot.Buyer buyer = order.snapshot().buyer();
        Mail receipt =
                new Mail(
                        vendor,
                        OrderMails.RECEIPT,
                        id.value(),
                        buyer.email(),
                        buyer.locale(),
                        clocks.now(vendor));
        database.run(tx -> {
            messages.queue(tx, List.of(receipt));
            audit(tx, vendor, id, actor, "receipt.resent", null);
        });
    }

    /**
     * Takes an order whose payment's fate stayed unknown off the queue, when a person has cleared
     * it with the gateway; 409 when it is not there.
     */
    public void settle(VendorId vendor, OrderId id, String reason, String actor) {
        database.run(tx -> {
            if (!reviews.settle(tx, vendor, id, reason, actor, clocks.now(vendor))) {
                throw OrderProblems.notInReview();
            }
            audit(tx, vendor, id, actor, "payment.cleared", reason);
        });
    }

    /**
     * Takes an order off the queue whose reserved money no gateway has confirmed to be released,
     * when a person has cleared it there; 409 when it is not there.
     */
    public void released(VendorId vendor, OrderId id, String reason, String actor) {
        database.run(tx -> {
            if (!reviews.released(tx, vendor, id, reason, actor, clocks.now(vendor))) {
                throw OrderProblems.notInReview();
            }
            audit(tx, vendor, id, actor, "payment.release_cleared", reason);
        });
    }

    private void audit(
            Tx tx,
            VendorId vendor,
            OrderId order,
            String actor,
            String action,
            @Nullable String reason) {
        auditLog.append(
                tx,
                new AuditLog.Entry(vendor, actor, action, order.toString(), reason, null, null),
                clocks.now(vendor));
    }
}
