package dev.kontor.nexus;

import dev.kontor.nexus.Registered.Period;
import dev.kontor.nexus.Registered.Scheme;
import dev.kontor.platform.AuditLog;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Tx;
import dev.kontor.tax.Tax;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Body;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/tax/registrations}: where the seller is registered. A sandbox has its own; in live
 * mode they are the entity's, which its operator keeps.
 */
@RestController
final class RegistrationsController {
    record NewRegistration(
            @Size(min = 2, max = 20) String jurisdiction,
            Scheme scheme,
            @Size(min = 1, max = 60) String number,
            @Nullable Period period,
            LocalDate from,
            @Nullable LocalDate to) {}

    record Ending(LocalDate to) {}

    record RegistrationView(
            String id,
            String jurisdiction,
            String scheme,
            String number,
            String period,
            LocalDate from,
            @Nullable LocalDate to) {
        static RegistrationView of(Registered it) {
            return new RegistrationView(
                    it.shownId(),
                    it.jurisdiction(),
                    it.scheme().name().toLowerCase(Locale.ROOT),
                    it.number(),
                    it.period().name().toLowerCase(Locale.ROOT),
                    it.from(),
                    it.until());
        }
    }

    /** {@code everywhere}: a sandbox without registrations counts as registered in every place. */
    record RegistrationList(
            List<RegistrationView> data, @Nullable String nextCursor, boolean everywhere) {}

    private final Nexus nexus;
    private final Tax tax;
    private final Operators operators;
    private final AuditLog audit;
    private final Idempotent idempotent;
    private final Clocks clocks;

    RegistrationsController(
            Nexus nexus,
            Tax tax,
            Vendors vendors,
            AuditLog audit,
            Idempotent idempotent,
            Clocks clocks) {
        this.nexus = nexus;
        this.tax = tax;
        this.operators = new Operators(vendors);
        this.audit = audit;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    @GetMapping("/v1/tax/registrations")
    RegistrationList list(Caller caller) {
        caller.need("tax:read");
        List<Registered> all = nexus.registered(caller.vendor());
        return new RegistrationList(
                all.stream().map(RegistrationView::of).toList(),
                null,
                !caller.live() && all.isEmpty());
    }

    @PostMapping("/v1/tax/registrations")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody Body<NewRegistration> given) {
        caller.need("tax:write");
        operators.need(caller);
        NewRegistration body = given.checked(this::faults);
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    Registered one =
                            new Registered(
                                    Ids.next(),
                                    body.jurisdiction(),
                                    body.scheme(),
                                    body.number(),
                                    Objects.requireNonNullElse(body.period(), Period.QUARTER),
                                    body.from(),
                                    body.to());
                    nexus.register(tx, caller.vendor(), one);
                    audit(tx, caller, "tax_registration.added", one);
                    return RegistrationView.of(one);
                });
    }

    private List<Fault> faults(Body<NewRegistration> body) {
        List<Fault> faults = new ArrayList<>();
        String jurisdiction = body.get("/jurisdiction", String.class);
        if (jurisdiction != null && !tax.isRegistrable(jurisdiction)) {
            faults.addAll(NexusProblems.unknownJurisdiction().faults());
        }
        LocalDate from = body.get("/from", LocalDate.class);
        LocalDate to = body.get("/to", LocalDate.class);
        if (from != null && to != null && to.isBefore(from)) {
            faults.addAll(NexusProblems.endsBeforeItBegins().faults());
        }
        return faults;
    }

    /** Ends it: its last day. */
    @PatchMapping("/v1/tax/registrations/{id}")
    ResponseEntity<byte[]> end(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody Ending body) {
        caller.need("tax:write");
        operators.need(caller);
        return idempotent.once(
                request,
                caller,
                200,
                tx -> {
                    Registered ended = nexus.end(tx, caller.vendor(), id, body.to());
                    audit(tx, caller, "tax_registration.ended", ended);
                    return RegistrationView.of(ended);
                });
    }

    private void audit(Tx tx, Caller caller, String action, Registered one) {
        audit.append(
                tx,
                new AuditLog.Entry(
                        caller.vendor(),
                        caller.actor(),
                        action,
                        one.shownId(),
                        null,
                        one.jurisdiction() + " " + one.number(),
                        caller.requestId()),
                clocks.real());
    }
}
