package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** The whole of a jurisdiction. */
    Place(Jurisdiction jurisdiction, TaxContent content) {
        this(jurisdiction, List.of(), precision(jurisdiction), false, content);
    }

    /**
     * A part of a jurisdiction with the localities, if any, that tax there.
     *
     * @param named whether its name tells them, since the postal code does not
     */
    Place(
            Jurisdiction jurisdiction,
            List<Jurisdiction> localities,
            TaxPlace.Precision precision,
            boolean named,
            TaxContent content) {
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
                        precision,
                        named ? localities.stream().map(Jurisdiction::code).toList() : List.of());
    }

    private static TaxPlace.Precision precision(Jurisdiction jurisdiction) {
        return switch (jurisdiction.level()) {
            case TERRITORY -> TaxPlace.Precision.POSTAL_CODE;
            case STATE -> TaxPlace.Precision.STATE;
            case COUNTRY -> TaxPlace.Precision.COUNTRY;
            case PROVINCE, COUNTY, CITY, DISTRICT -> TaxPlace.Precision.REGION;
        };
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

    /** In the order of levels, from the country down. */
    List<Jurisdiction> taxedBy() {
        return taxedBy;
    }

    /** All rules of all days. */
    List<Rule> rules() {
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
            known = new Arrangement(this, content).timeline();
            timeline = known;
        }
        return known;
    }

    /** What is decided for the whole category on that day, or null. */
    @Nullable Policy policy(TaxCategory category, long epochDay) {
        for (Policy policy : content.policies()) {
            if (policy.category() == category
                    && policy.appliesIn(jurisdiction)
                    && policy.isValidOn(epochDay)) {
                return policy;
            }
        }
        return null;
    }
}
