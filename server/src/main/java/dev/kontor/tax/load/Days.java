package dev.kontor.tax.load;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as the states' files write them. */
final class Days {
    /** What ended before is of no use: no rate of ours begins earlier. */
    static final LocalDate HORIZON = LocalDate.of(2021, 1, 1);

    private static final int NEVER = 2900;
    private static final Pattern QUARTER =
            Pattern.compile("(?:(\\d{4})\\s*[-_]?\\s*Q([1-4])|Q([1-4])\\s*[-_]?\\s*(\\d{4}))");

    private Days() {}

    /** {@code 20260401}. */
    static LocalDate compact(String text) {
        try {
            if (text.length() == 8) {
                return LocalDate.of(
                        Integer.parseInt(text, 0, 4, 10),
                        Integer.parseInt(text, 4, 6, 10),
                        Integer.parseInt(text, 6, 8, 10));
            }
        } catch (DateTimeException | NumberFormatException e) { // Told below.
        }
        throw new IllegalArgumentException("not a day as in 20260401: " + text);
    }

    /** The same as a last day; the year 2999 or 9999 means none. */
    static @Nullable LocalDate end(String text) {
        LocalDate day = compact(text);
        return day.getYear() >= NEVER ? null : day;
    }

    /** The first day of a quarter named in a text, such as {@code 2026Q2} or {@code Q22026}. */
    static LocalDate quarter(String text) {
        Matcher found = QUARTER.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no quarter as in 2026Q2: " + text);
        }
        boolean yearFirst = found.group(1) != null;
        int year = Integer.parseInt(found.group(yearFirst ? 1 : 4));
        int quarter = Integer.parseInt(found.group(yearFirst ? 2 : 3));
        return LocalDate.of(year, quarter * 3 - 2, 1);
    }
}
