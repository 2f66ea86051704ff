package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** TX-09 for all of the content: every change takes effect at the place's own midnight. */
class LocalMidnightTest {
    private final TaxContent content = Asking.content();

    @TestFactory
    Stream<DynamicTest> everyChange() {
        return content.jurisdictions().values().stream()
                .filter(it -> it.taxedBy() == null && !changes(it).isEmpty())
                .map(it -> DynamicTest.dynamicTest(it.code(), () -> check(it)));
    }

    private Set<LocalDate> changes(Jurisdiction one) {
        Set<LocalDate> days = new TreeSet<>();
        for (Rule rule : content.rulesOf(one.code())) {
            days.add(rule.from());
            LocalDate until = rule.until();
            if (until != null) {
                days.add(until.plusDays(1));
            }
        }
        return days;
    }

    private void check(Jurisdiction one) {
        Timeline timeline = new Place(one, content).timeline();
        for (LocalDate day : changes(one)) {
            Instant midnight = day.atStartOfDay(ZoneId.of(one.zone())).toInstant();
            for (TaxCategory category : TaxCategory.values()) {
                assertRules(one, timeline, midnight.minusMillis(1), day.minusDays(1), category);
                assertRules(one, timeline, midnight, day, category);
            }
        }
    }

    private void assertRules(
            Jurisdiction one, Timeline timeline, Instant at, LocalDate day, TaxCategory category) {
        RuleSet set =
                timeline.find(
                        timeline.period(TaxPoint.at(at)), Timeline.Audience.CONSUMER, category);
        if (set != null) {
            List<String> own = content.rulesOf(one.code()).stream().map(Rule::id).toList();
            assertThat(set.ruleIds().stream().filter(own::contains).collect(Collectors.toSet()))
                    .as(one.code() + " " + category + " " + at)
                    .isEqualTo(expected(one, day, category));
        }
    }

    /** By the law of the day, told without a timeline: of each tax the narrowest rule. */
    private Set<String> expected(Jurisdiction one, LocalDate day, TaxCategory category) {
        return content.rulesOf(one.code()).stream()
                .filter(it -> !it.asState() && it.consumer() != null)
                .filter(it -> it.categories().contains(category))
                .filter(it -> !it.from().isAfter(day) && isNotOver(it.until(), day))
                .collect(Collectors.groupingBy(Rule::taxType))
                .values()
                .stream()
                .map(rules ->
                        rules.stream()
                                .min(Comparator.comparingInt(it -> it.categories().size()))
                                .orElseThrow()
                                .id())
                .collect(Collectors.toSet());
    }

    private static boolean isNotOver(@Nullable LocalDate until, LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
