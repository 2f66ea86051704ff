package dev.kontor.delivery;

import dev.kontor.events.Event;
import dev.kontor.events.Events;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.web.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed after the order: events for the vendor's systems, the audit log for people.
 * Whoever announces a change of an object has locked its row, so that its events are in sequence.
 */
final class Announcements {
    private final Events events;
    private final AuditLog audit;
    private final EntitlementStore entitlements;
    private final ReadLicenses licenses;

    Announcements(
            Events events, AuditLog audit, EntitlementStore entitlements, ReadLicenses licenses) {
        this.events = events;
        this.audit = audit;
        this.entitlements = entitlements;
        this.licenses = licenses;
    }

    /**
     * Announces entitlements, and their licenses with them.
     *
     * @param change such as {@code revoked}
     */
    void changed(
            Tx tx,
            VendorId vendor,
            Collection<EntitlementStore.Changed> changed,
            String change,
            Cause cause) {
        List<Event> all = new ArrayList<>();
        List<EntitlementId> ids = changed.stream().map(EntitlementStore.Changed::id).toList();
        for (Entitlement it : entitlements.findAll(tx.sql(), vendor, ids, cause.at())) {
            all.add(
                    new Event(
                            vendor,
                            "entitlement." + change,
                            it.id().value(),
                            cause.actor(),
                            cause.at(),
                            Json.write(EntitlementView.of(it, null))));
            if (it.license() != null) {
                String type = change.equals("granted") ? "license.reinstated" : "license." + change;
                all.add(license(tx, vendor, it.license().id(), type, cause.actor(), cause.at()));
            }
        }
        events.append(tx, all);
    }

    /** Announces what was delivered after its order. */
    void delivered(Tx tx, List<Entitlement> delivered, Instant now) {
        events.append(
                tx,
                delivered.stream()
                        .map(it ->
                                new Event(
                                        it.vendor(),
                                        "entitlement.granted",
                                        it.id().value(),
                                        "system",
                                        now,
                                        Json.write(EntitlementView.of(it, null))))
                        .toList());
    }

    /** Announces a change of one license as it stands now. */
    void license(Tx tx, License license, String type, String actor, Instant now) {
        events.append(tx, List.of(license(tx, license.vendor(), license.id(), type, actor, now)));
    }

    private Event license(
            Tx tx, VendorId vendor, LicenseId id, String type, String actor, Instant now) {
        return new Event(
                vendor,
                type,
                id.value(),
                actor,
                now,
                Json.write(licenses.get(tx.sql(), vendor, id, now)));
    }

    /** Notes in the audit log what a caller did. */
    void audit(
            Tx tx,
            Caller caller,
            String action,
            String object,
            @Nullable String reason,
            @Nullable String detail,
            Instant now) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        caller.vendor(),
                        caller.actor(),
                        action,
                        object,
                        reason,
                        detail,
                        caller.requestId()),
                now);
    }
}
