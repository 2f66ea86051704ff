package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Tx;
import dev.kontor.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What vendors do to licenses. Everything is in the audit log. */
final class ChangeLicenses {
    private final LicenseStore store;
    private final EntitlementStore entitlements;
    private final MachineStore machines;
    private final Licenses licenses;
    private final ChangeEntitlements standing;
    private final Announcements announcements;

    ChangeLicenses(
            LicenseStore store,
            EntitlementStore entitlements,
            MachineStore machines,
            Licenses licenses,
            ChangeEntitlements standing,
            Announcements announcements) {
        this.store = store;
        this.entitlements = entitlements;
        this.machines = machines;
        this.licenses = licenses;
        this.standing = standing;
        this.announcements = announcements;
    }

    /** Sets standing, seats and policy. A move that its life does not know is a 409. */
    void change(Tx tx, Caller caller, LicenseId id, LicenseController.Change change, Instant now) {
        License license = lock(tx, caller, id);
        if (change.status() != null && change.status().status() != license.status()) {
            move(tx, caller, license, change.status().status(), change.reason(), now);
        }
        LicensePolicy policy =
                change.policy() == null
                        ? license.policy()
                        : change.policy().applyTo(license.policy());
        int seats = Objects.requireNonNullElse(change.activationLimit(), license.seats());
        if (seats != license.seats() || !policy.equals(license.policy())) {
            store.setTerms(tx, license.vendor(), id, seats, policy);
            String detail = "activation_limit " + license.seats() + " → " + seats;
            announcements.audit(
                    tx, caller, "license.updated", id.toString(), change.reason(), detail, now);
            announcements.license(tx, license, "license.updated", caller.actor(), now);
        }
        licenses.forget(tx, license);
    }

    private void move(
            Tx tx,
            Caller caller,
            License license,
            EntitlementStatus to,
            @Nullable String reason,
            Instant now) {
        List<EntitlementId> moved =
                standing.run(
                        tx,
                        license.vendor(),
                        List.of(license.entitlement()),
                        to,
                        new Cause(caller.actor(), reason == null ? "by the vendor" : reason, now));
        if (moved.isEmpty()) {
            throw DeliveryProblems.noMove(license.status(), to);
        }
        String action = "license." + (to == EntitlementStatus.ACTIVE ? "reinstated" : to.code());
        announcements.audit(tx, caller, action, license.id().toString(), reason, null, now);
    }

    /** Gives a license its duration again. */
    void renew(Tx tx, Caller caller, LicenseId id, Renewal basis, Instant now) {
        License license = lock(tx, caller, id);
        if (license.duration() == null || license.endsAt() == null) {
            throw Problem.conflict("license_perpetual", "This license never ends.");
        }
        if (license.status() == EntitlementStatus.REVOKED) {
            throw DeliveryProblems.noMove(license.status(), EntitlementStatus.ACTIVE);
        }
        Instant end = basis.extend(license.endsAt(), license.duration(), now);
        entitlements.setEnd(tx, license.vendor(), license.entitlement(), end);
        licenses.forget(tx, license);
        announcements.audit(
                tx, caller, "license.renewed", id.toString(), null, "until " + end, now);
        announcements.license(tx, license, "license.renewed", caller.actor(), now);
    }

    /** Gives up a machine's seat, without counting it against the buyer. */
    void release(Tx tx, Caller caller, LicenseId id, ActivationId machine, Instant now) {
        License license = lock(tx, caller, id);
        if (!machines.release(tx, license.vendor(), id, machine, false, now)) {
            throw DeliveryProblems.unknownMachine();
        }
        licenses.forget(tx, license);
        announcements.audit(
                tx, caller, "license.deactivated", id.toString(), null, machine.toString(), now);
        announcements.license(tx, license, "license.deactivated", caller.actor(), now);
    }

    void ban(Tx tx, Caller caller, BuyerId buyer, String reason, Instant now) {
        store.ban(tx, caller.vendor(), buyer, reason, now);
        licenses.forget(tx, caller.vendor(), store.hashesOfBuyer(tx, caller.vendor(), buyer));
        announcements.audit(
                tx, caller, "license.buyer_banned", buyer.toString(), reason, null, now);
    }

    void unban(Tx tx, Caller caller, BuyerId buyer, Instant now) {
        store.unban(tx, caller.vendor(), buyer);
        licenses.forget(tx, caller.vendor(), store.hashesOfBuyer(tx, caller.vendor(), buyer));
        announcements.audit(
                tx, caller, "license.buyer_unbanned", buyer.toString(), null, null, now);
    }

    private License lock(Tx tx, Caller caller, LicenseId id) {
        return store.lock(tx, caller.vendor(), id)
                .orElseThrow(() -> Problem.notFound("license", id.toString()));
    }
}
