package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a license may be used (api.md 7). The code is the first thing to say, in a fixed order;
 * whether it is valid is a fact of its own: a license that is maintained after its end is valid
 * with code {@code expired}, one within its overage is valid with {@code too_many_machines}.
 */
record Validation(boolean valid, Code code) {
    /** In order of precedence, but for {@code EXPIRED}, which is early under {@code REVOKE}. */
    enum Code {
        NOT_FOUND,
        BANNED,
        SUSPENDED,
        REVOKED,
        OVERDUE,
        PRODUCT_MISMATCH,
        FINGERPRINT_REQUIRED,
        FINGERPRINT_MISMATCH,
        NO_MACHINES,
        TOO_MANY_MACHINES,
        EXPIRED,
        VALID;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Validation NOT_FOUND = refused(Code.NOT_FOUND);

    /**
     * @param now the vendor's
     * @param real time, for floating seats
     */
    static Validation of(
            License license,
            @Nullable Fingerprint fingerprint,
            @Nullable ProductId product,
            Instant now,
            Instant real) {
        return standing(license, now)
                .or(() -> scope(license, product, fingerprint, now, real))
                .map(Validation::refused)
                .orElseGet(() -> limits(license, now, real));
    }

    /** What bars the license whoever asks, and its activation too. */
    static Optional<Code> standing(License license, Instant now) {
        if (license.banned()) {
            return Optional.of(Code.BANNED);
        }
        if (license.status() == EntitlementStatus.SUSPENDED) {
            return Optional.of(Code.SUSPENDED);
        }
        if (license.status() == EntitlementStatus.REVOKED) {
            return Optional.of(Code.REVOKED);
        }
        if (license.policy().expiry() == LicensePolicy.Expiry.REVOKE && license.isOver(now)) {
            return Optional.of(Code.EXPIRED);
        }
        return license.isOverdue(now) ? Optional.of(Code.OVERDUE) : Optional.empty();
    }

    private static Optional<Code> scope(
            License license,
            @Nullable ProductId product,
            @Nullable Fingerprint fingerprint,
            Instant now,
            Instant real) {
        if (product != null && !product.equals(license.product())) {
            return Optional.of(Code.PRODUCT_MISMATCH);
        }
        if (fingerprint == null) {
            return license.policy().fingerprintRequired()
                    ? Optional.of(Code.FINGERPRINT_REQUIRED)
                    : Optional.empty();
        }
        List<Machine> machines = license.seated(now, real);
        if (machines.isEmpty()) {
            return Optional.of(Code.NO_MACHINES);
        }
        return machines.stream().anyMatch(it -> it.fingerprint().isSameMachine(fingerprint))
                ? Optional.empty()
                : Optional.of(Code.FINGERPRINT_MISMATCH);
    }

    private static Validation limits(License license, Instant now, Instant real) {
        LicensePolicy policy = license.policy();
        boolean inTime = !license.isOver(now) || policy.expiry().staysValid();
        int machines = license.seated(now, real).size();
        if (policy.strict() && machines > license.seats()) {
            boolean borne = machines <= policy.overage().most(license.seats());
            return new Validation(borne && inTime, Code.TOO_MANY_MACHINES);
        }
        return new Validation(inTime, license.isOver(now) ? Code.EXPIRED : Code.VALID);
    }

    private static Validation refused(Code code) {
        return new Validation(false, code);
    }
}
