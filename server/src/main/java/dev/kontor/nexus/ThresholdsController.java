package dev.kontor.nexus;

import dev.kontor.platform.Clocks;
import dev.kontor.tax.Standing.Unregistered;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/tax/thresholds} (api.md 5) and {@code /v1/tax/settings}. */
@RestController
final class ThresholdsController {
    /** {@code amount} and {@code sold} in minor units; null where only the first sale counts. */
    record ThresholdView(
            String jurisdiction,
            String name,
            String window,
            String basis,
            @Nullable String currency,
            long amount,
            @Nullable Long count,
            @Nullable String joinedBy,
            long sold,
            long sales,
            int percent,
            String state,
            @Nullable String note,
            String source) {}

    record ThresholdList(List<ThresholdView> data, @Nullable String nextCursor) {}

    record SettingsBody(Unregistered unregistered, boolean microThreshold) {}

    record SettingsView(String unregistered, boolean microThreshold) {
        static SettingsView of(TaxSettings it) {
            return new SettingsView(
                    it.unregistered().name().toLowerCase(Locale.ROOT), it.microThreshold());
        }
    }

    private final Nexus nexus;
    private final Operators operators;
    private final Idempotent idempotent;
    private final Clocks clocks;

    ThresholdsController(Nexus nexus, Vendors vendors, Idempotent idempotent, Clocks clocks) {
        this.nexus = nexus;
        this.operators = new Operators(vendors);
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    /** In the order of the content, each as the database has it now. */
    @GetMapping("/v1/tax/thresholds")
    ThresholdList thresholds(Caller caller) {
        caller.need("tax:read");
        operators.need(caller);
        Position position = nexus.position(caller.vendor(), clocks.now(caller.vendor()));
        TaxSettings settings = nexus.settings(caller.vendor());
        return new ThresholdList(
                position.progress().stream().map(it -> view(it, position, settings)).toList(),
                null);
    }

    private static ThresholdView view(Progress it, Position position, TaxSettings settings) {
        Progress.Part part = it.first();
        var condition = part.condition();
        var currency = condition.currency();
        boolean joined = condition.count() > 0 || it.parts().size() > 1;
        return new ThresholdView(
                it.threshold().jurisdiction(),
                it.threshold().name(),
                condition.window(),
                condition.basis(),
                currency == null ? null : currency.getCurrencyCode(),
                condition.amount(),
                condition.count() == 0 ? null : condition.count(),
                joined ? (it.threshold().all() ? "and" : "or") : null,
                currency == null ? 0 : part.sold(),
                part.sales(),
                it.percent(),
                state(it, position, settings),
                it.threshold().note(),
                it.threshold().source());
    }

    /** Registered here comes first, but for the EUR 10,000 rule where it is on. */
    private static String state(Progress it, Position position, TaxSettings settings) {
        boolean micro = settings.microThreshold() && position.watches(it, settings);
        if (position.isRegistered(it.threshold().jurisdiction()) && !micro) {
            return "registered";
        }
        return it.percent() >= Progress.ALL
                ? "crossed"
                : it.percent() >= Progress.NEAR ? "near" : "clear";
    }

    @GetMapping("/v1/tax/settings")
    SettingsView settings(Caller caller) {
        caller.need("tax:read");
        return SettingsView.of(nexus.settings(caller.vendor()));
    }

    @PutMapping("/v1/tax/settings")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request, Caller caller, @RequestBody SettingsBody body) {
        caller.need("tax:write");
        operators.need(caller);
        TaxSettings decided = new TaxSettings(body.unregistered(), body.microThreshold());
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    nexus.decide(tx, caller.vendor(), decided);
                    return SettingsView.of(decided);
                });
    }
}
