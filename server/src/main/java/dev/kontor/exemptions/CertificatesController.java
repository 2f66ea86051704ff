package dev.kontor.exemptions;

import dev.kontor.buyers.BuyerId;
import dev.kontor.buyers.Buyers;
import dev.kontor.exemptions.CertificateState.Decision;
import dev.kontor.platform.Clocks;
import dev.kontor.platform.Fault;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Problem;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Tax;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/tax/certificates}: buyers' exemption and resale certificates. */
@RestController
final class CertificatesController {
    /** Whose it is: a buyer's id, or its e-mail. */
    record NewCertificate(
            @Nullable @Size(max = 40) String buyer,
            @Nullable
                    @Size(max = 254)
                    @Pattern(
                            regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@]+",
                            message = "Is not an e-mail address.")
                    String email,
            @Size(min = 1, max = 60) List<String> jurisdictions,
            Certificate.Reason reason,
            @Size(min = 1, max = 60) String number,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate expiresOn) {}

    record NewDecision(Decision decision, @Nullable @Size(max = 500) String note) {}

    private final Certificates certificates;
    private final Buyers buyers;
    private final Tax tax;
    private final ReviewCertificates review;
    private final Idempotent idempotent;
    private final Clocks clocks;

    CertificatesController(
            Certificates certificates,
            Buyers buyers,
            Tax tax,
            ReviewCertificates review,
            Idempotent idempotent,
            Clocks clocks) {
        this.certificates = certificates;
        this.buyers = buyers;
        this.tax = tax;
        this.review = review;
        this.idempotent = idempotent;
        this.clocks = clocks;
    }

    @GetMapping("/v1/tax/certificates")
    Page<CertificateView> list(
            Caller caller,
            Page.Request page,
            @RequestParam(required = false) @Nullable String email) {
        caller.need("tax:read");
        return Page.of(
                review.list(caller.vendor(), email, page.afterId(Certificate.PREFIX), page.limit()),
                page,
                CertificateView::id,
                it -> it);
    }

    @PostMapping("/v1/tax/certificates")
    ResponseEntity<byte[]> upload(
            HttpServletRequest request, Caller caller, @RequestBody Body<NewCertificate> given) {
        caller.need("tax:write");
        Instant now = clocks.now(caller.vendor());
        NewCertificate body = given.checked(it -> faults(it, Certificate.day(now)));
        LocalDate from = Objects.requireNonNullElse(body.validFrom(), Certificate.day(now));
        Certificate.Paper paper =
                new Certificate.Paper(email(caller.vendor(), body), body.number());
        return idempotent.once(
                request,
                caller,
                201,
                tx -> {
                    Certificate one =
                            certificates.upload(
                                    tx,
                                    caller.vendor(),
                                    paper,
                                    body.jurisdictions(),
                                    body.reason(),
                                    from,
                                    body.expiresOn(),
                                    caller.actor(),
                                    now);
                    review.note(tx, By.of(caller), one, null);
                    return CertificateView.of(one, Certificate.day(now));
                });
    }

    /**
     * Certificates free buyers only in the states of the US and the provinces of Canada; without a
     * first day it is today's.
     */
    private List<Fault> faults(Body<NewCertificate> body, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < body.size("/jurisdictions"); i++) {
            String code = body.get("/jurisdictions/" + i, String.class);
            if (code != null && !(code.matches("(US|CA)-[A-Z]{2}") && tax.isKnown(code))) {
                faults.add(
                        new Fault(
                                "/jurisdictions/" + i,
                                "unknown_jurisdiction",
                                "Must be a state or a province such as US-TX."));
            }
        }
        LocalDate from = body.get("/valid_from", LocalDate.class);
        LocalDate expires = body.get("/expires_on", LocalDate.class);
        if (expires != null
                && body.isReadable("/valid_from")
                && expires.isBefore(Objects.requireNonNullElse(from, today))) {
            faults.add(
                    new Fault("/expires_on", "out_of_range", "Must not be before the first day."));
        }
        return faults;
    }

    private String email(VendorId vendor, NewCertificate body) {
        if (body.email() != null) {
            return body.email();
        }
        if (body.buyer() == null) {
            throw ExemptionProblems.buyerNeeded();
        }
        return email(vendor, body.buyer());
    }

    private String email(VendorId vendor, String buyer) {
        if (!Ids.isValid("byr", buyer)) {
            throw Problem.notFound("buyer", buyer);
        }
        return buyers.find(vendor, BuyerId.parse(buyer))
                .orElseThrow(() -> Problem.notFound("buyer", buyer))
                .details()
                .email();
    }

    @PostMapping("/v1/tax/certificates/{id}/decision")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody NewDecision body) {
        caller.need("tax:write");
        return idempotent.once(
                request,
                caller,
                200,
                tx -> review.decide(tx, By.of(caller), id, body.decision(), body.note()));
    }
}
