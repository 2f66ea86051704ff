package dev.kontor.console.tax;

import dev.kontor.console.ConsolePages;
import dev.kontor.console.Staff;
import dev.kontor.platform.Clocks;
import dev.kontor.tax.Tax;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Which tables of tax law are in force, and what will change in the law. */
@Controller
final class ChangesController {
    private static final int PAST_DAYS = 90;
    private static final int YEARS = 2;

    private final Tax tax;
    private final Clocks clocks;
    private final ConsolePages pages;

    ChangesController(Tax tax, Clocks clocks, ConsolePages pages) {
        this.tax = tax;
        this.clocks = clocks;
        this.pages = pages;
    }

    /** The law by the vendor's day; the tables, which are everybody's, by the real one. */
    @GetMapping(TaxRoomController.PATH + "/changes")
    ResponseEntity<byte[]> page(Staff staff) {
        LocalDate today = ReturnsPage.today(staff);
        return pages.page(
                staff,
                "console/tax/changes.jte",
                Map.of(
                        "page",
                        ChangesPage.of(
                                tax.contentState(clocks.real(), staff.words()),
                                tax.changes(today.minusDays(PAST_DAYS), today.plusYears(YEARS)),
                                staff)));
    }
}
