package dev.kontor.console.tax;

import dev.kontor.console.Room;
import dev.kontor.exemptions.ReviewCertificates;
import dev.kontor.filing.Filing;
import dev.kontor.invoices.Invoices;
import dev.kontor.nexus.TaxRegistrations;
import dev.kontor.nexus.TaxThresholds;
import dev.kontor.orders.Orders;
import dev.kontor.platform.Database;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxBook;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of tax. */
@Configuration(proxyBeanMethods = false)
class TaxRoomModule {
    @Bean
    Room taxRoom(ReviewCertificates certificates) {
        return new Room(
                55, Icon.GLOBE, TaxRoomController.PATH, "console.tax", certificates::countWaiting);
    }

    @Bean
    TaxPlaces taxPlaces(
            Tax tax,
            TaxBook book,
            TaxRegistrations registrations,
            TaxThresholds thresholds,
            Filing filing) {
        return new TaxPlaces(tax, book, registrations, thresholds, filing);
    }

    @Bean
    TaxDesk taxDesk(Database database) {
        return new TaxDesk(database);
    }

    @Bean
    TaxIdCards taxIdCards(Orders orders, Invoices invoices, TaxIdChecks checks) {
        return new TaxIdCards(orders, invoices, checks);
    }
}
