package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Policy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Arranges the rules by day, audience and category; equal sets become one object. */
final class Arrangement {
    private final Place place;
    private final TaxContent content;
    private final List<Rule> rules;
    private final List<String> taxTypes;
    private final Map<List<Object>, RuleSet> known = new HashMap<>();

    Arrangement(Place place, TaxContent content) {
        this.place = place;
        this.content = content;
        this.rules = place.rules();
        this.taxTypes = rules.stream().map(Rule::taxType).distinct().toList();
    }

    Timeline timeline() {
        Set<Long> days = new TreeSet<>();
        for (Rule rule : rules) {
            days.add(rule.from().toEpochDay());
            if (rule.until() != null) {
                days.add(rule.until().toEpochDay() + 1);
            }
        }
        for (Policy policy : content.policies()) {
            if (policy.until() != null && policy.appliesIn(place.jurisdiction())) {
                days.add(policy.until().toEpochDay() + 1);
            }
        }
        long[] starts = days.stream().mapToLong(Long::longValue).toArray();
        return new Timeline(ZoneId.of(place.jurisdiction().zone()), starts, this::set);
    }

    private @Nullable RuleSet set(long day, Timeline.Audience audience, TaxCategory category) {
        Policy policy = place.policy(category, day);
        if (policy != null && policy.regime() == null) {
            return null;
        }
        List<Levy> applied = new ArrayList<>();
        for (String taxType : taxTypes) {
            for (Jurisdiction taxing : place.taxedBy()) {
                Levy levy = levy(taxing, taxType, day, audience, category, policy, applied);
                if (levy != null) {
                    applied.add(levy);
                }
            }
        }
        if (applied.isEmpty()) {
            return null;
        }
        return known.computeIfAbsent(
                List.of(List.copyOf(applied), audience.isBusiness()),
                key -> RuleSet.of(applied, audience.isBusiness(), content));
    }

    private @Nullable Levy levy(
            Jurisdiction taxing,
            String taxType,
            long day,
            Timeline.Audience audience,
            TaxCategory category,
            @Nullable Policy policy,
            List<Levy> applied) {
        Rule rule = rule(taxing, taxType, day, audience, category);
        if (rule == null) {
            return null;
        }
        if (rule.asState()) {
            return local(rule, applied);
        }
        Regime regime = rule.regime(audience.isBusiness());
        if (regime == null) {
            return null;
        }
        Levy levy = Levy.of(rule, audience.isAtHome() ? regime.atHome() : regime, rule.base());
        return policy == null ? levy : levy.by(policy);
    }

    /** A locality taxes what its state taxes, on the same part of the price. */
    private static @Nullable Levy local(Rule rule, List<Levy> applied) {
        for (Levy state : applied) {
            if (state.rule().jurisdiction().level() == Jurisdiction.Level.STATE
                    && state.isCharged()) {
                return Levy.of(rule, state.regime(), state.base());
            }
        }
        return null;
    }

    private @Nullable Rule rule(
            Jurisdiction taxing,
            String taxType,
            long day,
            Timeline.Audience audience,
            TaxCategory category) {
        Rule best = null;
        for (Rule rule : content.rulesOf(taxing.code())) {
            if (rule.taxType().equals(taxType)
                    && rule.isValidOn(day)
                    && rule.categories().contains(category)
                    && rule.regime(audience.isBusiness()) != null
                    && (best == null || rule.categories().size() < best.categories().size())) {
                best = rule;
            }
        }
        return best;
    }
}
