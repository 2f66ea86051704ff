package dev.kontor.console.refunds;

import dev.kontor.console.Room;
import dev.kontor.orders.Orders;
import dev.kontor.refunds.Refunds;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of refunds. */
@Configuration(proxyBeanMethods = false)
class RefundsRoomModule {
    @Bean
    Room refundsRoom(Refunds refunds) {
        return new Room(
                40, Icon.UNDO, "/console/refunds", "console.refunds", refunds::countWaiting);
    }

    @Bean
    RefundForms refundForms(Orders orders, Refunds refunds) {
        return new RefundForms(orders, refunds);
    }
}
