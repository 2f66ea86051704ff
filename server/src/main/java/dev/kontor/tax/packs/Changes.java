package dev.kontor.tax.packs;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.packs.Change.Audience;
import dev.kontor.tax.packs.Change.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a content: every day on which a rate or a regime changes. The difference of two
 * contents is the difference of their calendars.
 */
public final class Changes {
    private final TaxContent content;
    private final List<Change> changes = new ArrayList<>();

    private Changes(TaxContent content) {
        this.content = content;
    }

    /** Which rules follow each other for the same categories. */
    private record Step(@Nullable Rule before, @Nullable Rule after) {}

    /** All changes from one day to another, both included, by day and place. */
    public static List<Change> between(TaxContent content, LocalDate from, LocalDate to) {
        Changes calendar = new Changes(content);
        content.jurisdictions().values().forEach(it -> calendar.add(it, from, to));
        calendar.changes.sort(
                Comparator.comparing(Change::day)
                        .thenComparing(Change::jurisdiction)
                        .thenComparing(Change::taxType));
        return List.copyOf(calendar.changes);
    }

    /** All changes of all time. */
    public static List<Change> all(TaxContent content) {
        return between(content, LocalDate.EPOCH, LocalDate.of(9999, 1, 1));
    }

    private void add(Jurisdiction place, LocalDate from, LocalDate to) {
        List<Rule> rules = content.rulesOf(place.code());
        Set<LocalDate> days = new TreeSet<>();
        for (Rule rule : rules) {
            days.add(rule.from());
            LocalDate until = rule.until();
            if (until != null) {
                days.add(until.plusDays(1));
            }
        }
        List<String> taxTypes = rules.stream().map(Rule::taxType).distinct().toList();
        for (LocalDate day : days) {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                for (String taxType : taxTypes) {
                    List<Rule> ofType =
                            rules.stream().filter(it -> it.taxType().equals(taxType)).toList();
                    add(place, taxType, ofType, day);
                }
            }
        }
    }

    private void add(Jurisdiction place, String taxType, List<Rule> rules, LocalDate day) {
        Map<Step, Map<Audience, Set<TaxCategory>>> steps = new LinkedHashMap<>();
        for (Audience audience : Audience.values()) {
            for (TaxCategory category : TaxCategory.values()) {
                Rule before = rule(rules, audience, category, day.minusDays(1));
                Rule after = rule(rules, audience, category, day);
                if (!sameTerms(before, after, audience)) {
                    steps.computeIfAbsent(
                                    new Step(before, after), any -> new EnumMap<>(Audience.class))
                            .computeIfAbsent(audience, any -> EnumSet.noneOf(TaxCategory.class))
                            .add(category);
                }
            }
        }
        steps.forEach((step, byAudience) -> {
            for (Set<TaxCategory> categories : new HashSet<>(byAudience.values())) {
                Set<Audience> audiences = EnumSet.noneOf(Audience.class);
                byAudience.forEach((audience, own) -> {
                    if (own.equals(categories)) {
                        audiences.add(audience);
                    }
                });
                changes.add(
                        new Change(
                                day,
                                place.code(),
                                place.name(),
                                taxType,
                                categories,
                                audiences,
                                step.before() == null ? null : Terms.of(step.before()),
                                step.after() == null ? null : Terms.of(step.after())));
            }
        });
    }

    private static boolean sameTerms(
            @Nullable Rule before, @Nullable Rule after, Audience audience) {
        if (before == null || after == null) {
            return Objects.equals(before, after);
        }
        Terms one = Terms.of(before);
        Terms other = Terms.of(after);
        return one.rate().equals(other.rate()) && one.regime(audience) == other.regime(audience);
    }

    /** The rule that speaks most narrowly of this category to these buyers on that day. */
    static @Nullable Rule rule(
            List<Rule> rules, Audience audience, TaxCategory category, LocalDate day) {
        Rule best = null;
        for (Rule rule : rules) {
            if (rule.isValidOn(day.toEpochDay())
                    && rule.categories().contains(category)
                    && rule.regime(audience == Audience.BUSINESSES) != null
                    && (best == null || rule.categories().size() < best.categories().size())) {
                best = rule;
            }
        }
        return best;
    }
}
