package dev.kontor.console.tax;

import dev.kontor.console.Room;
import dev.kontor.invoices.Invoices;
import dev.kontor.orders.Orders;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of tax. */
@Configuration(proxyBeanMethods = false)
class TaxRoomModule {
    @Bean
    Room taxRoom() {
        return Room.quiet(55, Icon.GLOBE, TaxRoomController.PATH, "console.tax");
    }

    @Bean
    TaxPlaces taxPlaces(Tax tax, TaxBook book) {
        return new TaxPlaces(tax, book);
    }

    @Bean
    TaxIdCards taxIdCards(Orders orders, Invoices invoices) {
        return new TaxIdCards(orders, invoices);
    }
}
