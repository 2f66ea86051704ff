package dev.kontor.refunds;

import dev.kontor.ledger.Journal;
import dev.kontor.ledger.Ledger;
import dev.kontor.messages.Mail;
import dev.kontor.messages.Messages;
import dev.kontor.orders.Order;
import dev.kontor.orders.Orders;
import dev.kontor.orders.Snapshot;
import dev.kontor.platform.Tx;
import java.time.Instant;
import java.util.List;

/** What follows when the buyer has the money: the books, the order, its event, a mail. */
final class MoneyReturned {
    private final Orders orders;
    private final Ledger ledger;
    private final Messages messages;
    private final RefundLog log;

    MoneyReturned(Orders orders, Ledger ledger, Messages messages, RefundLog log) {
        this.orders = orders;
        this.ledger = ledger;
        this.messages = messages;
        this.log = log;
    }

    /**
     * Records it for a refund that has just moved to SUCCEEDED. Of a correction the buyer was told
     * with the new invoice.
     *
     * @param journal that pays what was owed
     */
    void record(Tx tx, Refund refund, RefundableOrder of, Journal journal, Instant now) {
        Order order = orders.refunded(tx, refund.vendor(), refund.order(), refund.amount().minor());
        ledger.post(tx, List.of(journal));
        if (refund.reason().isAsked()) {
            messages.queue(tx, List.of(mail(refund, order, now)));
        }
        log.orderRefunded(tx, refund, of.view().refunded(order), now);
    }

    private static Mail mail(Refund refund, Order order, Instant now) {
        Snapshot.Buyer buyer = order.snapshot().buyer();
        return new Mail(
                refund.vendor(),
                RefundMail.KIND,
                refund.id().value(),
                buyer.email(),
                buyer.locale(),
                now);
    }
}
