package dev.kontor.console.tax;

import dev.kontor.console.Badge;
import dev.kontor.console.Staff;
import dev.kontor.filing.Due;
import dev.kontor.platform.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deadlines, by month.
 *
 * @param overdue what should have been filed; oldest first
 * @param months the next twelve, those without a deadline left out
 */
public record TaxCalendarPage(List<Day> overdue, List<Month> months) {

    /** A month and what is due in it. */
    public record Month(String name, List<Day> days) {}

    /**
     * A deadline.
     *
     * @param note what to know of it, or empty
     */
    public record Day(
            String due,
            String path,
            String name,
            String period,
            Badge status,
            String source,
            String note) {

        static Day of(Due it, boolean overdue, Staff staff) {
            Words words = staff.words();
            return new Day(
                    words.date(it.dueOn()),
                    ReturnsPage.path(it.scheme(), it.period()),
                    it.name(),
                    it.period(),
                    ReturnsPage.badge(
                            words,
                            overdue && !it.status().equals("locked") ? "overdue" : it.status()),
                    it.source()
                            + " ("
                            + words.get("console.tax.confidence." + it.confidence())
                            + ")",
                    it.note());
        }
    }

    static TaxCalendarPage of(List<Due> all, LocalDate today, Staff staff) {
        List<Day> overdue = new ArrayList<>();
        Map<YearMonth, List<Day>> months = new LinkedHashMap<>();
        for (Due it : all) {
            if (it.dueOn().isBefore(today)) {
                overdue.add(Day.of(it, true, staff));
            } else {
                months.computeIfAbsent(YearMonth.from(it.dueOn()), any -> new ArrayList<>())
                        .add(Day.of(it, false, staff));
            }
        }
        DateTimeFormatter name = DateTimeFormatter.ofPattern("LLLL yyyy", staff.words().locale());
        return new TaxCalendarPage(
                overdue,
                months.entrySet().stream()
                        .map(it -> new Month(name.format(it.getKey()), it.getValue()))
                        .toList());
    }
}
