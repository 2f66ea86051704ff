package dev.kontor.events;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueSignals;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Json;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The module on the test platform, with an impatient pace. */
final class EventsFixture implements AutoCloseable {
    static final Pace PACE = new Pace(Duration.ofMillis(600), 8, 32, Duration.ofSeconds(3));

    final Database database = TestPlatform.database();
    final Clocks clocks = TestPlatform.clocks();
    final DueWork dueWork = new DueWork(database, clocks);
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    final EventsModule.Parts parts =
            EventsModule.Parts.of(database, TestPlatform.vault(), dueWork, clocks);
    final Webhooks webhooks = parts.webhooks();
    final DueSignals signals =
            new DueSignals(Webhooks.KIND, webhooks::isWanted, database, dueWork, clocks);
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
                        dueWork,
                        webhooks,
                        parts.deliveries(),
                        new WebhookClient(guard, PACE.deadline()),
                        new RetryPolicy(new Random(7)),
                        PACE);
    }

    /** The same with the poller running: nobody needs to call the worker. */
    static EventsFixture polling() {
        EventsFixture fixture = new EventsFixture();
        fixture.dueWork.handle(Webhooks.KIND, fixture.worker);
        fixture.dueWork.start();
        return fixture;
    }

    Endpoint endpoint(VendorId vendor, String url, String... types) {
        Endpoint made = database.write(tx -> webhooks.create(tx, vendor, url, List.of(types)));
        endpoints.add(made);
        return made;
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

    /** The vendor's turns until nothing is left to do at once. */
    void turn(VendorId vendor) {
        Optional<Instant> next = worker.run(vendor);
        while (next.isPresent() && next.get().isBefore(clocks.real().plusMillis(200))) {
            next = worker.run(vendor);
        }
    }

    List<DeliveryStore.Row> deliveries(Endpoint endpoint) {
        return webhooks.deliveries(endpoint.vendor(), endpoint.id(), null, 100);
    }

    @Override
    public void close() {
        dueWork.close();
        signals.close();
        worker.close();
        endpoints.forEach(
                it -> database.run(tx -> parts.endpoints().delete(tx, it.vendor(), it.id())));
    }
}
