package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Problem;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of the law: which rates, regimes and thresholds changed, and which will. */
@RestController
final class TaxChangesController {
    private static final int PAST_DAYS = 90;
    private static final int COMING_DAYS = 400;

    private final Tax tax;
    private final Vendors vendors;
    private final Clocks clocks;

    TaxChangesController(Tax tax, Vendors vendors, Clocks clocks) {
        this.tax = tax;
        this.vendors = vendors;
        this.clocks = clocks;
    }

    @GetMapping("/v1/tax/changes")
    TaxChanges changes(
            Caller caller,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        caller.need("tax:read");
        LocalDate today =
                clocks.now(caller.vendor())
                        .atZone(vendors.get(caller.vendor()).entity().zone())
                        .toLocalDate();
        LocalDate first = from == null ? today.minusDays(PAST_DAYS) : from;
        LocalDate last = to == null ? today.plusDays(COMING_DAYS) : to;
        if (last.isBefore(first)) {
            throw Problem.invalid("/to", "invalid_value", "Lies before the first day.");
        }
        return tax.changes(first, last);
    }
}
