package dev.kontor.delivery;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Tx;
import dev.kontor.platform.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seats of a license (handbook 8.3). They are counted under the lock of its row, so two
 * machines never share the last one.
 */
final class Activations {
    private static final String BUYER = "buyer";
    private static final int RELEASES = 3;
    private static final int RELEASE_DAYS = 30;

    /**
     * A machine with a seat.
     *
     * @param isNew whether it had none before
     */
    record Activated(License license, Machine machine, boolean isNew) {}

    private final Licenses licenses;
    private final LicenseStore store;
    private final MachineStore machines;
    private final Vault vault;
    private final Clocks clocks;
    private final Announcements announcements;

    Activations(
            Licenses licenses,
            LicenseStore store,
            MachineStore machines,
            Vault vault,
            Clocks clocks,
            Announcements announcements) {
        this.licenses = licenses;
        this.store = store;
        this.machines = machines;
        this.vault = vault;
        this.clocks = clocks;
        this.announcements = announcements;
    }

    /** Gives a machine a seat, or finds the one that it has. */
    Activated activate(String key, String fingerprint, @Nullable String name) {
        return licenses.underLock(key, (tx, license) -> seat(tx, license, fingerprint, name));
    }

    private Activated seat(Tx tx, License license, String fingerprint, @Nullable String name) {
        Instant now = clocks.now(license.vendor());
        Instant real = clocks.real();
        refuseBarred(license, now);
        Fingerprint print = Fingerprint.of(vault, license.vendor(), fingerprint);
        List<Machine> seated = license.seated(now, real);
        Optional<Machine> same = license.machine(print);
        if (same.isPresent() && seated.contains(same.get())) {
            machines.see(tx, license.vendor(), license.id(), same.get().id(), real);
            return new Activated(license, same.get(), false);
        }
        if (seated.size() >= license.policy().overage().most(license.seats())) {
            throw DeliveryProblems.tooManyMachines(
                    license, seated.stream().map(MachineView::of).toList());
        }
        // A floating machine that was silent for too long has lost its seat, and takes a new one.
        same.ifPresent(
                it -> machines.release(tx, license.vendor(), license.id(), it.id(), false, now));
        Machine machine = new Machine(ActivationId.next(), print, name, now, real, null);
        machines.insert(tx, license.vendor(), license.id(), machine);
        announcements.license(tx, license, "license.activated", BUYER, now);
        return new Activated(license, machine, true);
    }

    /** What bars a license, its end included, gives no seat. */
    private static void refuseBarred(License license, Instant now) {
        Optional<Validation.Code> barred = Validation.standing(license, now);
        if (barred.isPresent()) {
            throw DeliveryProblems.barred(barred.get());
        }
        if (license.isOver(now) && !license.policy().expiry().staysValid()) {
            throw DeliveryProblems.barred(Validation.Code.EXPIRED);
        }
    }

    /**
     * Gives up a seat; again is answered as the first time. Buyers may do so three times in 30
     * days, or one license would serve any number of machines in turn.
     */
    Machine deactivate(String key, String fingerprint) {
        return licenses.underLock(
                key,
                (tx, license) -> {
                    Fingerprint print = Fingerprint.of(vault, license.vendor(), fingerprint);
                    Optional<Machine> machine = license.machine(print);
                    if (machine.isEmpty()) {
                        return machines.released(tx, license.vendor(), license.id(), print)
                                .orElseThrow(DeliveryProblems::unknownMachine);
                    }
                    release(tx, license, machine.get());
                    return machine.get();
                });
    }

    /** As {@link #deactivate}, of a machine that the buyer chose from a list. */
    Machine deactivate(String key, ActivationId id) {
        return licenses.underLock(key, (tx, license) -> release(tx, license, id));
    }

    /** Gives up the seat of a license that the caller has locked, on its buyer's wish. */
    Machine release(Tx tx, License license, ActivationId id) {
        Machine machine =
                license.machines().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .orElseThrow(DeliveryProblems::unknownMachine);
        release(tx, license, machine);
        return machine;
    }

    private void release(Tx tx, License license, Machine machine) {
        Instant now = clocks.now(license.vendor());
        if (machine.offlineUntil() != null && machine.offlineUntil().isAfter(now)) {
            throw DeliveryProblems.offline(machine.offlineUntil());
        }
        boolean rationed = !license.policy().floating();
        if (rationed) {
            Duration window = Duration.ofDays(RELEASE_DAYS);
            List<Instant> before =
                    machines.selfReleasedSince(
                            tx, license.vendor(), license.id(), now.minus(window));
            if (before.size() >= RELEASES) {
                throw DeliveryProblems.tooManyReleases(
                        RELEASES, RELEASE_DAYS, before.getFirst().plus(window));
            }
        }
        machines.release(tx, license.vendor(), license.id(), machine.id(), rationed, now);
        announcements.license(tx, license, "license.deactivated", BUYER, now);
        licenses.forget(tx, license);
    }

    /** Holds a floating seat for another lease, and counts as a check-in. */
    Machine heartbeat(String key, String fingerprint) {
        return licenses.underLock(
                key,
                (tx, license) -> {
                    Instant now = clocks.now(license.vendor());
                    Validation.standing(license, now)
                            .filter(it -> it != Validation.Code.OVERDUE)
                            .ifPresent(it -> {
                                throw DeliveryProblems.barred(it);
                            });
                    Machine machine =
                            license.machine(Fingerprint.of(vault, license.vendor(), fingerprint))
                                    .filter(license.seated(now, clocks.real())::contains)
                                    .orElseThrow(DeliveryProblems::unknownMachine);
                    machines.see(tx, license.vendor(), license.id(), machine.id(), clocks.real());
                    store.checkIn(tx, license.vendor(), license.id(), now);
                    return machine;
                });
    }
}
