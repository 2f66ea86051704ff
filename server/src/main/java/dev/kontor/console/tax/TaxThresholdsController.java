package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Form;
import dev.kontor.console.FormBody;
import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.nexus.TaxSettings;
import dev.kontor.nexus.TaxThresholds;
import dev.kontor.platform.Problem;
import dev.kontor.platform.Words;
import dev.kontor.tax.Tax;
import dev.kontor.taxids.IdCheck;
import dev.kontor.web.RecordReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.node.ObjectNode;

/** How near sales are to thresholds of registration, and what is done where there is none. */
@Controller
final class TaxThresholdsController {
    static final String PATH = TaxRoomController.PATH + "/thresholds";

    private static final String MICRO = "micro_threshold";
    private static final String HAND = IdChecksInput.HAND;
    private static final String FORM = IdChecksInput.FORM;

    private final TaxThresholds thresholds;
    private final Tax tax;
    private final TaxDesk desk;
    private final ConsolePages pages;

    TaxThresholdsController(TaxThresholds thresholds, Tax tax, TaxDesk desk, ConsolePages pages) {
        this.thresholds = thresholds;
        this.tax = tax;
        this.desk = desk;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> list(Staff staff) {
        TaxSettings decided = thresholds.settings(staff.vendorId());
        return page(
                200,
                staff,
                Form.of(
                        Map.of(
                                "unregistered",
                                decided.unregistered().name().toLowerCase(Locale.ROOT),
                                MICRO,
                                String.valueOf(decided.microThreshold()),
                                HAND,
                                IdChecksInput.countries(decided.idChecks(), IdCheck.Way.HAND),
                                FORM,
                                IdChecksInput.countries(decided.idChecks(), IdCheck.Way.FORM))));
    }

    /** Decides what becomes of sales where there is no registration. */
    @PostMapping(PATH)
    ResponseEntity<byte[]> decide(HttpServletRequest request, Staff staff) {
        staff.need(Task.TAXES);
        Form form = Form.sent(request);
        ObjectNode body = FormBody.of(form).texts("unregistered").node();
        body.put(MICRO, form.get(MICRO).equals("true"));
        IdChecksInput.add(body, form);
        try {
            TaxSettings wanted = RecordReader.read(body, TaxSettings.class);
            desk.run(staff, (tx, by) -> thresholds.decide(tx, by, wanted));
            return ConsolePages.after(PATH, "tax_decided");
        } catch (Problem refused) {
            Form wrong = form.refused(refused, staff.words());
            return page(422, staff, IdChecksInput.explained(wrong, staff.words()));
        }
    }

    private ResponseEntity<byte[]> page(int status, Staff staff, Form form) {
        Words words = staff.words();
        boolean shown = thresholds.mayDecide(staff.vendorId(), staff.actor());
        Map<Boolean, List<ThresholdRow>> rows =
                (shown ? rows(staff, words) : List.<ThresholdRow>of())
                        .stream().collect(Collectors.partitioningBy(ThresholdRow::begun));
        return pages.page(
                status,
                staff,
                "console/tax/thresholds.jte",
                Map.of(
                        "begun",
                        rows.get(true),
                        "others",
                        rows.get(false),
                        "entity",
                        staff.vendor().entity().legalName(),
                        "shown",
                        shown,
                        "may",
                        shown && staff.may(Task.TAXES),
                        "form",
                        form));
    }

    private List<ThresholdRow> rows(Staff staff, Words words) {
        LocalDate today = LocalDate.ofInstant(staff.now(), ZoneOffset.UTC);
        return ThresholdRow.of(
                thresholds.list(staff.vendorId(), staff.actor(), staff.now()),
                words.country(staff.vendor().entity().country()),
                new PlaceNames(tax, today, words),
                words);
    }
}
