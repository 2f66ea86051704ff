package dev.kontor.console.tickets;

import dev.kontor.console.Room;
import dev.kontor.support.Support;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of tickets. */
@Configuration(proxyBeanMethods = false)
class TicketsRoomModule {
    @Bean
    Room ticketsRoom(Support support) {
        return new Room(
                45, Icon.HELP, TicketsRoomController.PATH, "console.tickets", support::waiting);
    }
}
