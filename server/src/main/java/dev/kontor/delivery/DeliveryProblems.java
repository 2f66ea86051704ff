package dev.kontor.delivery;

import dev.kontor.platform.Problem;
import java.time.Instant;
import java.util.List;

/** The refusals of this module. */
final class DeliveryProblems {
    private DeliveryProblems() {}

    static Problem unknownKey() {
        return Problem.of(404, "not_found", "There is no license with this key.");
    }

    /** The license's standing bars it: banned, suspended, revoked, expired, overdue. */
    static Problem barred(Validation.Code code) {
        return Problem.conflict(code.code(), "This license is " + code.code() + ".");
    }

    static Problem tooManyMachines(License license, List<MachineView> machines) {
        return Problem.conflict(
                        "too_many_machines",
                        "All " + license.seats() + " seats of this license are taken.")
                .with("activation_limit", license.seats())
                .with("machines", machines);
    }

    static Problem unknownMachine() {
        return Problem.of(404, "not_activated", "This machine has no seat of this license.");
    }

    static Problem tooManyReleases(int most, int days, Instant next) {
        return Problem.conflict(
                        "deactivation_limit",
                        "A license gives up at most " + most + " machines in " + days + " days.")
                .with("next_at", next);
    }

    static Problem offline(Instant until) {
        return Problem.conflict(
                        "offline_file_active",
                        "This machine holds an offline file; its seat cannot be given up before"
                                + " that ends.")
                .with("offline_until", until);
    }

    static Problem unknownCode() {
        return Problem.of(404, "not_found", "There is no such access code.");
    }

    static Problem codeUsed() {
        return Problem.conflict("already_redeemed", "This access code was used before.");
    }

    static Problem notActive(EntitlementStatus status) {
        return Problem.conflict(
                "entitlement_" + status.code(), "This entitlement is " + status.code() + ".");
    }

    static Problem noMove(EntitlementStatus from, EntitlementStatus to) {
        return Problem.conflict(
                "license_" + from.code(),
                "A license that is " + from.code() + " cannot become " + to.code() + ".");
    }

    /** Not made by us, or changed: nothing more is said. */
    static Problem badLink() {
        return Problem.of(403, "link_invalid", "This download link is not valid.");
    }

    static Problem linkOver() {
        return Problem.of(
                410, "link_expired", "This link is too old. The order page has a new one.");
    }

    static Problem grantOver() {
        return Problem.of(
                410,
                "download_expired",
                "The time of this download is over. The order page issues it anew.");
    }

    static Problem noMoreDownloads(int most) {
        return Problem.of(
                403,
                "download_limit_reached",
                "This was downloaded " + most + " times. The order page issues it anew.");
    }

    /** The entitlement does not stand: revoked, expired, suspended, pending. */
    static Problem downloadEnded(EntitlementStatus status) {
        int code = status == EntitlementStatus.SUSPENDED ? 403 : 410;
        return Problem.of(
                code, "entitlement_" + status.code(), "This download is " + status.code() + ".");
    }

    static Problem rangeNotSatisfiable() {
        return Problem.of(416, "range_not_satisfiable", "The file has no such bytes.");
    }

    static Problem tooManyCalls(long seconds) {
        return Problem.of(429, "rate_limited", "Too many license calls from this address.")
                .with("retry_after", Math.max(1, seconds));
    }

    static Problem fileTooLarge() {
        return Problem.of(413, "file_too_large", "The file is larger than allowed.");
    }
}
