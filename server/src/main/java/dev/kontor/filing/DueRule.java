package dev.kontor.filing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By when a return and its payment are due, counted from the end of the period. Weekends do not
 * move the day.
 */
sealed interface DueRule {
    /** The n-th day of a month after the period's last. */
    record Day(int day, int months) implements DueRule {}

    /** The last day of a month after the period's last. */
    record EndOfMonth(int months) implements DueRule {}

    /** So many days after the period's last day. */
    record Days(int days) implements DueRule {}

    /** A calendar month, and days on top: the United Kingdom. */
    record MonthAndDays(int months, int days) implements DueRule {}

    Pattern WRITTEN = Pattern.compile("([a-z_]+)\\(([0-9]+)(?:,([0-9]+))?\\)");

    /** Reads {@code day(20,1)}, {@code end_of_month(1)}, {@code days(60)} and the like. */
    static DueRule parse(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("not a due day: " + text);
        }
        int first = Integer.parseInt(found.group(2));
        int second = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return switch (found.group(1)) {
            case "day" -> new Day(first, second);
            case "end_of_month" -> new EndOfMonth(first);
            case "days" -> new Days(first);
            case "month_and_days" -> new MonthAndDays(first, second);
            default -> throw new IllegalArgumentException("not a due day: " + text);
        };
    }

    default LocalDate after(Period period) {
        YearMonth last = YearMonth.from(period.until());
        return switch (this) {
            case Day(int day, int months) -> last.plusMonths(months).atDay(day);
            case EndOfMonth(int months) -> last.plusMonths(months).atEndOfMonth();
            case Days(int days) -> period.until().plusDays(days);
            case MonthAndDays(int months, int days) ->
                    last.plusMonths(months).atEndOfMonth().plusDays(days);
        };
    }
}
