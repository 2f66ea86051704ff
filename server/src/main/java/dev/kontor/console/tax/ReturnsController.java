package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.filing.Filing;
import dev.kontor.filing.Report;
import dev.kontor.filing.Returns;
import dev.kontor.filing.Scope;
import dev.kontor.ledger.JournalId;
import dev.kontor.orders.NationalTaxes;
import dev.kontor.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tax returns: what is to be done, each of them, and locking, filing and paying it. */
@Controller
final class ReturnsController {
    static final String PATH = TaxRoomController.PATH + "/returns";

    private static final int SHOWN = 25;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Filing filing;
    private final NationalTaxes nationalTaxes;
    private final ConsolePages pages;

    ReturnsController(Filing filing, NationalTaxes nationalTaxes, ConsolePages pages) {
        this.filing = filing;
        this.nationalTaxes = nationalTaxes;
        this.pages = pages;
    }

    /** What is to be done comes by its day, all else newest first. */
    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff,
            @RequestParam(defaultValue = "todo") String show,
            @RequestParam(defaultValue = "0") int from) {
        Scope scope = filing.scope(staff.vendorId());
        Returns all = filing.returns(scope);
        String chosen = List.of("todo", "open", "done").contains(show) ? show : "all";
        List<Returns.Row> rows =
                all.data().stream().filter(it -> isShown(chosen, it.status())).toList();
        if (chosen.equals("todo")) {
            rows = rows.stream().sorted(Comparator.comparing(Returns.Row::dueOn)).toList();
        }
        int begin = Math.clamp(from, 0, rows.size());
        List<Returns.Row> shown = rows.subList(begin, Math.min(begin + SHOWN, rows.size()));
        String base = PATH + "?show=" + chosen;
        return pages.page(
                staff,
                "console/tax/returns.jte",
                Map.of(
                        "page",
                        ReturnsPage.of(
                                chosen,
                                shown,
                                filing.reports(scope, shown),
                                all.unassigned(),
                                nationalTaxes
                                        .silentSince(staff.vendor(), staff.now())
                                        .map(staff.words()::date)
                                        .orElse(""),
                                new ReturnsPage.Paging(
                                        begin == 0 ? "" : base,
                                        begin + SHOWN < rows.size()
                                                ? base + "&from=" + (begin + SHOWN)
                                                : ""),
                                staff)));
    }

    private static boolean isShown(String show, String status) {
        return switch (show) {
            case "todo" -> !status.equals("open") && !status.equals("paid");
            case "open" -> status.equals("open");
            case "done" -> status.equals("paid");
            default -> true;
        };
    }

    @GetMapping(PATH + "/{scheme}/{period}")
    ResponseEntity<byte[]> show(
            Staff staff, @PathVariable String scheme, @PathVariable String period) {
        return page(200, staff, scheme, period, Form.of(Map.of()));
    }

    private ResponseEntity<byte[]> page(
            int status, Staff staff, String scheme, String period, Form form) {
        Scope scope = filing.scope(staff.vendorId());
        Report report = report(scope, scheme, period);
        Optional<JournalId> payment = filing.payment(scope, staff.vendorId(), scheme, period);
        return pages.page(
                status,
                staff,
                "console/tax/return.jte",
                Map.of(
                        "page",
                        ReturnPage.of(
                                report,
                                scope.entity().legalName(),
                                payment.orElse(null),
                                staff.may(Task.TAXES),
                                staff),
                        "form",
                        form));
    }

    /** A period of another length than the scheme's is a page that there is not. */
    private Report report(Scope scope, String scheme, String period) {
        try {
            return filing.report(scope, scheme, period);
        } catch (Problem problem) {
            throw problem.status() == 422 ? Problem.notFound("tax report", period) : problem;
        }
    }

    @GetMapping(PATH + "/{scheme}/{period}/report.csv")
    ResponseEntity<byte[]> csv(
            Staff staff, @PathVariable String scheme, @PathVariable String period) {
        Scope scope = filing.scope(staff.vendorId());
        return file(CSV, scheme + "-" + period + ".csv", filing.csv(scope, scheme, period));
    }

    @GetMapping(PATH + "/{scheme}/{period}/report.xml")
    ResponseEntity<byte[]> xml(
            Staff staff, @PathVariable String scheme, @PathVariable String period) {
        Scope scope = filing.scope(staff.vendorId());
        return file(
                MediaType.APPLICATION_XML,
                scheme + "-" + period + ".xml",
                filing.xml(scope, scheme, period));
    }

    static ResponseEntity<byte[]> file(MediaType type, String name, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    /** Locks, files or pays what was seen; each once. */
    @PostMapping(PATH + "/{scheme}/{period}")
    ResponseEntity<byte[]> act(
            HttpServletRequest request,
            Staff staff,
            @PathVariable String scheme,
            @PathVariable String period) {
        staff.need(Task.TAXES);
        Form form = checked(Form.sent(request), staff);
        if (form.isFaulty()) {
            return page(422, staff, scheme, period, form);
        }
        Scope scope = filing.scope(staff.vendorId());
        String step = form.get("step");
        if (!form.get("seen").equals(due(scope, scheme, period))) {
            String sentence = staff.words().get("console.fault.return_changed");
            return page(409, staff, scheme, period, form.wrong(Form.WHOLE, sentence));
        }
        try {
            Report after =
                    switch (step) {
                        case "lock" -> filing.lock(scope, scheme, period, staff.actor());
                        case "file" ->
                                filing.file(
                                        scope,
                                        scheme,
                                        period,
                                        form.text("reference"),
                                        staff.actor());
                        case "pay" -> filing.pay(scope, scheme, period, staff.actor());
                        default ->
                                throw Problem.invalid(
                                        "/step", "invalid_value", "Is nothing to be done.");
                    };
            return ConsolePages.after(ReturnsPage.path(scheme, period), "return_" + after.status());
        } catch (Problem refused) {
            return page(409, staff, scheme, period, form.refused(refused, staff.words()));
        }
    }

    private String due(Scope scope, String scheme, String period) {
        return String.valueOf(report(scope, scheme, period).totals().due());
    }

    private static Form checked(Form form, Staff staff) {
        Form checked = form;
        if (!form.has("confirmed")) {
            checked = form.wrong("confirmed", staff.words().get("console.fault.confirmed"));
        }
        String reference = form.text("reference");
        if (form.get("step").equals("file")
                && (reference == null || !Filing.isReference(reference))) {
            checked = checked.wrong("reference", staff.words().get("console.fault.reference"));
        }
        return checked;
    }
}
