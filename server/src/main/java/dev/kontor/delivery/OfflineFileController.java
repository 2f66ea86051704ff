package dev.kontor.delivery;

import static dev.kontor.delivery.ValidationController.FINGERPRINT;
import static dev.kontor.delivery.ValidationController.KEY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signed offline files, authorized by the license key, and the keys that verify them. */
@RestController
final class OfflineFileController {
    private static final Duration KEYS_FRESH = Duration.ofHours(1);

    private final OfflineFiles offline;
    private final SigningKeys signing;
    private final CallLimits limits;

    OfflineFileController(OfflineFiles offline, SigningKeys signing, CallLimits limits) {
        this.offline = offline;
        this.signing = signing;
        this.limits = limits;
    }

    record FileRequest(
            @Size(min = 1, max = KEY) String key,
            @Size(min = 1, max = FINGERPRINT) String fingerprint,
            @Nullable @Size(max = 200) String nonce,
            @Nullable @Min(OfflineFiles.SHORTEST_DAYS) @Max(OfflineFiles.LONGEST_DAYS)
                    Integer days) {}

    record OfflineFile(String file, String kid, String activation, Instant expiresAt) {}

    record KeySet(List<SigningKeys.Published> keys) {}

    @PostMapping("/v1/licenses/file")
    OfflineFile file(HttpServletRequest request, @RequestBody FileRequest body) {
        limits.take(request.getRemoteAddr());
        int days = body.days() == null ? OfflineFiles.SHORTEST_DAYS : body.days();
        OfflineFiles.Issued issued =
                offline.issue(body.key(), body.fingerprint(), body.nonce(), days);
        return new OfflineFile(
                issued.file(), signing.kid(), issued.machine().id().toString(), issued.expiresAt());
    }

    /** A JSON Web Key Set (RFC 7517). */
    @GetMapping("/.well-known/kontor/license-keys.json")
    ResponseEntity<KeySet> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_FRESH).cachePublic())
                .body(new KeySet(signing.published()));
    }
}
