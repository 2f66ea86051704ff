package dev.kontor.taxids;

import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.VendorId;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Body;
import dev.kontor.web.By;
import dev.kontor.web.Caller;
import dev.kontor.web.Idempotent;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/tax/ids/validate}: a tax id, checked; {@code /v1/tax/ids/checks}: how the tax ids of
 * each country are checked; {@code /v1/tax/ids/confirmations}: what people saw of ids that no
 * register can be asked for.
 */
@RestController
final class TaxIdChecksController {
    record CheckView(
            String country,
            String way,
            @Nullable String register,
            @Nullable String page,
            String source,
            String confidence,
            @Nullable String note) {
        static CheckView of(IdCheck it) {
            return new CheckView(
                    it.country(),
                    it.way().word(),
                    it.register(),
                    it.page(),
                    it.source(),
                    it.confidence(),
                    it.note());
        }
    }

    record IdToValidate(String country, @Size(min = 1, max = 64) String value) {}

    record ValidatedId(String normalized, boolean syntax, boolean checksum, String status) {}

    record CheckList(List<CheckView> data, @Nullable String nextCursor) {}

    record ConfirmationView(
            String id,
            String country,
            String taxId,
            String name,
            LocalDate checkedOn,
            String reference,
            String confirmedBy,
            Instant validUntil) {
        static ConfirmationView of(HandCheck it) {
            return new ConfirmationView(
                    it.shownId(),
                    it.country(),
                    it.taxId(),
                    it.name(),
                    it.checkedOn(),
                    it.reference(),
                    it.confirmedBy(),
                    it.validUntil());
        }
    }

    private final TaxIdChecks checks;
    private final Vendors vendors;
    private final Clocks clocks;
    private final Idempotent idempotent;

    TaxIdChecksController(
            TaxIdChecks checks, Vendors vendors, Clocks clocks, Idempotent idempotent) {
        this.checks = checks;
        this.vendors = vendors;
        this.clocks = clocks;
        this.idempotent = idempotent;
    }

    @PostMapping("/v1/tax/ids/validate")
    ValidatedId validate(Caller caller, @RequestBody Body<IdToValidate> body) {
        caller.need("tax:read");
        IdToValidate id = body.checked(TaxIdChecksController::unknownCountry);
        VendorId vendor = caller.vendor();
        TaxIdAnswer answer =
                checks.check(
                        new TaxIdQuestion(
                                vendor,
                                id.country(),
                                id.value(),
                                caller.live(),
                                vendors.get(vendor).entity().vatId(),
                                null),
                        clocks.now(vendor));
        return new ValidatedId(
                answer.normalized(),
                answer.syntax(),
                answer.checksum(),
                answer.status().name().toLowerCase(Locale.ROOT));
    }

    private static List<Fault> unknownCountry(Body<IdToValidate> body) {
        String country = body.get("/country", String.class);
        return country == null || TaxIds.isCountry(country)
                ? List.of()
                : List.of(
                        new Fault(
                                "/country",
                                "unknown_country",
                                "Must be an ISO 3166-1 code such as DE."));
    }

    @GetMapping("/v1/tax/ids/checks")
    CheckList checks(Caller caller) {
        caller.need("tax:read");
        return new CheckList(
                checks.all(caller.vendor()).stream().map(CheckView::of).toList(), null);
    }

    @GetMapping("/v1/tax/ids/confirmations")
    Page<ConfirmationView> list(Caller caller, Page.Request page) {
        caller.need("tax:read");
        return Page.of(
                checks.list(caller.vendor(), page.afterId(HandCheck.PREFIX), page.limit() + 1),
                page,
                HandCheck::shownId,
                ConfirmationView::of);
    }

    @PostMapping("/v1/tax/ids/confirmations")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, Caller caller, @RequestBody Body<NewHandCheck> body) {
        caller.need("tax:write");
        By by = By.of(caller);
        NewHandCheck wanted = checks.checked(by, body);
        return idempotent.once(
                request, caller, 201, tx -> ConfirmationView.of(checks.add(tx, by, wanted)));
    }

    @DeleteMapping("/v1/tax/ids/confirmations/{id}")
    ResponseEntity<byte[]> remove(
            HttpServletRequest request, Caller caller, @PathVariable String id) {
        caller.need("tax:write");
        return idempotent.removed(request, caller, tx -> checks.remove(tx, By.of(caller), id));
    }
}
