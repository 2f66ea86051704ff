package dev.kontor.taxids;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.web.Body;
import dev.kontor.web.By;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tax ids that people should look at, and their decisions. */
@RestController
final class TaxIdsController {
    private static final String ORDER = "ord";

    /** What a person decides. In the API the names are lower case. */
    enum Decision {
        ASK,
        ACCEPT,
        CONFIRM,
        REJECT
    }

    /** The last three are of {@code confirm}: what was seen on the authority's page. */
    record NewDecision(
            Decision decision,
            @Nullable @Size(max = 500) String note,
            @Nullable
                    @Size(max = 200)
                    @Pattern(regexp = NewHandCheck.NOT_BLANK, message = "Must not be blank.")
                    String name,
            @Nullable LocalDate checkedOn,
            @Nullable
                    @Size(max = 300)
                    @Pattern(regexp = NewHandCheck.NOT_BLANK, message = "Must not be blank.")
                    String reference) {}

    record TaxIdView(
            String order,
            String country,
            String typed,
            String taxId,
            String doubt,
            String state,
            @Nullable String reason,
            @Nullable String foundName,
            @Nullable String foundAddress,
            @Nullable String consultationNumber,
            int asked,
            Instant soldAt,
            @Nullable Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant correctedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String note) {

        static TaxIdView of(TaxIdCase it) {
            TaxIdCase.Decided decided = it.decided();
            return new TaxIdView(
                    Ids.format(ORDER, it.orderId()),
                    it.country(),
                    it.typed(),
                    it.taxId(),
                    word(it.doubt()),
                    word(it.state()),
                    it.reason(),
                    it.found().name(),
                    it.found().address(),
                    it.consultationNumber(),
                    it.asked(),
                    it.soldAt(),
                    it.askedAt(),
                    it.confirmedAt(),
                    it.correctedAt(),
                    decided == null ? null : decided.actor(),
                    decided == null ? null : decided.at(),
                    decided == null ? null : decided.note());
        }
    }

    private final TaxIdReviews reviews;
    private final Idempotent idempotent;

    TaxIdsController(TaxIdReviews reviews, Idempotent idempotent) {
        this.reviews = reviews;
        this.idempotent = idempotent;
    }

    @GetMapping("/v1/tax/ids")
    Page<TaxIdView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(name = "state", required = false) @Nullable String state) {
        caller.need("tax:read");
        List<TaxIdCase> rows =
                reviews.list(
                        caller.vendor(),
                        state == null ? Set.of() : Set.of(state(state)),
                        page.afterId(ORDER),
                        page.limit() + 1);
        return Page.of(rows, page, it -> Ids.format(ORDER, it.orderId()), TaxIdView::of);
    }

    /** A repeated call finds the case decided: its answer stays the first one. */
    @PostMapping("/v1/tax/ids/{order}/decision")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String order,
            @RequestBody Body<NewDecision> sent) {
        caller.need("tax:write");
        NewDecision body = sent.checked(TaxIdsController::missing);
        if (!Ids.isValid(ORDER, order)) {
            throw Problem.notFound("tax id in doubt", order);
        }
        UUID id = Ids.parse(ORDER, order);
        return idempotent.steps(
                request,
                caller,
                () -> answer(decided(caller, id, body)),
                () -> answer(reviews.of(caller.vendor(), id)));
    }

    private static List<Fault> missing(Body<NewDecision> sent) {
        List<Fault> faults = new ArrayList<>();
        if (sent.get("/decision", Decision.class) == Decision.CONFIRM) {
            for (String field : List.of("/name", "/reference")) {
                required(sent, field, String.class).ifPresent(faults::add);
            }
            required(sent, "/checked_on", LocalDate.class).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<Fault> required(Body<NewDecision> sent, String field, Class<?> type) {
        return sent.get(field, type) == null
                ? Optional.of(new Fault(field, "required", "Say what was seen, where and when."))
                : Optional.empty();
    }

    private TaxIdCase decided(Caller caller, UUID id, NewDecision body) {
        VendorId vendor = caller.vendor();
        String note = body.note() == null ? "" : body.note();
        return switch (body.decision()) {
            case ASK -> reviews.ask(vendor, id, caller.actor(), caller.requestId());
            case ACCEPT -> reviews.accept(vendor, id, note, caller.actor(), caller.requestId());
            case CONFIRM ->
                    reviews.confirm(
                            By.of(caller),
                            id,
                            new TaxIdChecks.Seen(
                                    Objects.requireNonNull(body.name()),
                                    Objects.requireNonNull(body.checkedOn()),
                                    Objects.requireNonNull(body.reference())),
                            body.note());
            case REJECT -> reviews.reject(vendor, id, note, caller.actor(), caller.requestId());
        };
    }

    private static Idempotency.Answer answer(TaxIdCase one) {
        return new Idempotency.Answer(200, Json.write(TaxIdView.of(one)));
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
