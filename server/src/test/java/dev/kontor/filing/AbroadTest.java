package dev.kontor.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.filing.Abroad.Settled;
import dev.kontor.filing.Abroad.Stay;
import dev.kontor.tax.TaxBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** On which days another member state's own return takes what is sold there (decision 13). */
class AbroadTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static Stay stay(String from, String until) {
        return new Stay(
                "HU", LocalDate.parse(from), until.isEmpty() ? null : LocalDate.parse(until));
    }

    private static List<String> days(Abroad abroad, String period) {
        return abroad.within(Period.parse(period)).stream()
                .map(it -> it.from() + " " + it.until())
                .toList();
    }

    @Test
    void registrationsThatFollowEachOtherAreOne() {
        Abroad abroad =
                Abroad.of(
                        List.of(
                                stay("2026-04-11", ""),
                                stay("2026-02-15", "2026-03-09"),
                                stay("2026-03-10", "2026-03-20")),
                        List.of());

        assertThat(days(abroad, "2026-Q1")).containsExactly("2026-02-15 2026-03-20");
        assertThat(days(abroad, "2026-Q2")).containsExactly("2026-04-11 2026-06-30");
        assertThat(abroad.cuts().stream().map(TaxBook.Cut::day).map(LocalDate::toString))
                .containsExactly("2026-02-15", "2026-03-21", "2026-04-11");
        assertThat(abroad.declares("HU", LocalDate.of(2026, 3, 20))).isTrue();
        assertThat(abroad.declares("HU-X", LocalDate.of(2026, 3, 20))).isTrue();
        assertThat(abroad.declares("HU", LocalDate.of(2026, 3, 21))).isFalse();
        assertThat(abroad.declares("HR", LocalDate.of(2026, 3, 20))).isFalse();
    }

    @Test
    void aLockedQuarterKeepsWhatItSaid() {
        Abroad abroad =
                Abroad.of(
                        List.of(stay("2026-02-15", "")),
                        List.of(
                                new Settled(Period.parse("2026-Q1"), List.of()),
                                new Settled(
                                        Period.parse("2026-Q3"),
                                        List.of(stay("2026-07-01", "2026-07-10")))));

        assertThat(days(abroad, "2026-Q1")).isEmpty();
        assertThat(abroad.countries()).containsExactly("HU");
        assertThat(days(abroad, "2026-Q2")).containsExactly("2026-04-01 2026-06-30");
        assertThat(days(abroad, "2026-Q3")).containsExactly("2026-07-01 2026-07-10");
        assertThat(days(abroad, "2026-Q4")).containsExactly("2026-10-01 2026-12-31");
        assertThat(abroad.cuts().stream().map(TaxBook.Cut::day).map(LocalDate::toString))
                .containsExactly("2026-07-11");
    }

    /** Day by day, and no sum between two cuts has days of both kinds. */
    @Property(tries = 300)
    void everyDayIsOfOneKind(
            @ForAll @Size(max = 4) List<@IntRange(max = 364) Integer> begins,
            @ForAll @IntRange(min = 1, max = 120) int length,
            @ForAll @Size(max = 2) List<@IntRange(min = 1, max = 4) Integer> quarters,
            @ForAll @IntRange(max = 80) int within) {
        List<Stay> registered = new ArrayList<>();
        for (int begin : begins) {
            LocalDate from = FIRST.plusDays(begin);
            registered.add(new Stay("HU", from, begin % 5 == 0 ? null : from.plusDays(length)));
        }
        List<Settled> settled = new ArrayList<>();
        for (int quarter : new HashSet<>(quarters)) {
            Period period = Period.parse("2026-Q" + quarter);
            LocalDate from = period.from().plusDays(within);
            settled.add(new Settled(period, List.of(new Stay("HU", from, period.until()))));
        }
        Abroad abroad = Abroad.of(registered, settled);

        Set<LocalDate> cuts = new HashSet<>();
        abroad.cuts().forEach(it -> cuts.add(it.day()));
        for (LocalDate day = FIRST; day.getYear() == 2026; day = day.plusDays(1)) {
            boolean there = abroad.declares("HU", day);
            assertThat(there).as(day.toString()).isEqualTo(expected(registered, settled, day));
            if (day.getDayOfMonth() > 1 && !cuts.contains(day)) {
                assertThat(there).isEqualTo(abroad.declares("HU", day.minusDays(1)));
            }
        }
    }

    private static boolean expected(List<Stay> registered, List<Settled> settled, LocalDate day) {
        if (registered.isEmpty()) {
            return false;
        }
        for (Settled one : settled) {
            if (one.quarter().contains(day)) {
                return has(one.stays(), day);
            }
        }
        return has(registered, day);
    }

    private static boolean has(List<Stay> stays, LocalDate day) {
        return stays.stream().anyMatch(it -> !day.isBefore(it.from()) && !day.isAfter(it.last()));
    }
}
