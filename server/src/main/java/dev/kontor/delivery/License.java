package dev.kontor.delivery;

import dev.kontor.buyers.BuyerId;
import dev.kontor.catalog.ProductId;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that decides whether a license is good: its entitlement, its terms and its machines.
 *
 * @param status as stored, so never {@code EXPIRED}: see {@link #isOver}
 * @param banned whether its buyer is
 * @param endsAt end of its time; null is never
 * @param duration by which it is renewed; null is for ever
 */
record License(
        VendorId vendor,
        LicenseId id,
        EntitlementId entitlement,
        ProductId product,
        BuyerId buyer,
        byte @Nullable [] keyHash,
        EntitlementStatus status,
        boolean banned,
        int seats,
        LicensePolicy policy,
        @Nullable Period duration,
        @Nullable Instant endsAt,
        @Nullable Instant checkedInAt,
        Instant grantedAt,
        List<Machine> machines) {

    boolean isOver(Instant now) {
        return endsAt != null && !endsAt.isAfter(now);
    }

    boolean isOverdue(Instant now) {
        Instant last = checkedInAt == null ? grantedAt : checkedInAt;
        return policy.checkInEvery() != null && last.plus(policy.checkInEvery()).isBefore(now);
    }

    /** The machines that take a seat. */
    List<Machine> seated(Instant now, Instant real) {
        return machines.stream().filter(it -> it.counts(policy, now, real)).toList();
    }

    /** The machine of this fingerprint, seated or not. */
    Optional<Machine> machine(Fingerprint fingerprint) {
        return machines.stream()
                .filter(it -> it.fingerprint().isSameMachine(fingerprint))
                .findFirst();
    }

    /** The status as its owner sees it. */
    EntitlementStatus shownStatus(Instant now) {
        return status == EntitlementStatus.ACTIVE && isOver(now)
                ? EntitlementStatus.EXPIRED
                : status;
    }
}
