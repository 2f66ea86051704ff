package dev.kontor.tax.load;

import java.nio.file.Path;
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
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");
    private static final Pattern AMERICAN =
            Pattern.compile("(?<!\\d)(\\d{1,2})[-/](\\d{1,2})[-/](?:20)?(\\d{2})(?!\\d)");

    private Days() {}

    /** {@code 20260401}. */
    static LocalDate compact(String text) {
        LocalDate day = text.length() == 8 ? day(text, 0, 4, 6) : null;
        if (day == null) {
            throw new IllegalArgumentException("not a day as in 20260401: " + text);
        }
        return day;
    }

    private static @Nullable LocalDate day(String text, int year, int month, int day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, year, year + 4, 10),
                    Integer.parseInt(text, month, month + 2, 10),
                    Integer.parseInt(text, day, day + 2, 10));
        } catch (DateTimeException | NumberFormatException e) { // The caller tells.
            return null;
        }
    }

    /** {@code 20260401} or {@code 4/1/2026}. */
    static LocalDate written(String text) {
        Matcher american = AMERICAN.matcher(text);
        return american.matches() ? american(american, text) : compact(text);
    }

    private static LocalDate american(Matcher found, String text) {
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day: " + text, e);
        }
    }

    /** The same as {@link #compact} as a last day; the year 2999 or 9999 means none. */
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

    /**
     * The day in a file's name: {@code …2026Q3…}, {@code …20260701…}, {@code …07012026…}, {@code
     * …7-1-26…}.
     */
    static LocalDate inName(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher digits = EIGHT_DIGITS.matcher(name);
        if (digits.find()) {
            String text = digits.group();
            LocalDate day = text.startsWith("20") ? day(text, 0, 4, 6) : day(text, 4, 0, 2);
            if (day != null) {
                return day;
            }
        }
        Matcher american = AMERICAN.matcher(name);
        if (american.find()) {
            return american(american, name);
        }
        if (QUARTER.matcher(name).find()) {
            return quarter(name);
        }
        throw new IllegalArgumentException(
                name + " has no day in its name, as in " + example(name));
    }

    private static String example(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? name + "-20260701"
                : name.substring(0, dot) + "-20260701" + name.substring(dot);
    }
}
