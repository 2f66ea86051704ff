package dev.kontor.tax.packs;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.packs.Change.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pack does to a content.
 *
 * @param added changes of terms that were not in the calendar before
 * @param dropped changes of terms that are no longer in it
 * @param rows how many rows of each table the pack brings
 */
public record Difference(List<Change> added, List<Change> dropped, Map<String, Integer> rows) {

    /** Of the content as it is and as it will be with the tables of a pack. */
    public static Difference of(TaxContent before, TaxContent after, Tables pack) {
        List<Change> old = Changes.all(before);
        List<Change> young = Changes.all(after);
        Set<Change> known = old.stream().map(Change::bare).collect(Collectors.toSet());
        Set<Change> kept = young.stream().map(Change::bare).collect(Collectors.toSet());
        Map<String, Integer> rows = new TreeMap<>();
        pack.paths("").forEach(path -> rows.put(path, pack.rows(path).size()));
        pack.boundaries()
                .forEach((path, text) ->
                        rows.put(path, (int) text.chars().filter(c -> c == '\n').count()));
        return new Difference(
                young.stream().filter(it -> !known.contains(it.bare())).toList(),
                old.stream().filter(it -> !kept.contains(it.bare())).toList(),
                rows);
    }

    /**
     * Refuses a content that no longer answers what the one before answered: a rule that ends
     * without another, a place that is gone.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static void requireNoGap(TaxContent before, TaxContent after) {
        for (Jurisdiction place : before.jurisdictions().values()) {
            if (!after.jurisdictions().containsKey(place.code())) {
                throw new IllegalArgumentException("the place " + place.code() + " would be gone");
            }
            List<Rule> old = before.rulesOf(place.code());
            List<Rule> young = after.rulesOf(place.code());
            if (!old.equals(young) || !ends(old).equals(ends(young))) {
                requireNoGap(place, old, young);
            }
        }
    }

    private static List<String> ends(List<Rule> rules) {
        return rules.stream().map(it -> String.valueOf(it.until())).toList();
    }

    private static void requireNoGap(Jurisdiction place, List<Rule> old, List<Rule> young) {
        Set<LocalDate> days = new TreeSet<>();
        for (Rule rule : concat(old, young)) {
            days.add(rule.from());
            LocalDate until = rule.until();
            if (until != null) {
                days.add(until.plusDays(1));
            }
        }
        for (LocalDate day : days) {
            for (Audience audience : Audience.values()) {
                for (TaxCategory category : TaxCategory.values()) {
                    if (Changes.rule(old, audience, category, day) != null
                            && Changes.rule(young, audience, category, day) == null) {
                        throw new IllegalArgumentException(
                                "from %s on nothing would say what %s in %s pay for %s"
                                        .formatted(
                                                day, word(audience), place.code(), word(category)));
                    }
                }
            }
        }
    }

    private static List<Rule> concat(List<Rule> one, List<Rule> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
