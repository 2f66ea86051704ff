package dev.kontor.console.webhooks;

import dev.kontor.console.Room;
import dev.kontor.events.WebhookDesk;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of webhooks; endpoints that were disabled wait there for a person. */
@Configuration(proxyBeanMethods = false)
class WebhooksRoomModule {
    @Bean
    Room webhooksRoom(WebhookDesk webhooks) {
        return new Room(
                85,
                Icon.BELL,
                WebhooksRoomController.PATH,
                "console.webhooks",
                vendor ->
                        webhooks.all(vendor).stream()
                                .filter(it -> it.disabledReason() != null)
                                .count());
    }
}
