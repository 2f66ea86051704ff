package dev.kontor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which periods a return is filed when the authority assigns them. */
class TermsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    private static Terms.Registered registered(
            String from, String until, Period.@Nullable Length length) {
        return new Terms.Registered(
                LocalDate.parse(from),
                until.isEmpty() ? null : LocalDate.parse(until),
                length,
                LocalDate.parse(from));
    }

    private static List<String> between(Terms terms, String first, String last) {
        return terms.between(LocalDate.parse(first), LocalDate.parse(last)).stream()
                .map(Period::toString)
                .toList();
    }

    @Test
    void monthsBecomeQuartersWhenTheAuthoritySaysSo() {
        Terms terms =
                new Terms(
                        Period.Length.MONTH,
                        List.of(
                                registered("2025-11-15", "2026-03-31", null),
                                registered("2026-04-01", "", Period.Length.QUARTER)),
                        List.of());

        assertThat(between(terms, "2026-02-10", "2026-10-01"))
                .containsExactly("2026-02", "2026-03", "2026-Q2", "2026-Q3", "2026-Q4");
        assertThat(terms.areOwed(Period.parse("2025-11"))).isTrue();
        assertThat(terms.areOwed(Period.parse("2025-10"))).isFalse();
        assertThat(terms.have(Period.parse("2026-Q1"))).isFalse();
    }

    /** A registration begins with the month that it falls into; before it, all is as usual. */
    @Test
    void aQuarterBegunHasTheRestOfIt() {
        Terms terms =
                new Terms(
                        Period.Length.MONTH,
                        List.of(registered("2026-02-15", "2026-05-31", Period.Length.QUARTER)),
                        List.of());

        assertThat(between(terms, "2025-12-31", "2026-07-01"))
                .containsExactly("2025-12", "2026-01", "2026-Q1", "2026-Q2", "2026-06", "2026-07");
        assertThat(terms.months(Period.parse("2026-Q1")))
                .containsExactly(YearMonth.of(2026, 2), YearMonth.of(2026, 3));
    }

    /** What was due by month stays due, although the rest of the year is filed at once. */
    @Test
    void whoFilesByYearFromNowOnStillOwesTheMonthsBefore() {
        Terms terms =
                new Terms(
                        Period.Length.MONTH,
                        List.of(
                                registered("2025-12-01", "2026-02-14", Period.Length.MONTH),
                                registered("2026-02-15", "", Period.Length.YEAR)),
                        List.of());

        assertThat(between(terms, "2026-01-01", "2026-12-31"))
                .containsExactly("2026-01", "2026-02", "2026");
        assertThat(terms.months(Period.parse("2026"))).hasSize(10);
    }

    @Test
    void aMonthInsideAQuarterLeavesTheRestOfIt() {
        Terms terms =
                new Terms(
                        Period.Length.QUARTER,
                        List.of(registered("2026-02-01", "2026-02-28", Period.Length.MONTH)),
                        List.of());

        assertThat(between(terms, "2026-01-01", "2026-03-31"))
                .containsExactly("2026-Q1", "2026-02");
        assertThat(terms.months(Period.parse("2026-Q1")))
                .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    }

    /** What was filed stays filed, whatever the authority says afterwards. */
    @Test
    void lockedPeriodsStay() {
        Terms terms =
                new Terms(
                        Period.Length.MONTH,
                        List.of(registered("2026-01-01", "", Period.Length.QUARTER)),
                        List.of(Period.parse("2026-02"), Period.parse("2026-Q3")));

        assertThat(between(terms, "2026-01-01", "2026-09-30"))
                .containsExactly("2026-Q1", "2026-02", "2026-Q2", "2026-Q3");
        assertThat(terms.months(Period.parse("2026-Q1")))
                .containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    }

    private static Arbitrary<Period> period() {
        return Combinators.combine(
                        Arbitraries.of(Period.Length.class),
                        Arbitraries.integers().between(0, 1400))
                .as((length, day) -> length.containing(FIRST.plusDays(day)));
    }

    @Provide
    Arbitrary<Terms> terms() {
        Arbitrary<Terms.Registered> one =
                Combinators.combine(
                                Arbitraries.integers().between(0, 1400),
                                Arbitraries.integers().between(-300, 400),
                                Arbitraries.of(Period.Length.class).injectNull(0.3))
                        .as((from, days, length) -> {
                            LocalDate day = FIRST.plusDays(from);
                            return new Terms.Registered(
                                    day, days < 0 ? null : day.plusDays(days), length, day);
                        });
        return Combinators.combine(
                        Arbitraries.of(Period.Length.class),
                        one.list().ofMaxSize(4),
                        period().list().ofMaxSize(3))
                .as((usual, list, locked) -> {
                    List<Terms.Registered> sorted = new ArrayList<>(list);
                    sorted.sort(Comparator.comparing(Terms.Registered::from));
                    return new Terms(usual, sorted, locked);
                });
    }

    /** Every day is declared in one period and no other, whatever was assigned. */
    @Property
    void everyMonthBelongsToOnePeriod(@ForAll("terms") Terms terms) {
        List<Period> periods = terms.between(FIRST, LAST);

        assertThat(periods).doesNotHaveDuplicates().allMatch(terms::have);
        assertThat(periods.stream().flatMap(it -> terms.months(it).stream()).sorted().toList())
                .isEqualTo(
                        Stream.iterate(
                                        YearMonth.from(FIRST),
                                        it -> !it.isAfter(YearMonth.from(LAST)),
                                        it -> it.plusMonths(1))
                                .toList());
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(9)) {
            assertThat(terms.containing(day).contains(day)).isTrue();
            assertThat(terms.months(terms.containing(day))).contains(YearMonth.from(day));
        }
    }
}
