package dev.kontor.events;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Webhook endpoints: made, listed, tested, replayed, disabled. */
public final class Webhooks {
    /** The kind of due work that sends webhooks. */
    static final String KIND = "webhooks";

    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_ENDPOINTS = 16;
    private static final int MOST_REPLAYED = 10_000;

    /** Told, in the same transaction, when an endpoint was disabled by us. */
    public interface DisabledNotice {
        /**
         * The endpoint gets nothing from now on.
         *
         * @param reason {@code gone} (it answered 410) or {@code failing} (for five days)
         */
        void disabled(Tx tx, VendorId vendor, EndpointId endpoint, String url, String reason);
    }

    private final EndpointStore endpoints;
    private final DeliveryStore deliveries;
    private final EventStore events;
    private final DueWork dueWork;
    private final Clocks clocks;
    private final List<DisabledNotice> notices = new CopyOnWriteArrayList<>();
    private final LoadingCache<VendorId, Boolean> wanted;

    Webhooks(
            EndpointStore endpoints,
            DeliveryStore deliveries,
            EventStore events,
            DueWork dueWork,
            Clocks clocks) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.events = events;
        this.dueWork = dueWork;
        this.clocks = clocks;
        this.wanted =
                Caffeine.newBuilder()
                        .maximumSize(100_000)
                        .expireAfterWrite(REMEMBERED)
                        .build(endpoints::hasEnabled);
    }

    /** Adds somebody who is told about disabled endpoints. Called by the wiring. */
    public void whenDisabled(DisabledNotice notice) {
        notices.add(notice);
    }

    /** Whether anybody listens to this vendor's events; from memory. */
    boolean isWanted(VendorId vendor) {
        return wanted.get(vendor);
    }

    Endpoint create(Tx tx, VendorId vendor, String url, List<String> types) {
        EventTypes.check(types);
        if (endpoints.countLocked(tx, vendor) >= MOST_ENDPOINTS) {
            throw EventsProblems.tooManyEndpoints(MOST_ENDPOINTS);
        }
        Endpoint endpoint =
                new Endpoint(
                        vendor,
                        EndpointId.next(),
                        url,
                        types,
                        List.of(Secrets.next()),
                        true,
                        null,
                        null,
                        clocks.now(vendor));
        endpoints.insert(tx, endpoint);
        changed(tx, vendor);
        return endpoint;
    }

    List<Endpoint> all(VendorId vendor) {
        return endpoints.all(vendor, clocks.real());
    }

    Optional<Endpoint> find(VendorId vendor, EndpointId id) {
        return endpoints.find(vendor, id, clocks.real());
    }

    Endpoint get(VendorId vendor, EndpointId id) {
        return find(vendor, id).orElseThrow(() -> EventsProblems.noEndpoint(id.toString()));
    }

    void delete(Tx tx, VendorId vendor, EndpointId id) {
        if (endpoints.delete(tx, vendor, id) == 0) {
            throw EventsProblems.noEndpoint(id.toString());
        }
        changed(tx, vendor);
    }

    /** A new secret; the one before signs as well for a day. */
    Endpoint rotate(Tx tx, VendorId vendor, EndpointId id) {
        Endpoint endpoint = locked(tx, vendor, id);
        endpoints.rotate(tx, endpoint, Secrets.next(), clocks.real().plus(OVERLAP));
        return locked(tx, vendor, id);
    }

    /** Takes an endpoint up again where it stopped: nothing is skipped. */
    Endpoint enable(Tx tx, VendorId vendor, EndpointId id) {
        locked(tx, vendor, id);
        endpoints.enable(tx, vendor, id);
        changed(tx, vendor);
        return locked(tx, vendor, id);
    }

    /** Appends an event that only this endpoint gets. */
    EventId test(Tx tx, VendorId vendor, EndpointId id, String actor) {
        Endpoint endpoint = locked(tx, vendor, id);
        append(tx, endpoint, EventTypes.TEST, actor);
        dueWork.add(tx, KIND, vendor, clocks.real());
        return events.newest(tx, vendor, id.value());
    }

    /** Sends everything of a range of time again; answers how many events. */
    int replay(Tx tx, VendorId vendor, EndpointId id, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw EventsProblems.badRange();
        }
        Endpoint endpoint = locked(tx, vendor, id);
        int count = deliveries.countRange(tx, endpoint, from, to, MOST_REPLAYED + 1);
        if (count > MOST_REPLAYED) {
            throw EventsProblems.replayTooLarge(MOST_REPLAYED);
        }
        deliveries.replay(tx, endpoint, from, to, clocks.real());
        dueWork.add(tx, KIND, vendor, clocks.real());
        return count;
    }

    List<DeliveryStore.Row> deliveries(
            VendorId vendor, EndpointId id, @Nullable UUID before, int most) {
        return deliveries.list(vendor, get(vendor, id).id(), before, most);
    }

    /** Notes what a batch of attempts says about the endpoint, and gives up on it if it must. */
    void judge(Tx tx, Endpoint endpoint, boolean anySuccess, boolean gone) {
        Instant now = clocks.real();
        if (gone) {
            disable(tx, endpoint, "gone");
        } else if (anySuccess) {
            endpoints.healthy(tx, endpoint.vendor(), endpoint.id());
        } else {
            Optional<Instant> since = endpoints.failing(tx, endpoint.vendor(), endpoint.id(), now);
            if (since.isPresent() && !now.isBefore(since.get().plus(Duration.ofDays(5)))) {
                disable(tx, endpoint, "failing");
            }
        }
    }

    private void disable(Tx tx, Endpoint endpoint, String reason) {
        if (endpoints.disable(tx, endpoint.vendor(), endpoint.id(), reason)) {
            Endpoint now = locked(tx, endpoint.vendor(), endpoint.id());
            append(tx, now, EventTypes.DISABLED, "system");
            notices.forEach(it -> it.disabled(tx, now.vendor(), now.id(), now.url(), reason));
            changed(tx, endpoint.vendor());
        }
    }

    private void append(Tx tx, Endpoint endpoint, String type, String actor) {
        events.append(
                tx,
                List.of(
                        new Event(
                                endpoint.vendor(),
                                type,
                                endpoint.id().value(),
                                actor,
                                clocks.now(endpoint.vendor()),
                                Json.write(EndpointView.of(endpoint)))));
    }

    private Endpoint locked(Tx tx, VendorId vendor, EndpointId id) {
        return endpoints
                .lock(tx, vendor, id, clocks.real())
                .orElseThrow(() -> EventsProblems.noEndpoint(id.toString()));
    }

    private void changed(Tx tx, VendorId vendor) {
        dueWork.add(tx, KIND, vendor, clocks.real());
        tx.afterCommit(() -> wanted.invalidate(vendor));
    }
}
