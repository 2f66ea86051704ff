package dev.kontor.tax;

import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.web.Caller;
import dev.kontor.web.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tax ids that people should look at. */
@RestController
final class TaxIdsController {
    private static final String ORDER = "ord";

    record TaxIdView(
            String order,
            String country,
            String taxId,
            String doubt,
            String state,
            @Nullable String reason,
            @Nullable String consultationNumber,
            int asked,
            Instant soldAt,
            @Nullable Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant correctedAt) {

        static TaxIdView of(TaxIdCase it) {
            return new TaxIdView(
                    Ids.format(ORDER, it.orderId()),
                    it.country(),
                    it.taxId(),
                    word(it.doubt()),
                    word(it.state()),
                    it.reason(),
                    it.consultationNumber(),
                    it.asked(),
                    it.soldAt(),
                    it.askedAt(),
                    it.confirmedAt(),
                    it.correctedAt());
        }
    }

    private final Tax tax;

    TaxIdsController(Tax tax) {
        this.tax = tax;
    }

    @GetMapping("/v1/tax/ids")
    Page<TaxIdView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(name = "state", required = false) @Nullable String state) {
        caller.need("tax:read");
        List<TaxIdCase> rows =
                tax.doubtfulIds(
                        caller.vendor(),
                        state == null ? null : state(state),
                        page.afterId(ORDER),
                        page.limit() + 1);
        return Page.of(rows, page, it -> Ids.format(ORDER, it.orderId()), TaxIdView::of);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static TaxIdCase.State state(String word) {
        return Arrays.stream(TaxIdCase.State.values())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("/state", "invalid_value", "Is not a state of tax ids."));
    }
}
