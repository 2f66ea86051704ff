package dev.kontor.nexus;

import dev.kontor.currencies.Rates;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a threshold was crossed, or will be if sales go on as they did on average over the last 90
 * days: over the time since the first of them where that is shorter, but at least 30 days.
 *
 * @param crossedOn the first day on which it was, of those that end today; null while it is not,
 *     and for one that is crossed since before the last calendar year
 * @param expectedOn the day on which it will be; null when not within a year, and once it is
 */
record Outlook(@Nullable LocalDate crossedOn, @Nullable LocalDate expectedOn) {
    static final Outlook NOTHING = new Outlook(null, null);

    private static final int LONGEST = 90;
    private static final int SHORTEST = 30;
    private static final int AHEAD = 365;

    /**
     * @param sold everything since {@link Window#earliest}
     * @param home country of the seller
     * @param union the member states of the European Union
     */
    static Outlook of(
            TaxThreshold threshold,
            LocalDate today,
            List<SoldOnDay> sold,
            Rates rates,
            String home,
            Set<String> union) {
        List<Course> courses =
                threshold.conditions().stream()
                        .map(it ->
                                new Course(
                                        threshold.jurisdiction(),
                                        it,
                                        today,
                                        sold,
                                        rates,
                                        home,
                                        union))
                        .toList();
        return isCrossed(threshold, courses, today)
                ? new Outlook(first(threshold, courses, today), null)
                : new Outlook(null, next(threshold, courses, today));
    }

    private static boolean isCrossed(TaxThreshold threshold, List<Course> courses, LocalDate day) {
        return new Progress(
                                threshold,
                                courses.stream().map(it -> it.on(day, threshold.all())).toList())
                        .percent()
                >= Progress.ALL;
    }

    private static @Nullable LocalDate first(
            TaxThreshold threshold, List<Course> courses, LocalDate today) {
        LocalDate floor = Window.earliest(today).plusYears(1);
        LocalDate day = today;
        while (day.isAfter(floor) && isCrossed(threshold, courses, day.minusDays(1))) {
            day = day.minusDays(1);
        }
        return day.equals(floor) ? null : day;
    }

    private static @Nullable LocalDate next(
            TaxThreshold threshold, List<Course> courses, LocalDate today) {
        for (int i = 1; i <= AHEAD; i++) {
            if (isCrossed(threshold, courses, today.plusDays(i))) {
                return today.plusDays(i);
            }
        }
        return null;
    }

    /** What one condition counts, day by day: what was, and what will be at the same pace. */
    private static final class Course {
        private final TaxThreshold.Condition condition;
        private final Window window;
        private final LocalDate first;

        /** Sums up to the end of each day. */
        private final long[] amounts;

        private final long[] numbers;

        Course(
                String jurisdiction,
                TaxThreshold.Condition condition,
                LocalDate today,
                List<SoldOnDay> sold,
                Rates rates,
                String home,
                Set<String> union) {
            this.condition = condition;
            this.window = Window.of(condition);
            this.first = Window.earliest(today);
            int now = index(today);
            this.amounts = new long[now + AHEAD + 1];
            this.numbers = new long[now + AHEAD + 1];
            Basis basis = Basis.of(condition);
            for (SoldOnDay one : sold) {
                if (basis.counts(one, jurisdiction, home, union) && !one.soldOn().isBefore(first)) {
                    int day = Math.min(now, index(one.soldOn()));
                    amounts[day] += Counts.amount(condition, one, rates);
                    numbers[day] += one.sales();
                }
            }
            goOn(now);
        }

        /** Makes sums of the days, and goes on beyond today. */
        private void goOn(int now) {
            int begin = now;
            for (int i = Math.max(0, now - LONGEST + 1); i <= now && begin == now; i++) {
                begin = numbers[i] > 0 ? i : begin;
            }
            int pace = Math.min(now + 1, Math.max(SHORTEST, now - begin + 1));
            sum(amounts, now, pace);
            sum(numbers, now, pace);
        }

        private static void sum(long[] days, int now, int pace) {
            for (int i = 1; i <= now; i++) {
                days[i] += days[i - 1];
            }
            long lately = days[now] - (now >= pace ? days[now - pace] : 0);
            for (int i = now + 1; i < days.length; i++) {
                days[i] = days[now] + Math.multiplyExact(Math.max(0, lately), i - now) / pace;
            }
        }

        /** The span that decides on that day, as in {@link Counts}. */
        Progress.Part on(LocalDate day, boolean both) {
            List<Window.Span> spans = window.spans(day);
            return spans.stream()
                    .skip(1)
                    .map(it -> in(it, day))
                    .filter(it -> it.percent(both) >= Progress.ALL)
                    .findFirst()
                    .orElseGet(() -> in(spans.getFirst(), day));
        }

        private Progress.Part in(Window.Span span, LocalDate day) {
            int until = index(span.until().isAfter(day) ? day : span.until());
            int before = index(span.from()) - 1;
            return new Progress.Part(
                    condition,
                    window,
                    between(amounts, before, until),
                    between(numbers, before, until));
        }

        private static long between(long[] sums, int before, int until) {
            return (until < 0 ? 0 : sums[until]) - (before < 0 ? 0 : sums[before]);
        }

        private int index(LocalDate day) {
            return (int) ChronoUnit.DAYS.between(first, day);
        }
    }
}
