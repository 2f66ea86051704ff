package dev.kontor.console.orders;

import dev.kontor.buyers.Buyers;
import dev.kontor.console.Room;
import dev.kontor.corrections.Corrections;
import dev.kontor.delivery.Delivery;
import dev.kontor.events.Events;
import dev.kontor.invoices.Invoices;
import dev.kontor.ledger.Ledger;
import dev.kontor.messages.Messages;
import dev.kontor.orders.OrderDesk;
import dev.kontor.orders.Orders;
import dev.kontor.payments.Payments;
import dev.kontor.platform.AuditLog;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.Tax;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of orders. */
@Configuration(proxyBeanMethods = false)
class OrdersRoomModule {
    @Bean
    Room ordersRoom() {
        return Room.quiet(20, Icon.ORDERS, "/console/orders", "console.orders");
    }

    @Bean
    OrderSearch orderSearch(Orders orders, OrderDesk desk, Buyers buyers) {
        return new OrderSearch(orders, desk, buyers);
    }

    @Bean
    CorrectionForms correctionForms(Corrections corrections, Invoices invoices) {
        return new CorrectionForms(corrections, invoices);
    }

    @Bean
    OrderSheets orderSheets(
            Payments payments,
            Delivery delivery,
            Invoices invoices,
            Refunds refunds,
            Messages messages,
            Ledger ledger,
            Events events,
            AuditLog auditLog,
            CorrectionForms corrections,
            Tax tax) {
        return new OrderSheets(
                new PaymentSheet(payments),
                new GoodsSheet(delivery),
                new PaperSheet(invoices, messages),
                new BookSheet(ledger),
                new History(events, auditLog),
                refunds,
                corrections,
                tax);
    }
}
