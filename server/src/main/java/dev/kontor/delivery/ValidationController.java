package dev.kontor.delivery;

import dev.kontor.catalog.ProductId;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/licenses/validate} (api.md 7), authorized by the license key itself. */
@RestController
final class ValidationController {
    /** Most characters of a key: signed ones are documents. */
    static final int KEY = 4_096;

    /** Most characters of a fingerprint. */
    static final int FINGERPRINT = 512;

    private final Licenses licenses;
    private final CallLimits limits;
    private final Vault vault;
    private final Clocks clocks;

    ValidationController(Licenses licenses, CallLimits limits, Vault vault, Clocks clocks) {
        this.licenses = licenses;
        this.limits = limits;
        this.vault = vault;
        this.clocks = clocks;
    }

    record Question(
            @Size(min = 1, max = KEY) String key,
            @Nullable @Size(min = 1, max = FINGERPRINT) String fingerprint,
            @Nullable ProductId product) {}

    record Answer(boolean valid, String code, @Nullable PublicLicense license) {}

    /** A license as its holder sees it: nothing of the buyer. */
    record PublicLicense(
            String id,
            String product,
            String status,
            int activationLimit,
            int activations,
            @Nullable Instant expiresAt,
            Instant createdAt) {
        static PublicLicense of(License it, Instant now, Instant real) {
            return new PublicLicense(
                    it.id().toString(),
                    it.product().toString(),
                    it.shownStatus(now).code(),
                    it.seats(),
                    it.seated(now, real).size(),
                    it.endsAt(),
                    it.grantedAt());
        }
    }

    @PostMapping("/v1/licenses/validate")
    Answer validate(HttpServletRequest request, @RequestBody Question question) {
        limits.take(request.getRemoteAddr());
        Optional<License> found = licenses.find(question.key());
        if (found.isEmpty()) {
            return new Answer(false, Validation.NOT_FOUND.code().code(), null);
        }
        License license = found.get();
        Instant now = clocks.now(license.vendor());
        Instant real = clocks.real();
        String text = question.fingerprint();
        Fingerprint fingerprint =
                text == null ? null : Fingerprint.of(vault, license.vendor(), text);
        Validation answer = Validation.of(license, fingerprint, question.product(), now, real);
        return new Answer(
                answer.valid(), answer.code().code(), PublicLicense.of(license, now, real));
    }
}
