package dev.kontor.events;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.Json;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The module on the test platform, with an impatient pace. */
final class EventsFixture implements AutoCloseable {
    static final Pace PACE = new Pace(Duration.ofMillis(600), 8, 32, Duration.ofSeconds(3));

    final Database database = TestPlatform.database();
    final Clocks clocks = TestPlatform.clocks();
    final EventsModule.Parts parts =
            EventsModule.Parts.of(database, TestPlatform.vault(), TestPlatform.dueWork(), clocks);
    final Webhooks webhooks = parts.webhooks();
    final DueSignals signals =
            new DueSignals(
                    Webhooks.KIND, webhooks::isWanted, database, TestPlatform.dueWork(), clocks);
    final Events events = new Events(parts.events(), signals);
    final WebhookWorker worker;

    EventsFixture() {
        this(new AddressGuard(InetAddress::getAllByName, true));
    }

    EventsFixture(AddressGuard guard) {
        worker =
                new WebhookWorker(
                        database,
                        clocks,
                        TestPlatform.dueWork(),
                        webhooks,
                        parts.deliveries(),
                        new WebhookClient(guard, PACE.deadline()),
                        new RetryPolicy(new Random(7)),
                        PACE);
    }

    Endpoint endpoint(VendorId vendor, String url, String... types) {
        return database.write(tx -> webhooks.create(tx, vendor, url, List.of(types)));
    }

    Event event(VendorId vendor, String type, UUID object) {
        return new Event(
                vendor,
                type,
                object,
                "system",
                clocks.now(vendor),
                Json.write(Map.of("id", object.toString(), "note", "Grüße")));
    }

    void append(Event... list) {
        database.run(tx -> events.append(tx, List.of(list)));
    }

    List<DeliveryStore.Row> deliveries(Endpoint endpoint) {
        return webhooks.deliveries(endpoint.vendor(), endpoint.id(), null, 100);
    }

    @Override
    public void close() {
        signals.close();
        worker.close();
    }
}
