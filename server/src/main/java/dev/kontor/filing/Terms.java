package dev.kontor.filing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The periods in which a seller files a return: as long as its registration says, else as long as
 * is usual. A period is of whole months, and every month belongs to one: that of the registration
 * in force on its first day, or which began in it.
 *
 * @param usual for who was assigned nothing else
 * @param registered by first day
 * @param locked periods of returns that were locked, which stay as they are; the earlier ones first
 */
record Terms(Period.Length usual, List<Registered> registered, List<Period> locked) {
    /**
     * A registration under which the return is owed, with or without sales.
     *
     * @param until the last day, or null while it lasts
     * @param length null is the usual one
     * @param recordedOn from when on we know of it
     */
    record Registered(
            LocalDate from,
            @Nullable LocalDate until,
            Period.@Nullable Length length,
            LocalDate recordedOn) {
        private boolean isIn(Period period) {
            return !from.isAfter(period.until())
                    && (until == null || !until.isBefore(period.from()));
        }
    }

    Terms {
        registered = List.copyOf(registered);
        locked = List.copyOf(locked);
    }

    /** What is filed by whoever is not registered. */
    static Terms usual(Period.Length length) {
        return new Terms(length, List.of(), List.of());
    }

    /** The period that the day's month belongs to. */
    Period containing(LocalDate day) {
        for (Period period : locked) {
            if (period.contains(day)) {
                return period;
            }
        }
        Period month = Period.Length.MONTH.containing(day);
        for (Registered one : registered) {
            if (one.isIn(month)) {
                return (one.length() == null ? usual : one.length()).containing(day);
            }
        }
        return usual.containing(day);
    }

    /** Whether it is one of the periods. */
    boolean have(Period period) {
        return !months(period).isEmpty();
    }

    /** Whether a return is owed for it, even without sales. */
    boolean areOwed(Period period) {
        return registered.stream().anyMatch(it -> it.isIn(period));
    }

    /** The day from which we remind of returns: the first registration that we know of. */
    Optional<LocalDate> knownSince() {
        return registered.stream().map(Registered::recordedOn).min(Comparator.naturalOrder());
    }

    /** The months of the period that belong to no other. */
    List<YearMonth> months(Period period) {
        return months(period.from(), period.until())
                .filter(it -> containing(it.atDay(1)).equals(period))
                .toList();
    }

    /** All from the one of the first day to that of the last, in order. */
    List<Period> between(LocalDate first, LocalDate last) {
        Set<Period> periods = new LinkedHashSet<>();
        months(first, last).forEach(it -> periods.add(containing(it.atDay(1))));
        return new ArrayList<>(periods);
    }

    private static Stream<YearMonth> months(LocalDate first, LocalDate last) {
        return Stream.iterate(
                YearMonth.from(first),
                it -> !it.isAfter(YearMonth.from(last)),
                it -> it.plusMonths(1));
    }
}
