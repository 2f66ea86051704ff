package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.exemptions.CertificateView;
import dev.kontor.exemptions.ReviewCertificates;
import dev.kontor.platform.Problem;
import dev.kontor.tax.Tax;
import dev.kontor.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Buyers' exemption and resale certificates: those that wait for a person, and all of them. */
@Controller
final class TaxCertificatesController {
    private static final String PATH = TaxRoomController.PATH + "/certificates";
    private static final String PREFIX = "txc";
    private static final String REASON = "reason";
    private static final int WAITING = 50;
    private static final int LONGEST_REASON = 500;

    private final ReviewCertificates certificates;
    private final Tax tax;
    private final TaxDesk desk;
    private final ConsolePages pages;

    TaxCertificatesController(
            ReviewCertificates certificates, Tax tax, TaxDesk desk, ConsolePages pages) {
        this.certificates = certificates;
        this.tax = tax;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff, Page.Request page) {
        return page(200, staff, page, "", Form.of(Map.of()));
    }

    /** Puts one in force, refuses it, or takes it back; the last two want a reason. */
    @PostMapping(PATH + "/{id}")
    ResponseEntity<byte[]> decide(
            HttpServletRequest request, Staff staff, Page.Request page, @PathVariable String id) {
        staff.need(Task.TAXES);
        Form form = Form.sent(request);
        boolean accept = form.get("decision").equals("accept");
        if (!accept && !form.get("decision").equals("revoke")) {
            throw Problem.invalid("/decision", "invalid_value", "Is not a decision.");
        }
        String fault = fault(form, accept);
        if (fault != null) {
            certificates.get(staff.vendorId(), id);
            Form wrong = form.wrong(REASON, staff.words().get(fault));
            return page(422, staff, page, id, wrong);
        }
        CertificateView decided =
                desk.run(
                        staff,
                        (tx, by) ->
                                accept
                                        ? certificates.accept(tx, by, id, form.text(REASON))
                                        : certificates.revoke(tx, by, id, form.text(REASON)));
        return ConsolePages.after(PATH, "certificate_" + decided.status());
    }

    private static @Nullable String fault(Form form, boolean accept) {
        return form.get(REASON).length() > LONGEST_REASON
                ? "console.fault.too_long"
                : accept || form.has(REASON) ? null : "console.fault.certificate_reason";
    }

    private ResponseEntity<byte[]> page(
            int status, Staff staff, Page.Request page, String wanting, Form form) {
        LocalDate today = LocalDate.ofInstant(staff.now(), ZoneOffset.UTC);
        PlaceNames names = new PlaceNames(tax, today, staff.words());
        Page<CertificateRow> rows =
                Page.of(
                        certificates.list(
                                staff.vendorId(), null, page.afterId(PREFIX), page.limit()),
                        page,
                        CertificateView::id,
                        it -> CertificateRow.of(it, names, staff));
        List<CertificateView> waiting =
                page.after() == null ? certificates.waiting(staff.vendorId(), WAITING) : List.of();
        String next = rows.nextCursor();
        return pages.page(
                status,
                staff,
                "console/tax/certificates.jte",
                Map.of(
                        "waiting",
                        waiting.stream().map(it -> CertificateRow.of(it, names, staff)).toList(),
                        "rows",
                        rows.data(),
                        "may",
                        staff.may(Task.TAXES),
                        "wanting",
                        wanting,
                        "form",
                        form,
                        "first",
                        page.after() == null ? "" : PATH,
                        "older",
                        next == null ? "" : PATH + "?cursor=" + next));
    }
}
