package dev.kontor.events;

import dev.kontor.platform.DueSignals;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event log: appended to by every module above, pulled by clients and by the timeline. */
public final class Events {
    private final EventStore store;
    private final DueSignals signals;

    Events(EventStore store, DueSignals signals) {
        this.store = store;
        this.signals = signals;
    }

    /**
     * Appends events, in this order, by one statement; their sequences continue those of their
     * objects. The transaction must have locked each object already known to others (it has changed
     * its row): of two that did not, the second fails on {@code event_log_sequence} and leaves
     * nothing behind.
     */
    public void append(Tx tx, List<Event> events) {
        store.append(tx, events);
        events.stream()
                .map(Event::vendor)
                .distinct()
                .forEach(vendor -> signals.afterCommit(tx, vendor));
    }

    /** Everything that happened to these objects, in order. */
    public List<StoredEvent> of(VendorId vendor, List<UUID> objects) {
        return store.of(vendor, objects);
    }

    public Optional<StoredEvent> find(VendorId vendor, EventId id) {
        return store.find(vendor, id.value());
    }

    /**
     * The log from {@code after} on, oldest first. Whoever goes on from the last event it got
     * misses none: an event shows only once nothing can come before it any more.
     *
     * @param type only events of this type, if given
     */
    public List<StoredEvent> after(
            VendorId vendor, @Nullable EventId after, @Nullable String type, int most) {
        return store.after(vendor, after == null ? null : after.value(), type, most);
    }
}
