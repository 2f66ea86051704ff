package dev.kontor.nexus;

import java.time.LocalDate;
import java.util.List;

/** The time over which sales are counted. In the content and the API the names are lower case. */
enum Window {
    /** The year until today. */
    CALENDAR_YEAR {
        @Override
        List<Span> spans(LocalDate day) {
            return List.of(Span.year(day.getYear()));
        }
    },
    /** Crossed this year or in the year before. */
    CURRENT_OR_PREVIOUS_YEAR {
        @Override
        List<Span> spans(LocalDate day) {
            return List.of(Span.year(day.getYear()), Span.year(day.getYear() - 1));
        }
    },
    /** The year that ends today. */
    ROLLING_12_MONTHS {
        @Override
        List<Span> spans(LocalDate day) {
            return List.of(new Span(day.minusYears(1).plusDays(1), FOREVER));
        }
    },
    /** The calendar quarter until today. */
    QUARTER {
        @Override
        List<Span> spans(LocalDate day) {
            LocalDate first = day.with(day.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
            return List.of(new Span(first, first.plusMonths(3).minusDays(1)));
        }
    },
    /** The year before the last one (Consumption Tax Act of Japan, art. 9). */
    BASE_PERIOD {
        @Override
        List<Span> spans(LocalDate day) {
            return List.of(Span.year(day.getYear() - 2));
        }
    },
    /** Whatever was sold; shown of the last twelve months. */
    FIRST_SALE {
        @Override
        List<Span> spans(LocalDate day) {
            return ROLLING_12_MONTHS.spans(day);
        }
    };

    /** Sales of today may bear tomorrow's date, where the day begins earlier. */
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    /** Days that count together, both included. */
    record Span(LocalDate from, LocalDate until) {
        static Span year(int year) {
            return new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }

        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Each counts by itself, today's first; one of the past matters only if it was enough. */
    abstract List<Span> spans(LocalDate day);

    /** The first day that any window may look back to. */
    static LocalDate earliest(LocalDate day) {
        return LocalDate.of(day.getYear() - 2, 1, 1);
    }

    /** Whether today's sales count into it now. */
    boolean isOpen() {
        return this != BASE_PERIOD;
    }

    /** Whether it begins anew, so that a level may be reached again. */
    boolean beginsAnew() {
        return this == CALENDAR_YEAR || this == QUARTER;
    }
}
