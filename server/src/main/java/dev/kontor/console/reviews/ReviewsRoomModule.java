package dev.kontor.console.reviews;

import dev.kontor.console.Room;
import dev.kontor.orders.OrderDesk;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of reviews. */
@Configuration(proxyBeanMethods = false)
class ReviewsRoomModule {
    @Bean
    Room reviewsRoom(OrderDesk desk) {
        return new Room(
                30,
                Icon.SHIELD,
                "/console/reviews",
                "console.reviews",
                vendor -> desk.queue(vendor).count());
    }
}
