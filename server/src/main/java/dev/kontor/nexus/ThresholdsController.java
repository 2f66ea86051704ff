package dev.kontor.nexus;

import dev.kontor.platform.Clocks;
import dev.kontor.web.By;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/tax/thresholds} (api.md 5) and {@code /v1/tax/settings}. */
@RestController
final class ThresholdsController {
    record ThresholdList(List<ThresholdView> data, @Nullable String nextCursor) {}

    record SettingsView(String unregistered, boolean microThreshold, Map<String, String> idChecks) {
        static SettingsView of(TaxSettings it) {
            return new SettingsView(
                    it.unregistered().name().toLowerCase(Locale.ROOT),
                    it.microThreshold(),
                    new TreeMap<>(it.entity().idChecks()));
        }
    }

    private final TaxThresholds thresholds;
    private final Idempotent idempotent;
    private final Clocks clocks;

    ThresholdsController(TaxThresholds thresholds, Idempotent idempotent, Clocks clocks) {
        this.thresholds = thresholds;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    @GetMapping("/v1/tax/thresholds")
    ThresholdList thresholds(Caller caller) {
        caller.need("tax:read");
        return new ThresholdList(
                thresholds.list(caller.vendor(), caller.actor(), clocks.now(caller.vendor())),
                null);
    }

    @GetMapping("/v1/tax/settings")
    SettingsView settings(Caller caller) {
        caller.need("tax:read");
        return SettingsView.of(thresholds.settings(caller.vendor()));
    }

    @PutMapping("/v1/tax/settings")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request, Caller caller, @RequestBody TaxSettings body) {
        caller.need("tax:write");
        return idempotent.once(
                request,
                caller,
                200,
                tx -> SettingsView.of(thresholds.decide(tx, By.of(caller), body)));
    }
}
