package dev.kontor.tax;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Problem;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.packs.Change;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Caller;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of the law: which rates and regimes changed, and which will. */
@RestController
final class TaxChangesController {
    private static final int PAST_DAYS = 90;
    private static final int COMING_DAYS = 400;

    /** What a rule says; {@code rate} in percent of the whole price. */
    record TermsView(
            String rule,
            String rate,
            @Nullable String consumers,
            @Nullable String businesses,
            String source,
            String confidence,
            @Nullable String note) {

        static @Nullable TermsView of(Change.@Nullable Terms terms) {
            return terms == null
                    ? null
                    : new TermsView(
                            terms.rule(),
                            terms.rate(),
                            treatment(terms.consumer()),
                            treatment(terms.business()),
                            terms.source(),
                            terms.confidence(),
                            terms.note().isEmpty() ? null : terms.note());
        }

        private static @Nullable String treatment(@Nullable Regime regime) {
            return regime == null ? null : word(Treatment.of(regime));
        }
    }

    /** {@code before} ends on the day before {@code date}, in the place's own calendar. */
    record ChangeView(
            LocalDate date,
            String jurisdiction,
            String name,
            String taxType,
            List<String> categories,
            List<String> buyers,
            @Nullable TermsView before,
            @Nullable TermsView after) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.day(),
                    change.jurisdiction(),
                    change.place(),
                    change.taxType(),
                    words(change.categories()),
                    words(change.audiences()),
                    TermsView.of(change.before()),
                    TermsView.of(change.after()));
        }
    }

    record Calendar(List<ChangeView> data, @Nullable String nextCursor) {}

    private final Tax tax;
    private final Vendors vendors;
    private final Clocks clocks;

    TaxChangesController(Tax tax, Vendors vendors, Clocks clocks) {
        this.tax = tax;
        this.vendors = vendors;
        this.clocks = clocks;
    }

    @GetMapping("/v1/tax/changes")
    Calendar changes(
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
        return new Calendar(tax.changes(first, last).stream().map(ChangeView::of).toList(), null);
    }

    private static List<String> words(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(TaxChangesController::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
