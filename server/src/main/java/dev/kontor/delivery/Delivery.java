package dev.kontor.delivery;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants, changes and shows what buyers may use. Times are the vendor's. */
public final class Delivery {
    private final GrantEntitlements grants;
    private final ChangeEntitlements standing;
    private final EntitlementStore entitlements;
    private final DownloadLinks links;
    private final DeliverLate late;
    private final Database database;

    Delivery(
            GrantEntitlements grants,
            ChangeEntitlements standing,
            EntitlementStore entitlements,
            DownloadLinks links,
            DeliverLate late,
            Database database) {
        this.grants = grants;
        this.standing = standing;
        this.entitlements = entitlements;
        this.links = links;
        this.late = late;
        this.database = database;
    }

    /**
     * Delivers, one entitlement per grant, in their order. What is at hand is {@code DELIVERED} at
     * once; keys from an empty pool are {@code BACKORDERED}, what the vendor's own system makes is
     * {@code PENDING}. The same grant again is answered with what was delivered the first time. Two
     * statements for any number of generated keys and downloads.
     */
    public List<Entitlement> grant(Tx tx, List<Grant> wanted) {
        return grants.run(tx, wanted);
    }

    /** Keeps keys for orders that are still to be paid; fewer when a pool has no more. */
    public void reserve(Tx tx, List<KeyReservation> reservations) {
        grants.reserve(tx, reservations);
    }

    /** Gives back the keys that were reserved for an order that came to nothing. */
    public void release(Tx tx, VendorId vendor, UUID orderId) {
        grants.release(tx, vendor, orderId);
    }

    /**
     * Takes back for good: keys no longer validate, downloads are refused, codes are dead, in this
     * process at the commit and in others within five seconds. Answers which were not revoked yet.
     */
    public List<EntitlementId> revoke(
            Tx tx, VendorId vendor, Collection<EntitlementId> ids, Cause cause) {
        return standing.run(tx, vendor, ids, EntitlementStatus.REVOKED, cause);
    }

    /** Suspends what is active, as while a dispute is open; answers which were. */
    public List<EntitlementId> suspend(
            Tx tx, VendorId vendor, Collection<EntitlementId> ids, Cause cause) {
        return standing.run(tx, vendor, ids, EntitlementStatus.SUSPENDED, cause);
    }

    /** Reinstates what is suspended; answers which were. */
    public List<EntitlementId> reinstate(
            Tx tx, VendorId vendor, Collection<EntitlementId> ids, Cause cause) {
        return standing.run(tx, vendor, ids, EntitlementStatus.ACTIVE, cause);
    }

    /** What an order brought, by line, unit and delivery. */
    public List<Entitlement> ofOrder(VendorId vendor, UUID orderId, Instant now) {
        return database.read(sql -> entitlements.ofOrder(sql, vendor, orderId, now));
    }

    /** As above, as this transaction sees it. */
    public List<Entitlement> ofOrder(Tx tx, VendorId vendor, UUID orderId, Instant now) {
        return entitlements.ofOrder(tx.sql(), vendor, orderId, now);
    }

    /** A link to the entitlement's file, good for 15 minutes of real time; empty without a file. */
    public Optional<String> downloadUrl(Entitlement entitlement) {
        boolean isOpen =
                entitlement.file() != null && entitlement.status() == EntitlementStatus.ACTIVE;
        return isOpen
                ? Optional.of(links.url(entitlement.vendor(), entitlement.id()))
                : Optional.empty();
    }

    /** The entitlement as answers show it, with a fresh link. */
    public EntitlementView view(Entitlement it) {
        return EntitlementView.of(it, downloadUrl(it).orElse(null));
    }

    /** Tells the listener of everything that is delivered after its order. */
    public void whenDeliveredLate(LateDelivery listener) {
        late.whenDelivered(listener);
    }
}
