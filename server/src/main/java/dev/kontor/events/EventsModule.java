package dev.kontor.events;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Settings;
import dev.kontor.platform.Vault;
import java.net.InetAddress;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the event log and its webhooks. {@code KONTOR_WEBHOOKS_ALLOW_PRIVATE=true} lets webhooks
 * reach this machine and its network, for development.
 */
@Configuration(proxyBeanMethods = false)
class EventsModule {
    /** The parts that only this module sees. */
    record Parts(
            EventStore events,
            EndpointStore endpoints,
            DeliveryStore deliveries,
            Webhooks webhooks) {
        static Parts of(Database database, Vault vault, DueWork dueWork, Clocks clocks) {
            Epoch epoch = Epoch.of(database);
            EventStore events = new EventStore(database, vault, epoch);
            DeliveryStore deliveries = new DeliveryStore(database, vault, events, epoch);
            EndpointStore endpoints = new EndpointStore(database, vault, epoch);
            return new Parts(
                    events,
                    endpoints,
                    deliveries,
                    new Webhooks(endpoints, deliveries, events, dueWork, clocks));
        }
    }

    @Bean
    Parts eventParts(Database database, Vault vault, DueWork dueWork, Clocks clocks) {
        return Parts.of(database, vault, dueWork, clocks);
    }

    @Bean
    Webhooks webhooks(Parts parts) {
        return parts.webhooks();
    }

    @Bean
    DueSignals webhookSignals(Parts parts, Database database, DueWork dueWork, Clocks clocks) {
        return new DueSignals(Webhooks.KIND, parts.webhooks()::isWanted, database, dueWork, clocks);
    }

    @Bean
    Events events(Parts parts, DueSignals webhookSignals) {
        return new Events(parts.events(), webhookSignals);
    }

    @Bean
    AddressGuard addressGuard(Settings settings) {
        boolean allowPrivate =
                settings.get("KONTOR_WEBHOOKS_ALLOW_PRIVATE").filter("true"::equals).isPresent();
        return new AddressGuard(InetAddress::getAllByName, allowPrivate);
    }

    @Bean
    EndpointUrl endpointUrl(AddressGuard guard) {
        return new EndpointUrl(guard);
    }

    @Bean
    WebhookDesk webhookDesk(Webhooks webhooks, EndpointUrl urls) {
        return new WebhookDesk(webhooks, urls);
    }

    @Bean
    WebhookWorker webhookWorker(
            Database database, Clocks clocks, DueWork dueWork, Parts parts, AddressGuard guard) {
        WebhookWorker worker =
                new WebhookWorker(
                        database,
                        clocks,
                        dueWork,
                        parts.webhooks(),
                        parts.deliveries(),
                        new WebhookClient(guard, Pace.USUAL.deadline()),
                        new RetryPolicy(RandomGenerator.getDefault()),
                        Pace.USUAL);
        dueWork.handle(Webhooks.KIND, worker);
        return worker;
    }
}
