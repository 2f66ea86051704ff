package dev.kontor.support;

import dev.kontor.access.Persons;
import dev.kontor.events.Events;
import dev.kontor.events.Webhooks;
import dev.kontor.messages.Messages;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.Jobs;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires support. */
@Configuration(proxyBeanMethods = false)
class SupportModule {
    @Bean
    Support support(
            Database database,
            Vault vault,
            Vendors vendors,
            Messages messages,
            Events events,
            Jobs jobs) {
        return wire(database, vault, vendors, messages, events, jobs);
    }

    /** The module's API with its mails and its job. */
    static Support wire(
            Database database,
            Vault vault,
            Vendors vendors,
            Messages messages,
            Events events,
            Jobs jobs) {
        TicketStore store = new TicketStore(database, vault);
        TicketMails mails = new TicketMails(store);
        messages.source(Support.RECEIVED, mails::received);
        messages.source(Support.REPLY, mails::reply);
        Support support = new Support(store, vendors, messages, events, jobs);
        jobs.handle(
                Support.CLOSE,
                (vendor, key, now) ->
                        database.write(
                                tx -> support.closeSolved(tx, vendor, TicketId.parse(key), now)));
        return support;
    }

    @Bean
    WebhookAlarm webhookAlarm(
            Persons persons,
            Vendors vendors,
            Messages messages,
            Events events,
            Webhooks webhooks,
            Clocks clocks,
            Settings settings) {
        WebhookAlarm alarm = new WebhookAlarm(persons, vendors, messages, events, clocks, settings);
        messages.source(WebhookAlarm.KIND, alarm::content);
        webhooks.whenDisabled(alarm);
        return alarm;
    }

    @Bean
    FormTokens formTokens(Vault vault) {
        return new FormTokens(vault);
    }

    @Bean
    HelpLimits helpLimits() {
        return new HelpLimits();
    }
}
