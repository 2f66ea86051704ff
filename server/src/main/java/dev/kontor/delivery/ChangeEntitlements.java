package dev.kontor.delivery;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Suspends, reinstates and revokes (handbook 8.1). Licenses, links and codes follow, since they
 * derive from the entitlement; what cannot move, such as a revoked one, is left as it is.
 */
final class ChangeEntitlements {
    private final EntitlementStore entitlements;
    private final LicenseStore store;
    private final Licenses licenses;
    private final KeyPool pool;
    private final Announcements announcements;

    ChangeEntitlements(
            EntitlementStore entitlements,
            LicenseStore store,
            Licenses licenses,
            KeyPool pool,
            Announcements announcements) {
        this.entitlements = entitlements;
        this.store = store;
        this.licenses = licenses;
        this.pool = pool;
        this.announcements = announcements;
    }

    /** Moves those that may move; answers which did. */
    List<EntitlementId> run(
            Tx tx,
            VendorId vendor,
            Collection<EntitlementId> ids,
            EntitlementStatus to,
            Cause cause) {
        List<EntitlementStore.Changed> changed = entitlements.change(tx, vendor, ids, to, cause);
        List<LicenseId> affected =
                changed.stream()
                        .map(EntitlementStore.Changed::license)
                        .filter(Objects::nonNull)
                        .toList();
        if (!affected.isEmpty()) {
            List<byte[]> hashes = store.lockHashes(tx, vendor, affected);
            if (to == EntitlementStatus.REVOKED) {
                pool.burn(tx, vendor, hashes);
            }
            licenses.forget(tx, vendor, hashes);
        }
        announcements.changed(tx, vendor, changed, event(to), cause);
        return changed.stream().map(EntitlementStore.Changed::id).toList();
    }

    /** The end of the event's name: what is reinstated is granted again. */
    private static String event(EntitlementStatus to) {
        return to == EntitlementStatus.ACTIVE ? "granted" : to.code();
    }
}
