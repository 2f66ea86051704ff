package dev.kontor.delivery;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Database;
import dev.kontor.vendors.Vendors;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Signed files for machines without a network (handbook 8.3): they verify by our public keys alone,
 * hold a seat until they end, and cannot be given up before.
 */
final class OfflineFiles {
    static final int SHORTEST_DAYS = 30;
    static final int LONGEST_DAYS = 365;

    /** A file and its end. */
    record Issued(String file, Machine machine, Instant expiresAt) {}

    private final Activations activations;
    private final MachineStore machines;
    private final SigningKeys signing;
    private final Vendors vendors;
    private final Database database;
    private final Clocks clocks;

    OfflineFiles(
            Activations activations,
            MachineStore machines,
            SigningKeys signing,
            Vendors vendors,
            Database database,
            Clocks clocks) {
        this.activations = activations;
        this.machines = machines;
        this.signing = signing;
        this.vendors = vendors;
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * Gives the machine a seat if it has none, and signs a file for it.
     *
     * @param nonce of the request, given back in the file
     * @param days of validity, shorter when the license ends before
     */
    Issued issue(String key, String fingerprint, @Nullable String nonce, int days) {
        Activations.Activated seat = activations.activate(key, fingerprint, null);
        License license = seat.license();
        Instant now = clocks.now(license.vendor());
        Instant asked = now.plus(Duration.ofDays(days));
        Instant end =
                license.endsAt() != null && license.endsAt().isBefore(asked)
                        ? license.endsAt()
                        : asked;
        if (!end.isAfter(now)) {
            throw DeliveryProblems.barred(Validation.Code.EXPIRED);
        }
        database.run(tx ->
                machines.keepOffline(tx, license.vendor(), license.id(), seat.machine().id(), end));
        String file =
                new SignedDocument(
                                license.id(),
                                license.product(),
                                vendors.get(license.vendor()).code(),
                                license.seats(),
                                now)
                        .with("expiresAt", end)
                        .with("licenseExpiresAt", license.endsAt())
                        .with("machine", fingerprint)
                        .with("nonce", nonce)
                        .sign(signing);
        return new Issued(file, seat.machine(), end);
    }
}
