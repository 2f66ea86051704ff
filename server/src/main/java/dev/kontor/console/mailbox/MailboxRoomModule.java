package dev.kontor.console.mailbox;

import dev.kontor.console.Room;
import dev.kontor.web.Icon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the room of mails. */
@Configuration(proxyBeanMethods = false)
class MailboxRoomModule {
    @Bean
    Room mailboxRoom() {
        return Room.quiet(70, Icon.MAIL, MailboxRoomController.PATH, "mailbox.title");
    }
}
