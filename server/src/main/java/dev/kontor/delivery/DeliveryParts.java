package dev.kontor.delivery;

import dev.kontor.events.Events;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.platform.DueWork;
import dev.kontor.platform.Vault;
import dev.kontor.vendors.Vendors;
import java.nio.file.Path;

/** The parts of this module, put together by hand, from below to above. */
final class DeliveryParts {
    /** What the module stands on. */
    record Ground(
            Database database,
            Clocks clocks,
            Vault vault,
            DueWork dueWork,
            AuditLog audit,
            Events events,
            Vendors vendors) {}

    /**
     * What the operator sets.
     *
     * @param files folder of files
     * @param largestFile in bytes
     * @param callsPerMinute public license calls per address
     */
    record Options(String baseUrl, Path files, long largestFile, int callsPerMinute) {}

    final EntitlementStore entitlements;
    final LicenseStore licenseStore;
    final KeyPool pool;
    final AccessCodes codes;
    final SigningKeys signing;
    final Licenses licenses;
    final VendorFiles files;
    final Downloads downloads;
    final DeliverLate late;
    final Backorders backorders;
    final LoadKeys loadKeys;
    final Activations activations;
    final OfflineFiles offline;
    final ReadLicenses readLicenses;
    final ChangeLicenses changeLicenses;
    final CallLimits limits;
    final Delivery delivery;
    final SelfService selfService;

    DeliveryParts(Ground ground, Options options) {
        Database database = ground.database();
        Clocks clocks = ground.clocks();
        Vault vault = ground.vault();
        Vendors vendors = ground.vendors();
        MachineStore machines = new MachineStore(vault);
        entitlements = new EntitlementStore(vault);
        licenseStore = new LicenseStore(machines);
        pool = new KeyPool(vault);
        codes = new AccessCodes(vault, entitlements);
        signing = SigningKeys.open(database, vault, clocks.real());
        licenses = new Licenses(database, licenseStore, pool, vendors);
        readLicenses = new ReadLicenses(database, licenseStore, entitlements);
        Announcements announcements =
                new Announcements(ground.events(), ground.audit(), entitlements, readLicenses);
        late = new DeliverLate(entitlements, licenseStore, licenses, pool, vault, announcements);
        backorders = new Backorders(database, entitlements, pool, late, clocks, ground.dueWork());
        loadKeys = new LoadKeys(pool, licenses, backorders);
        ChangeEntitlements standing =
                new ChangeEntitlements(entitlements, licenseStore, licenses, pool, announcements);
        files = new VendorFiles(database, new ObjectStore(options.files()), options.largestFile());
        DownloadStore downloadStore = new DownloadStore(vault);
        DownloadLinks links = new DownloadLinks(vault, vendors, clocks, options.baseUrl());
        downloads = new Downloads(links, downloadStore, entitlements, files, database, clocks);
        activations =
                new Activations(licenses, licenseStore, machines, vault, clocks, announcements);
        offline = new OfflineFiles(activations, machines, signing, vendors, database, clocks);
        changeLicenses =
                new ChangeLicenses(
                        licenseStore, entitlements, machines, licenses, standing, announcements);
        limits = new CallLimits(options.callsPerMinute());
        GrantEntitlements grants =
                new GrantEntitlements(
                        new Drafts(pool, signing, vault),
                        entitlements,
                        licenses,
                        codes,
                        pool,
                        backorders);
        delivery = new Delivery(grants, standing, entitlements, links, late, database);
        selfService =
                new SelfService(database, entitlements, licenseStore, downloadStore, activations);
    }
}
