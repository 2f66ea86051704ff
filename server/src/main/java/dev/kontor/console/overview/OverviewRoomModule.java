package dev.kontor.console.overview;

import dev.kontor.console.Room;
import dev.kontor.orders.OrderDesk;
import dev.kontor.platform.Clocks;
import dev.kontor.refunds.Refunds;
import dev.kontor.tax.Tax;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the overview. */
@Configuration(proxyBeanMethods = false)
class OverviewRoomModule {
    @Bean
    Room overviewRoom() {
        return Room.quiet(10, Icon.HOME, "/console", "console.overview");
    }

    @Bean
    Overviews overviews(OrderDesk desk, Refunds refunds, Tax tax, Clocks clocks) {
        return new Overviews(desk, refunds, tax, clocks);
    }
}
