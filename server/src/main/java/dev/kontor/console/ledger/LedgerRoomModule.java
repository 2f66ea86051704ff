package dev.kontor.console.ledger;

import dev.kontor.console.Room;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of the books. */
@Configuration(proxyBeanMethods = false)
class LedgerRoomModule {
    @Bean
    Room ledgerRoom() {
        return Room.quiet(60, Icon.BOOK, LedgerRoomController.PATH, "console.ledger");
    }
}
