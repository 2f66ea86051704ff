package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.filing.Due;
import dev.kontor.filing.Filing;
import dev.kontor.platform.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Which return is due when: the next twelve months, and before them what is overdue. */
@Controller
final class TaxCalendarController {
    private static final String PATH = TaxRoomController.PATH + "/calendar";
    private static final MediaType CALENDAR =
            MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final Filing filing;
    private final Settings settings;
    private final ConsolePages pages;

    TaxCalendarController(Filing filing, Settings settings, ConsolePages pages) {
        this.filing = filing;
        this.settings = settings;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> page(Staff staff) {
        return pages.page(
                staff,
                "console/tax/calendar.jte",
                Map.of("page", TaxCalendarPage.of(ahead(staff), ReturnsPage.today(staff), staff)));
    }

    /** What is not filed yet, to be taken over into another calendar. */
    @GetMapping(PATH + ".ics")
    ResponseEntity<byte[]> download(Staff staff) {
        ICalendar calendar =
                new ICalendar(
                        staff.words().get("console.calendar.of", staff.vendor().name()),
                        staff.now());
        for (Due it : ahead(staff)) {
            if (!it.status().equals("filed") && !it.status().equals("paid")) {
                calendar.add(
                        it.scheme() + "-" + it.period() + "-" + staff.vendorId() + "@kontor",
                        it.dueOn(),
                        it.name() + ", " + it.period(),
                        it.source() + (it.note().isEmpty() ? "" : "\n" + it.note()),
                        settings.baseUrl() + ReturnsPage.path(it.scheme(), it.period()));
            }
        }
        return ReturnsController.file(CALENDAR, "tax-calendar.ics", calendar.write());
    }

    private List<Due> ahead(Staff staff) {
        LocalDate today = ReturnsPage.today(staff);
        return filing.calendar(filing.scope(staff.vendorId()), today, today.plusYears(1));
    }
}
