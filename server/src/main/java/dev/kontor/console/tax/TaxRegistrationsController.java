package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.nexus.NewRegistration;
import dev.kontor.nexus.TaxRegistrations;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.tax.Tax;
import dev.kontor.web.Choice;
import dev.kontor.web.RecordReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** Registrations for tax: listed, put on record, ended. */
@Controller
final class TaxRegistrationsController {
    static final String PATH = TaxRoomController.PATH + "/registrations";

    private static final String PLACE = "jurisdiction";

    /** How often a return may be due; nothing is as usual there. */
    private static final String USUAL = "usual";

    private static final List<String> PERIODS =
            Stream.concat(Stream.of(""), TaxRegistrations.periods().stream()).toList();

    private record Ending(LocalDate to) {}

    private final TaxRegistrations registrations;
    private final Tax tax;
    private final TaxDesk desk;
    private final ConsolePages pages;

    TaxRegistrationsController(
            TaxRegistrations registrations, Tax tax, TaxDesk desk, ConsolePages pages) {
        this.registrations = registrations;
        this.tax = tax;
        this.desk = desk;
        this.pages = pages;
    }

    /**
     * @param place that is chosen in the form already
     */
    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff, @RequestParam(defaultValue = "") String place) {
        return page(200, staff, Form.of(Map.of(PLACE, place)), "", Form.of(Map.of()));
    }

    @PostMapping(PATH)
    ResponseEntity<byte[]> add(HttpServletRequest request, Staff staff) {
        staff.need(Task.TAXES);
        Form form = Form.sent(request);
        try {
            ObjectNode body =
                    FormBody.of(form)
                            .texts(PLACE, "scheme", "number", "period", "from", "to")
                            .node();
            NewRegistration wanted =
                    registrations.checked(
                            TaxDesk.by(staff), RecordReader.body(body, NewRegistration.class));
            desk.run(staff, (tx, by) -> registrations.add(tx, by, wanted));
            return ConsolePages.after(PATH, "registration_added");
        } catch (Problem refused) {
            return page(422, staff, refused(form, PLACE, refused, staff), "", Form.of(Map.of()));
        }
    }

    /** Says which day is its last one. */
    @PostMapping(PATH + "/{id}/end")
    ResponseEntity<byte[]> end(HttpServletRequest request, Staff staff, @PathVariable String id) {
        staff.need(Task.TAXES);
        Form form = Form.sent(request);
        try {
            Ending wanted = RecordReader.read(FormBody.of(form).texts("to").node(), Ending.class);
            desk.run(staff, (tx, by) -> registrations.end(tx, by, id, wanted.to()));
            return ConsolePages.after(PATH, "registration_ended");
        } catch (Problem refused) {
            return page(422, staff, Form.of(Map.of()), id, refused(form, "to", refused, staff));
        }
    }

    /** A registration that overlaps another is no fault of the whole form, but of its place. */
    private static Form refused(Form form, String field, Problem refused, Staff staff) {
        return refused.code().equals("already_registered")
                ? form.wrong(field, staff.words().get("console.fault.already_registered"))
                : form.refused(refused, staff.words());
    }

    /**
     * @param ended id of the registration whose last day was refused, or empty
     */
    private ResponseEntity<byte[]> page(
            int status, Staff staff, Form form, String ended, Form ending) {
        Words words = staff.words();
        LocalDate today = LocalDate.ofInstant(staff.now(), ZoneOffset.UTC);
        PlaceNames names = new PlaceNames(tax, today, words);
        boolean kept = !registrations.mayDecide(staff.vendorId(), staff.actor());
        RegistrationsPage page =
                RegistrationsPage.of(
                        registrations.list(staff.vendorId()),
                        names,
                        staff,
                        today,
                        kept,
                        staff.may(Task.TAXES) && !kept);
        if (!ended.isEmpty() && page.rows().stream().noneMatch(it -> it.id().equals(ended))) {
            throw Problem.notFound("registration", ended);
        }
        return pages.page(
                status,
                staff,
                "console/tax/registrations.jte",
                Map.of(
                        "page",
                        page,
                        "form",
                        form,
                        "places",
                        names.registrable(form.get(PLACE)),
                        "schemes",
                        choices(TaxRegistrations.schemes(), "scheme", form, words),
                        "periods",
                        choices(PERIODS, "period", form, words),
                        "ended",
                        ended,
                        "ending",
                        ending));
    }

    private static List<Choice> choices(List<String> all, String field, Form form, Words words) {
        String chosen = form.has(field) ? form.get(field) : "";
        return all.stream()
                .map(it ->
                        new Choice(
                                it,
                                words.get(
                                        "console.tax." + field + "." + (it.isEmpty() ? USUAL : it)),
                                it.equals(chosen)))
                .toList();
    }
}
