package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.TaxContent.Policy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place that an address can lie in, with all jurisdictions that tax there: France; Quebec with
 * Canada; Austin's ZIP codes with Texas and the transit authority. Its timeline is arranged on
 * first use.
 */
final class Place {
    private final Jurisdiction jurisdiction;
    private final TaxPlace named;
    private final List<Jurisdiction> taxedBy;
    private final TaxContent content;
    private @Nullable Timeline timeline;

    Place(Jurisdiction jurisdiction, List<Jurisdiction> localities, TaxContent content) {
        this.jurisdiction = jurisdiction;
        this.content = content;
        List<Jurisdiction> all = new ArrayList<>();
        String other = jurisdiction.taxedBy();
        for (String code : jurisdiction.alsoTaxedBy()) {
            all.add(content.jurisdiction(code));
        }
        all.add(other == null ? jurisdiction : content.jurisdiction(other));
        all.addAll(localities);
        all.sort(Comparator.comparing(Jurisdiction::level));
        this.taxedBy = List.copyOf(all);
        this.named =
                new TaxPlace(
                        jurisdiction.country().code(),
                        jurisdiction.region(),
                        jurisdiction.code(),
                        precision(jurisdiction, !localities.isEmpty()));
    }

    private static TaxPlace.Precision precision(Jurisdiction jurisdiction, boolean local) {
        if (local || jurisdiction.level() == Jurisdiction.Level.TERRITORY) {
            return TaxPlace.Precision.POSTAL_CODE;
        }
        return jurisdiction.region() == null
                ? TaxPlace.Precision.COUNTRY
                : TaxPlace.Precision.REGION;
    }

    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    TaxPlace named() {
        return named;
    }

    /**
     * Whether no rule of any day charges anybody here, so that a finer address would change
     * nothing.
     */
    boolean isUntaxed() {
        return rules().stream()
                .allMatch(rule -> rule.consumer() == Regime.NONE && rule.business() == Regime.NONE);
    }

    private List<Rule> rules() {
        return taxedBy.stream().flatMap(it -> content.rulesOf(it.code()).stream()).toList();
    }

    /** The policy that refuses the category on that day, or null. */
    @Nullable Policy refusal(TaxCategory category, long epochDay) {
        Policy policy = policy(category, epochDay);
        return policy == null || policy.regime() != null ? null : policy;
    }

    /** Made by whoever asks first; two at once make equal ones. */
    Timeline timeline() {
        Timeline known = timeline;
        if (known == null) {
            known = new Arrangement().timeline();
            timeline = known;
        }
        return known;
    }

    private @Nullable Policy policy(TaxCategory category, long epochDay) {
        for (Policy policy : content.policies()) {
            if (policy.category() == category
                    && policy.appliesIn(jurisdiction)
                    && policy.isValidOn(epochDay)) {
                return policy;
            }
        }
        return null;
    }

    /** Arranges the rules by day, audience and category; equal sets become one object. */
    private final class Arrangement {
        private final List<Rule> rules = rules();
        private final List<String> taxTypes = rules.stream().map(Rule::taxType).distinct().toList();
        private final Map<List<Object>, RuleSet> known = new HashMap<>();

        Timeline timeline() {
            Set<Long> days = new TreeSet<>();
            for (Rule rule : rules) {
                days.add(rule.from().toEpochDay());
                if (rule.until() != null) {
                    days.add(rule.until().toEpochDay() + 1);
                }
            }
            for (Policy policy : content.policies()) {
                if (policy.until() != null && policy.appliesIn(jurisdiction)) {
                    days.add(policy.until().toEpochDay() + 1);
                }
            }
            long[] starts = days.stream().mapToLong(Long::longValue).toArray();
            return new Timeline(ZoneId.of(jurisdiction.zone()), starts, this::set);
        }

        private @Nullable RuleSet set(long day, Timeline.Audience audience, TaxCategory category) {
            Policy policy = policy(category, day);
            if (policy != null && policy.regime() == null) {
                return null;
            }
            List<Levy> applied = new ArrayList<>();
            for (String taxType : taxTypes) {
                for (Jurisdiction taxing : taxedBy) {
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
            if (policy != null && policy.regime() != null) {
                regime = policy.regime();
            }
            if (regime == null) {
                return null;
            }
            return Levy.of(rule, audience.isAtHome() ? regime.atHome() : regime, rule.base());
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
}
