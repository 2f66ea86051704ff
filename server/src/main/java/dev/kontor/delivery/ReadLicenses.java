package dev.kontor.delivery;

import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Licenses with their keys, for vendors. */
final class ReadLicenses {
    private final Database database;
    private final LicenseStore store;
    private final EntitlementStore entitlements;

    ReadLicenses(Database database, LicenseStore store, EntitlementStore entitlements) {
        this.database = database;
        this.store = store;
        this.entitlements = entitlements;
    }

    /** Newest first, one more than {@code limit}. */
    List<LicenseView> list(
            VendorId vendor,
            LicenseStore.Filter filter,
            @Nullable UUID before,
            int limit,
            Instant now) {
        return database.read(sql ->
                views(sql, vendor, store.list(sql, vendor, filter, before, limit, now), now));
    }

    LicenseView get(VendorId vendor, LicenseId id, Instant now) {
        return database.read(sql -> get(sql, vendor, id, now));
    }

    LicenseView get(DSLContext sql, VendorId vendor, LicenseId id, Instant now) {
        Optional<License> found = store.find(sql, vendor, id);
        return views(sql, vendor, found.stream().toList(), now).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("license", id.toString()));
    }

    private List<LicenseView> views(
            DSLContext sql, VendorId vendor, List<License> licenses, Instant now) {
        Map<EntitlementId, String> keys =
                entitlements.secrets(
                        sql, vendor, licenses.stream().map(License::entitlement).toList());
        return licenses.stream()
                .map(it -> LicenseView.of(it, keys.get(it.entitlement()), now))
                .toList();
    }
}
