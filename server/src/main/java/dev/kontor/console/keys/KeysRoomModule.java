package dev.kontor.console.keys;

import dev.kontor.console.Room;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the rooms of keys and sandboxes. */
@Configuration(proxyBeanMethods = false)
class KeysRoomModule {
    @Bean
    Room keysRoom() {
        return Room.quiet(80, Icon.KEY, KeysRoomController.PATH, "console.keys");
    }

    @Bean
    Room sandboxesRoom() {
        return Room.quiet(90, Icon.CLOCK, SandboxesRoomController.PATH, "console.sandboxes");
    }
}
