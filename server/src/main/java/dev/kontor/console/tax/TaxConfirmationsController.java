package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Database;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.taxids.HandCheck;
import dev.kontor.taxids.NewHandCheck;
import dev.kontor.taxids.TaxIdChecks;
import dev.kontor.web.Choice;
import dev.kontor.web.Page;
import dev.kontor.web.RecordReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tax ids that people have looked up where no register can be asked: listed, added, taken back. */
@Controller
final class TaxConfirmationsController {
    static final String PATH = TaxIdsRoomController.PATH + "/confirmations";

    private final TaxIdChecks checks;
    private final Database database;
    private final ConsolePages pages;

    TaxConfirmationsController(TaxIdChecks checks, Database database, ConsolePages pages) {
        this.checks = checks;
        this.database = database;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(
            Staff staff, Page.Request page, @RequestParam(defaultValue = "") String country) {
        return page(200, staff, page, Form.of(Map.of("country", country)));
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> add(HttpServletRequest request, Staff staff) {
        staff.need(Task.TAXES);
        Form form = Form.sent(request);
        try {
            NewHandCheck wanted =
                    checks.checked(
                            TaxDesk.by(staff),
                            RecordReader.body(
                                    FormBody.of(form)
                                            .texts(
                                                    "country",
                                                    "tax_id",
                                                    "name",
                                                    "checked_on",
                                                    "reference")
                                            .node(),
                                    NewHandCheck.class));
            database.run(tx -> checks.add(tx, TaxDesk.by(staff), wanted));
            return ConsolePages.after(PATH, "tax_id_kept");
        } catch (Problem refused) {
            return page(
                    422, staff, Page.Request.of(null, null), form.refused(refused, staff.words()));
        }
    }

    @PostMapping(PATH + "/{id}/remove")
    ResponseEntity<byte[]> remove(Staff staff, @PathVariable String id) {
        staff.need(Task.TAXES);
        database.run(tx -> checks.remove(tx, TaxDesk.by(staff), id));
        return ConsolePages.after(PATH, "tax_id_removed");
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, Page.Request page, Form form) {
        Words words = staff.words();
        Page<ConfirmationRow> rows =
                Page.of(
                        checks.list(
                                staff.vendorId(), page.afterId(HandCheck.PREFIX), page.limit() + 1),
                        page,
                        HandCheck::shownId,
                        it -> row(it, staff));
        String next = rows.nextCursor();
        return pages.page(
                status,
                staff,
                "console/tax/confirmations.jte",
                Map.of(
                        "rows",
                        rows.data(),
                        "countries",
                        countries(words, form.get("country")),
                        "may",
                        staff.may(Task.TAXES) && checks.mayConfirm(staff.vendorId(), staff.actor()),
                        "form",
                        form,
                        "first",
                        page.after() == null ? "" : PATH,
                        "older",
                        next == null ? "" : PATH + "?cursor=" + next));
    }

    private static ConfirmationRow row(HandCheck it, Staff staff) {
        Words words = staff.words();
        return new ConfirmationRow(
                it.shownId(),
                it.taxId(),
                words.country(it.country()),
                it.name(),
                words.get("console.tax_id.seen", words.date(it.checkedOn()), it.reference()),
                it.confirmedBy().replaceFirst("^staff:", ""),
                words.time(it.validUntil(), staff.zone()));
    }

    private static List<Choice> countries(Words words, String chosen) {
        Stream<Choice> all =
                Stream.of(Locale.getISOCountries())
                        .map(it -> new Choice(it, words.country(it), it.equals(chosen)))
                        .sorted(Comparator.comparing(Choice::label));
        return Stream.concat(
                        Stream.of(
                                new Choice(
                                        "", words.get("console.tax_id.choose"), chosen.isEmpty())),
                        all)
                .toList();
    }
}
