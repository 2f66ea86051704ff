package dev.kontor.filing;

import dev.kontor.platform.Fault;
import dev.kontor.platform.Idempotency;
import dev.kontor.platform.Json;
import dev.kontor.platform.Problem;
import dev.kontor.web.Body;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tax returns: the calendar, drafts, filing and payment (api.md 5). */
@RestController
final class FilingController {
    private static final String READ = "tax:read";
    private static final String WRITE = "tax:write";
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int CALENDAR_DAYS = 366;
    private static final int CALENDAR_YEARS = 10;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /**
     * A rate to convert returns at.
     *
     * @param rate units of {@code currency} for one unit of {@code base}, which is EUR when absent
     * @param publishedOn the day of publication, {@code day} when absent
     */
    record RateInput(
            Currency currency,
            @Nullable Currency base,
            LocalDate day,
            BigDecimal rate,
            @Nullable LocalDate publishedOn) {}

    record Calendar(List<Due> data, @Nullable String nextCursor) {}

    /**
     * That a return was filed.
     *
     * @param reference under which the authority has it
     */
    record Receipt(@Nullable String reference) {}

    private final Scopes scopes;
    private final Filing filing;
    private final Idempotent idempotent;

    FilingController(Scopes scopes, Filing filing, Idempotent idempotent) {
        this.scopes = scopes;
        this.filing = filing;
        this.idempotent = idempotent;
    }

    /** All in one page: a return per scheme and period. */
    @GetMapping("/v1/tax/reports")
    Returns reports(Caller caller) {
        caller.need(READ);
        return filing.returns(scopes.of(caller));
    }

    /** All in one page: what is due in a year at most. */
    @GetMapping("/v1/tax/calendar")
    Calendar calendar(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate until) {
        caller.need(READ);
        Scope scope = scopes.of(caller);
        LocalDate first = from == null ? scope.today() : from;
        if (first.isAfter(scope.today().plusYears(CALENDAR_YEARS))) {
            throw Problem.invalid("/from", "out_of_range", "Must be within ten years.");
        }
        LocalDate last = until == null ? first.plusMonths(3) : until;
        if (last.isBefore(first) || last.isAfter(first.plusDays(CALENDAR_DAYS))) {
            throw Problem.invalid(
                    "/until", "invalid_value", "Must be on or after from, within a year of it.");
        }
        return new Calendar(filing.calendar(scope, first, last), null);
    }

    /** The report of a period, today's without one; as JSON, or as a file. */
    @GetMapping("/v1/tax/reports/{scheme}")
    ResponseEntity<byte[]> report(
            Caller caller,
            @PathVariable String scheme,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String format) {
        caller.need(READ);
        Scope scope = scopes.of(caller);
        return switch (format == null ? "json" : format) {
            case "json" ->
                    answer(
                            MediaType.APPLICATION_JSON,
                            Json.write(filing.report(scope, scheme, period)));
            case "csv" -> answer(CSV, filing.csv(scope, scheme, period));
            case "xml" -> answer(MediaType.APPLICATION_XML, filing.xml(scope, scheme, period));
            default ->
                    throw Problem.invalid("/format", "invalid_value", "Must be json, csv or xml.");
        };
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok().contentType(type).body(body);
    }

    @PostMapping("/v1/tax/reports/{scheme}/{period}/lock")
    ResponseEntity<byte[]> lock(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String scheme,
            @PathVariable String period) {
        caller.need(WRITE);
        Scope scope = scopes.of(caller);
        return once(request, caller, () -> filing.lock(scope, scheme, period, caller.actor()));
    }

    @PostMapping("/v1/tax/reports/{scheme}/{period}/file")
    ResponseEntity<byte[]> file(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String scheme,
            @PathVariable String period,
            @RequestBody(required = false) @Nullable Receipt body) {
        caller.need(WRITE);
        Scope scope = scopes.of(caller);
        String reference = body == null ? null : reference(body);
        return once(
                request,
                caller,
                () -> filing.file(scope, scheme, period, reference, caller.actor()));
    }

    private static @Nullable String reference(Receipt receipt) {
        String reference = receipt.reference();
        if (reference != null && !Filing.isReference(reference)) {
            throw Problem.invalid(
                    "/reference", "invalid_value", "Must be 1 to 64 printable characters.");
        }
        return reference;
    }

    @PostMapping("/v1/tax/reports/{scheme}/{period}/pay")
    ResponseEntity<byte[]> pay(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String scheme,
            @PathVariable String period) {
        caller.need(WRITE);
        Scope scope = scopes.of(caller);
        return once(request, caller, () -> filing.pay(scope, scheme, period, caller.actor()));
    }

    /**
     * Locking, filing and paying are done once whatever the key, so a repetition may do the work
     * again.
     */
    private ResponseEntity<byte[]> once(
            HttpServletRequest request, Caller caller, Supplier<Report> work) {
        Supplier<Idempotency.Answer> answer =
                () -> new Idempotency.Answer(200, Json.write(work.get()));
        return idempotent.steps(request, caller, answer, answer);
    }

    /** Gives a rate for a day, or another than before; what is locked keeps its own. */
    @PostMapping("/v1/tax/rates")
    ResponseEntity<byte[]> rate(
            HttpServletRequest request, Caller caller, @RequestBody Body<RateInput> body) {
        caller.need(WRITE);
        Scope scope = scopes.of(caller);
        if (!scope.files()) {
            throw FilingProblems.operatorOnly();
        }
        RateBook.Given given = given(body.checked(FilingController::faults));
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    ReportStore.give(tx, scope, given, caller.actor());
                    return new RateInput(
                            given.currency(),
                            given.base(),
                            given.day(),
                            given.perUnit(),
                            given.publishedOn());
                });
    }

    private static List<Fault> faults(Body<RateInput> body) {
        List<Fault> faults = new ArrayList<>();
        BigDecimal rate = body.get("/rate", BigDecimal.class);
        if (rate != null && (rate.signum() <= 0 || rate.precision() > 20)) {
            faults.add(
                    new Fault(
                            "/rate", "invalid_value", "Must be above 0, with 20 digits at most."));
        }
        LocalDate day = body.get("/day", LocalDate.class);
        LocalDate published = body.get("/published_on", LocalDate.class);
        if (day != null && published != null && published.isBefore(day)) {
            faults.add(new Fault("/published_on", "invalid_value", "Must not be before the day."));
        }
        Currency base = body.get("/base", Currency.class);
        if (body.isReadable("/base")
                && Objects.requireNonNullElse(base, EUR)
                        .equals(body.get("/currency", Currency.class))) {
            faults.add(new Fault("/base", "invalid_value", "Must be another currency."));
        }
        return faults;
    }

    private static RateBook.Given given(RateInput body) {
        return new RateBook.Given(
                body.currency(),
                body.day(),
                Objects.requireNonNullElse(body.base(), EUR),
                body.rate(),
                Objects.requireNonNullElse(body.publishedOn(), body.day()));
    }
}
