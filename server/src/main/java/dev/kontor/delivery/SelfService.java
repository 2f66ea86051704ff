package dev.kontor.delivery;

import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What buyers do with what they own, from their order page and the portal. */
public final class SelfService {
    private final Database database;
    private final EntitlementStore entitlements;
    private final LicenseStore licenses;
    private final DownloadStore downloads;
    private final Activations activations;

    SelfService(
            Database database,
            EntitlementStore entitlements,
            LicenseStore licenses,
            DownloadStore downloads,
            Activations activations) {
        this.database = database;
        this.entitlements = entitlements;
        this.licenses = licenses;
        this.downloads = downloads;
        this.activations = activations;
    }

    /** Gives a download its 30 days and its five downloads again (handbook 8.4). */
    public void reissueDownload(Tx tx, VendorId vendor, EntitlementId id, Instant now) {
        Entitlement it =
                entitlements
                        .lock(tx, vendor, id, now)
                        .filter(found -> found.file() != null)
                        .orElseThrow(() -> Problem.notFound("download", id.toString()));
        if (it.status() != EntitlementStatus.ACTIVE) {
            throw DeliveryProblems.downloadEnded(it.status());
        }
        downloads.issue(tx, it, now);
    }

    /** How many seats a license has, and the machines that were not released. */
    public record Seats(int limit, List<MachineView> machines) {}

    /** Empty when there is no such license. */
    public Optional<Seats> seats(VendorId vendor, LicenseId id) {
        return database.read(sql -> licenses.find(sql, vendor, id))
                .map(it ->
                        new Seats(
                                it.seats(), it.machines().stream().map(MachineView::of).toList()));
    }

    /** Gives up a machine's seat; three times in 30 days, then refused with a 409. */
    public void releaseMachine(Tx tx, VendorId vendor, LicenseId id, ActivationId machine) {
        License license =
                licenses.lock(tx, vendor, id)
                        .orElseThrow(() -> Problem.notFound("license", id.toString()));
        activations.release(tx, license, machine);
    }
}
