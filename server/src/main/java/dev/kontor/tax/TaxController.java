package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.taxids.TaxIdQuestion;
import dev.kontor.taxids.TaxIdStatus;
import dev.kontor.taxids.forms.TaxIds;
import dev.kontor.vendors.Vendors;
import dev.kontor.web.Body;
import dev.kontor.web.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calculations and the content, without side effects (api.md 5). */
@RestController
final class TaxController {
    /** {@code assume_registered} is true when absent; {@code date} is the vendor's today. */
    record Calculation(
            @Nullable LocalDate date,
            Currency currency,
            @Nullable @Size(min = 2, max = 2) String sellerCountry,
            CalculationBuyer buyer,
            @Size(min = 1, max = 100) List<CalculationLine> lines,
            @Nullable Boolean assumeRegistered) {}

    /** {@code tax_id_status} answers "what if"; without it the register is asked. */
    record CalculationBuyer(
            @Size(min = 2, max = 2) String country,
            @Nullable @Size(max = 10) String region,
            @Nullable @Size(max = 20) String postalCode,
            @Nullable @Size(max = 100) String city,
            @Nullable @Size(max = 200) String line1,
            @Nullable @Size(max = 64) String taxId,
            @Nullable PretendedStatus taxIdStatus,
            @Nullable @Size(min = 2, max = 2) String ipCountry,
            @Nullable @Size(min = 2, max = 2) String cardCountry,
            @Nullable @Size(min = 2, max = 2) String provenCountry,
            @Nullable @Size(max = 10) String provenRegion,
            @Nullable @Size(max = 20) String provenPostalCode,
            @Nullable Boolean business,
            @Nullable Boolean exemptionCertificate) {}

    /** What the register says, if it is asked. */
    enum PretendedStatus {
        VALID(TaxIdStatus.VALID),
        INVALID(TaxIdStatus.INVALID),
        UNAVAILABLE(TaxIdStatus.UNAVAILABLE);

        final TaxIdStatus status;

        PretendedStatus(TaxIdStatus status) {
            this.status = status;
        }
    }

    record CalculationLine(
            @Min(0) @Max(TaxQuestion.MAX_AMOUNT) long amount,
            TaxCategory category,
            TaxBehavior taxBehavior) {}

    record Jurisdictions(List<JurisdictionView> data, @Nullable String nextCursor) {}

    static final String UNKNOWN_COUNTRY = "Must be an ISO 3166-1 code such as DE.";

    private final Tax tax;
    private final TaxIdChecks checks;
    private final Vendors vendors;
    private final Clocks clocks;

    TaxController(Tax tax, TaxIdChecks checks, Vendors vendors, Clocks clocks) {
        this.tax = tax;
        this.checks = checks;
        this.vendors = vendors;
        this.clocks = clocks;
    }

    @PostMapping("/v1/tax/calculations")
    TaxView calculate(Caller caller, @RequestBody Body<Calculation> body) {
        caller.need("tax:read");
        Calculation asked = body.checked(it -> faults(caller, it));
        TaxQuestion question = question(caller, asked);
        return switch (tax.determine(question)) {
            case TaxAnswer.Determined it -> {
                if (question.buyer().exemptionCertificate()) {
                    CalculationFaults.certificate(it).ifPresent(TaxController::refuse);
                }
                yield TaxView.of(it, tax.content());
            }
            case TaxAnswer.NeedsProof it -> throw Problem.invalid(List.of(PlaceDoubt.fault(it)));
            case TaxAnswer.Refused it ->
                    throw Problem.invalid(CalculationFaults.named(tax.faults(question, it)));
        };
    }

    private static void refuse(Fault fault) {
        throw Problem.invalid(List.of(fault));
    }

    private static @Nullable ProvenPlace proven(CalculationBuyer body) {
        return ProvenPlace.of(body.provenCountry(), body.provenRegion(), body.provenPostalCode());
    }

    private List<Fault> faults(Caller caller, Body<Calculation> body) {
        VendorId vendor = caller.vendor();
        Instant now = clocks.now(vendor);
        return CalculationFaults.of(
                body,
                tax,
                vendors.get(vendor).entity().country(),
                currency -> tax.standingInEarnest(vendor, currency, now),
                now);
    }

    private TaxQuestion question(Caller caller, Calculation body) {
        VendorId vendor = caller.vendor();
        Instant now = clocks.now(vendor);
        String seller = body.sellerCountry();
        return new TaxQuestion(
                body.date() == null ? TaxPoint.at(now) : TaxPoint.on(body.date()),
                body.currency(),
                seller == null ? vendors.get(vendor).entity().country() : seller,
                buyer(caller, body.buyer(), now),
                body.lines().stream()
                        .map(it ->
                                new TaxQuestion.Line(it.amount(), it.category(), it.taxBehavior()))
                        .toList(),
                Boolean.FALSE.equals(body.assumeRegistered())
                        ? tax.standingInEarnest(vendor, body.currency(), now)
                        : Standing.everywhere());
    }

    private Buyer buyer(Caller caller, CalculationBuyer body, Instant now) {
        return new Buyer(
                new TaxQuestion.Address(
                        body.country(),
                        body.region(),
                        body.postalCode(),
                        body.line1(),
                        body.city(),
                        null),
                new TaxQuestion.Signals(body.ipCountry(), body.cardCountry(), null, proven(body)),
                new TaxQuestion.TaxId(body.taxId(), status(caller, body, now), null, null),
                Boolean.TRUE.equals(body.business()),
                Boolean.TRUE.equals(body.exemptionCertificate()));
    }

    private TaxIdStatus status(Caller caller, CalculationBuyer body, Instant now) {
        if (body.taxIdStatus() != null) {
            return body.taxIdStatus().status;
        }
        String id = body.taxId();
        if (id == null || id.isBlank() || !TaxIds.isCountry(body.country())) {
            return TaxIdStatus.NONE;
        }
        String country = TaxIds.countryOf(id, body.country(), body.provenCountry());
        return checks.check(asked(caller, country, id), now).status();
    }

    private TaxIdQuestion asked(Caller caller, String country, String typed) {
        String requester = vendors.get(caller.vendor()).entity().vatId();
        return new TaxIdQuestion(caller.vendor(), country, typed, caller.live(), requester, null);
    }

    @GetMapping("/v1/tax/jurisdictions")
    Jurisdictions jurisdictions(Caller caller, @RequestParam @Nullable LocalDate at) {
        caller.need("tax:read");
        LocalDate day = at == null ? today(caller.vendor()) : at;
        return new Jurisdictions(tax.jurisdictions(day), null);
    }

    private LocalDate today(VendorId vendor) {
        return clocks.now(vendor).atZone(vendors.get(vendor).entity().zone()).toLocalDate();
    }
}
