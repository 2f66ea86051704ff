package dev.kontor.filing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period of a return in the calendar of the place, written {@code 2026-03}, {@code 2026-B2} (two
 * months), {@code 2026-Q1} or {@code 2026}.
 *
 * @param index from 1 within the year
 */
record Period(Length length, int year, int index) implements Comparable<Period> {
    private static final Pattern WRITTEN = Pattern.compile("(20[0-9]{2})(?:-([QB]?)([0-9]{1,2}))?");

    /** How long a period is. */
    enum Length {
        MONTH(1, ""),
        TWO_MONTHS(2, "B"),
        QUARTER(3, "Q"),
        YEAR(12, "");

        private final int months;
        private final String letter;

        Length(int months, String letter) {
            this.months = months;
            this.letter = letter;
        }

        static Length of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        Period containing(LocalDate day) {
            return new Period(this, day.getYear(), (day.getMonthValue() - 1) / months + 1);
        }
    }

    Period {
        if (index < 1 || index > 12 / length.months) {
            throw new IllegalArgumentException("no period " + index + " of " + length);
        }
    }

    /** Reads it as written; {@link IllegalArgumentException} for nonsense. */
    static Period parse(String text) {
        Matcher found = WRITTEN.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text);
        }
        int year = Integer.parseInt(found.group(1));
        String index = found.group(3);
        if (index == null) {
            return new Period(Length.YEAR, year, 1);
        }
        Length length =
                switch (found.group(2)) {
                    case "Q" -> Length.QUARTER;
                    case "B" -> Length.TWO_MONTHS;
                    default -> Length.MONTH;
                };
        Period period = new Period(length, year, Integer.parseInt(index));
        if (!period.toString().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return period;
    }

    LocalDate from() {
        return LocalDate.of(year, (index - 1) * length.months + 1, 1);
    }

    /** The last day. */
    LocalDate until() {
        return from().plusMonths(length.months).minusDays(1);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from()) && !day.isAfter(until());
    }

    /** By first day, the shorter before the longer. */
    @Override
    public int compareTo(Period other) {
        int order = from().compareTo(other.from());
        return order == 0 ? length.compareTo(other.length) : order;
    }

    @Override
    public String toString() {
        return switch (length) {
            case YEAR -> Integer.toString(year);
            case MONTH -> "%d-%02d".formatted(year, index);
            case TWO_MONTHS, QUARTER -> year + "-" + length.letter + index;
        };
    }
}
