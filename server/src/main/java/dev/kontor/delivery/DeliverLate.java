package dev.kontor.delivery;

import dev.kontor.platform.Problem;
import dev.kontor.platform.Sha256;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Delivers what was pending: a key for a backorder, or what the vendor's own system made. */
final class DeliverLate {
    private final EntitlementStore entitlements;
    private final LicenseStore store;
    private final Licenses licenses;
    private final KeyPool pool;
    private final Vault vault;
    private final Announcements announcements;
    private final List<LateDelivery> listeners = new CopyOnWriteArrayList<>();

    DeliverLate(
            EntitlementStore entitlements,
            LicenseStore store,
            Licenses licenses,
            KeyPool pool,
            Vault vault,
            Announcements announcements) {
        this.entitlements = entitlements;
        this.store = store;
        this.licenses = licenses;
        this.pool = pool;
        this.vault = vault;
        this.announcements = announcements;
    }

    void whenDelivered(LateDelivery listener) {
        listeners.add(listener);
    }

    /** Tells everybody of what this transaction has delivered: events, and who listens. */
    void tell(Tx tx, List<Entitlement> delivered, Instant now) {
        if (!delivered.isEmpty()) {
            announcements.delivered(tx, delivered, now);
            listeners.forEach(it -> it.delivered(tx, delivered, now));
        }
    }

    /** Delivers a pending license with this key; the caller {@link #tell}s of it. */
    Entitlement key(Tx tx, Entitlement pending, String key, byte[] hash, Instant now) {
        License license =
                store.ofEntitlement(tx.sql(), pending.vendor(), pending.id()).orElseThrow();
        store.setKey(tx, pending.vendor(), license.id(), hash);
        licenses.forget(tx, pending.vendor(), List.of(hash));
        return deliver(tx, pending, vault.seal(key), Draft.end(license.duration(), now), now);
    }

    /**
     * Delivers what the vendor's own system made (key mode <i>callback</i>, accounts). Delivered
     * already is answered with what stands.
     *
     * @param key needed by licenses, refused by all else
     */
    Entitlement byVendor(
            Tx tx,
            VendorId vendor,
            EntitlementId id,
            @Nullable String key,
            Instant now,
            Instant real) {
        Entitlement found =
                entitlements
                        .lock(tx, vendor, id, now)
                        .orElseThrow(() -> Problem.notFound("entitlement", id.toString()));
        boolean isLicense = found.type().equals("license_key");
        if (isLicense != (key != null)) {
            throw isLicense
                    ? Problem.invalid("/key", "required", "A license is delivered with its key.")
                    : Problem.invalid("/key", "not_allowed", "Only a license has a key.");
        }
        if (found.status() != EntitlementStatus.PENDING) {
            return standing(found, key);
        }
        Entitlement delivered =
                key == null
                        ? deliver(tx, found, null, null, now)
                        : newKey(tx, found, key, now, real);
        tell(tx, List.of(delivered), now);
        return delivered;
    }

    /** Delivers with a key that the vendor made, and that is noted so that it is found again. */
    private Entitlement newKey(Tx tx, Entitlement found, String key, Instant now, Instant real) {
        byte[] hash = Sha256.of(key);
        if (!pool.assign(tx, found.vendor(), found.product(), found.orderId(), key, hash, real)) {
            throw Problem.conflict("key_exists", "This key was delivered or loaded before.");
        }
        licenses.loaded(tx, List.of(hash));
        return key(tx, found, key, hash, now);
    }

    private static Entitlement standing(Entitlement found, @Nullable String key) {
        boolean same = found.license() == null || found.license().key().equals(key);
        if (found.deliveryStatus() != DeliveryStatus.DELIVERED || !same) {
            throw DeliveryProblems.notActive(found.status());
        }
        return found;
    }

    private Entitlement deliver(
            Tx tx,
            Entitlement pending,
            byte @Nullable [] sealed,
            @Nullable Instant endsAt,
            Instant now) {
        entitlements.deliver(tx, pending.vendor(), pending.id(), sealed, endsAt, now);
        return entitlements.find(tx.sql(), pending.vendor(), pending.id(), now).orElseThrow();
    }
}
