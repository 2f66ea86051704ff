package dev.kontor.messages;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Pages;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires mail: with a mail server a worker sends it, without one it stays in the mailbox. */
@Configuration(proxyBeanMethods = false)
class MessagesModule {
    /** The worker, when there is a mail server. */
    record Sending(Optional<MailWorker> worker) implements AutoCloseable {
        @Override
        public void close() {
            worker.ifPresent(MailWorker::close);
        }
    }

    @Bean
    MailStore mailStore(Database database, Vault vault) {
        return new MailStore(database, vault);
    }

    @Bean
    DueSignals mailSignals(Database database, DueWork dueWork, Clocks clocks) {
        return new DueSignals(Messages.KIND, vendor -> true, database, dueWork, clocks);
    }

    @Bean
    Messages messages(
            MailStore store,
            Vendors vendors,
            Pages pages,
            Settings settings,
            Clocks clocks,
            DueSignals mailSignals) {
        return new Messages(
                store,
                new MailComposer(vendors, pages, settings),
                clocks,
                SmtpSettings.of(settings).isPresent(),
                mailSignals);
    }

    @Bean
    Mailbox mailbox(Messages messages) {
        return new Mailbox(messages);
    }

    @Bean
    Sending mailSending(
            Settings settings,
            Database database,
            MailStore store,
            Messages messages,
            DueWork dueWork,
            Clocks clocks) {
        Optional<MailWorker> worker =
                SmtpSettings.of(settings)
                        .map(smtp ->
                                new MailWorker(
                                        database,
                                        store,
                                        messages,
                                        new MailServer(smtp.sender()),
                                        dueWork,
                                        clocks));
        worker.ifPresent(it -> dueWork.handle(Messages.KIND, it));
        return new Sending(worker);
    }

    /** Sweeping starts with the rest of the background work. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startMailSweep(Sending sending) {
        return event -> sending.worker().ifPresent(MailWorker::startSweeping);
    }
}
