package dev.kontor.tax;

import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Policy;
import dev.kontor.tax.packs.Changes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the days on which a content changes what it says, and what it says before and after. */
final class LawCalendar {
    private final TaxContent content;
    private final LocalDate from;
    private final LocalDate to;

    private LawCalendar(TaxContent content, LocalDate from, LocalDate to) {
        this.content = content;
        this.from = from;
        this.to = to;
    }

    /** All changes from one day to another, both included. */
    static TaxChanges between(TaxContent content, LocalDate from, LocalDate to) {
        LawCalendar calendar = new LawCalendar(content, from, to);
        return new TaxChanges(
                Changes.between(content, from, to).stream().map(TaxChanges.Rates::of).toList(),
                calendar.thresholds(),
                calendar.decisions(),
                calendar.sanctions(),
                null);
    }

    private boolean isAsked(@Nullable LocalDate day) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private List<TaxChanges.Threshold> thresholds() {
        List<TaxChanges.Threshold> changes = new ArrayList<>();
        for (LocalDate day :
                content.thresholds().stream()
                        .map(TaxContent.Threshold::from)
                        .filter(this::isAsked)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toCollection(TreeSet::new))) {
            Map<String, TaxThreshold> before = on(day.minusDays(1));
            on(day).forEach((place, after) -> {
                TaxThreshold old = before.get(place);
                if (!after.equals(old)) {
                    changes.add(
                            new TaxChanges.Threshold(
                                    day,
                                    place,
                                    after.name(),
                                    old == null ? null : TaxChanges.Conditions.of(old),
                                    TaxChanges.Conditions.of(after)));
                }
            });
        }
        changes.sort(
                Comparator.comparing(TaxChanges.Threshold::date)
                        .thenComparing(TaxChanges.Threshold::jurisdiction));
        return changes;
    }

    private Map<String, TaxThreshold> on(LocalDate day) {
        return Thresholds.on(content, day).stream()
                .collect(Collectors.toMap(TaxThreshold::jurisdiction, Function.identity()));
    }

    private List<TaxChanges.Decision> decisions() {
        List<TaxChanges.Decision> changes = new ArrayList<>();
        for (Policy policy : content.policies()) {
            LocalDate until = policy.until();
            if (isAsked(policy.from())) {
                changes.add(decision(policy, policy.from()));
            }
            if (until != null
                    && isAsked(until.plusDays(1))
                    && find(policy, until.plusDays(1)).isEmpty()) {
                changes.add(decision(policy, until.plusDays(1)));
            }
        }
        changes.sort(
                Comparator.comparing(TaxChanges.Decision::date)
                        .thenComparing(TaxChanges.Decision::area)
                        .thenComparing(TaxChanges.Decision::category));
        return changes;
    }

    private TaxChanges.Decision decision(Policy about, LocalDate day) {
        return new TaxChanges.Decision(
                day,
                about.area(),
                TaxChanges.word(about.category()),
                find(about, day.minusDays(1)).map(LawCalendar::word).orElse(null),
                find(about, day).map(LawCalendar::word).orElse(null),
                about.source(),
                about.note());
    }

    private Optional<Policy> find(Policy about, LocalDate day) {
        return content.policies().stream()
                .filter(it ->
                        it.area().equals(about.area())
                                && it.category() == about.category()
                                && it.isValidOn(day.toEpochDay()))
                .findFirst();
    }

    private static String word(Policy policy) {
        Regime regime = policy.regime();
        return regime == null ? "refused" : TaxChanges.word(Treatment.of(regime));
    }

    private List<TaxChanges.Sanction> sanctions() {
        return content.sanctions().entrySet().stream()
                .filter(it -> isAsked(it.getValue().from()))
                .map(it -> sanction(it.getKey(), it.getValue()))
                .sorted(
                        Comparator.comparing(TaxChanges.Sanction::date)
                                .thenComparing(TaxChanges.Sanction::jurisdiction))
                .toList();
    }

    private TaxChanges.Sanction sanction(String code, TaxContent.Sanction sanction) {
        Jurisdiction place = content.jurisdiction(code);
        return new TaxChanges.Sanction(sanction.from(), code, place.name(), sanction.source());
    }
}
