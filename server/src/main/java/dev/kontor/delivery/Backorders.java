package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Entitlements that wait for a key: filled, oldest first, when the vendor loads keys, and looked at
 * again when a reservation ends or a key came back.
 */
final class Backorders {
    /** The kind of due work that fills them. */
    static final String KIND = "delivery.backorders";

    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final int TURN = 200;

    private final Database database;
    private final EntitlementStore entitlements;
    private final KeyPool pool;
    private final DeliverLate late;
    private final Clocks clocks;
    private final DueWork dueWork;

    Backorders(
            Database database,
            EntitlementStore entitlements,
            KeyPool pool,
            DeliverLate late,
            Clocks clocks,
            DueWork dueWork) {
        this.database = database;
        this.entitlements = entitlements;
        this.pool = pool;
        this.late = late;
        this.clocks = clocks;
        this.dueWork = dueWork;
    }

    /** Remembers the vendors whose pools were empty: a key may come back. */
    void granted(Tx tx, List<Draft> drafts) {
        drafts.stream()
                .filter(it -> it.delivered() == DeliveryStatus.BACKORDERED)
                .map(it -> it.grant().vendor())
                .distinct()
                .forEach(vendor -> later(tx, vendor, clocks.real().plus(RETRY)));
    }

    /** Keys have come back: whoever waits for one is served soon. */
    void freed(Tx tx, VendorId vendor) {
        later(tx, vendor, clocks.real());
    }

    /** Looks at a vendor's backorders at this moment of real time. */
    void later(Tx tx, VendorId vendor, Instant real) {
        dueWork.add(tx, KIND, vendor, real);
    }

    /** Fills what waits for this product, as far as its pool goes; whether there may be more. */
    boolean fill(Tx tx, VendorId vendor, ProductId product, Instant now) {
        List<Entitlement> waiting = entitlements.lockBackordered(tx, vendor, product, TURN, now);
        KeyPool.Taken taken =
                pool.take(
                        tx,
                        waiting.stream()
                                .map(it -> new KeyPool.Want(place(it), now, null))
                                .toList());
        List<Entitlement> filled =
                waiting.stream()
                        .flatMap(it ->
                                taken
                                        .next(place(it))
                                        .map(key -> late.key(tx, it, key.key(), key.hash(), now))
                                        .stream())
                        .toList();
        late.tell(tx, filled, now);
        return filled.size() == TURN;
    }

    private static KeyPool.Place place(Entitlement it) {
        return new KeyPool.Place(it.vendor(), it.product(), it.orderId());
    }

    /** Fills what it can for a vendor; answers when to look again. */
    Optional<Instant> run(VendorId vendor) {
        Instant now = clocks.now(vendor);
        for (ProductId product : waiting(vendor)) {
            boolean more = true;
            while (more) {
                more = database.write(tx -> fill(tx, vendor, product, now));
            }
        }
        return waiting(vendor).stream()
                .flatMap(it -> database.read(sql -> pool.nextFree(sql, vendor, it)).stream())
                .min(Instant::compareTo)
                .map(at -> clocks.toReal(vendor, at));
    }

    private List<ProductId> waiting(VendorId vendor) {
        return database.read(sql -> entitlements.backordered(sql, vendor));
    }
}
