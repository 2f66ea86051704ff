package dev.kontor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A license as its vendor sees it. */
record LicenseView(
        String id,
        String entitlement,
        String product,
        String buyer,
        @Nullable String key,
        String status,
        boolean banned,
        int activationLimit,
        List<MachineView> activations,
        PolicyView policy,
        @Nullable String duration,
        @Nullable Instant expiresAt,
        Instant createdAt) {

    record PolicyView(
            String expiry,
            String overage,
            boolean strict,
            boolean fingerprintRequired,
            boolean floating,
            @Nullable Long checkInMinutes) {
        static PolicyView of(LicensePolicy it) {
            Duration every = it.checkInEvery();
            return new PolicyView(
                    it.expiry().code(),
                    it.overage().code(),
                    it.strict(),
                    it.fingerprintRequired(),
                    it.floating(),
                    every == null ? null : every.toMinutes());
        }
    }

    static LicenseView of(License it, @Nullable String key, Instant now) {
        return new LicenseView(
                it.id().toString(),
                it.entitlement().toString(),
                it.product().toString(),
                it.buyer().toString(),
                key,
                it.shownStatus(now).code(),
                it.banned(),
                it.seats(),
                it.machines().stream().map(MachineView::of).toList(),
                PolicyView.of(it.policy()),
                it.duration() == null ? null : it.duration().toString(),
                it.endsAt(),
                it.grantedAt());
    }
}
