package dev.kontor.tax;

import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import dev.kontor.tax.content.TaxContent.Policy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule at work for one kind of buyer and one category: what it does to the price.
 *
 * @param base the part of the price that the rate is applied to
 * @param share the tax as a share of the price without taxes
 * @param shareOfInclusive the tax as a share of the price with all taxes of the set
 * @param rate the rate of the law, in percent
 * @param wording id of what is printed when it is not charged; null is the regime's
 */
record Levy(
        Rule rule,
        Regime regime,
        Share base,
        Share share,
        Share shareOfInclusive,
        String rate,
        @Nullable String wording) {

    static Levy of(Rule rule, Regime regime, Share base) {
        Share share = rule.effective(base);
        return new Levy(
                rule, regime, base, share, share, Rule.text(rule.percent()), rule.wording());
    }

    /** What the rule does to a category for which the policy decides. */
    Levy by(Policy policy) {
        return new Levy(
                rule,
                Objects.requireNonNullElse(policy.regime(), regime),
                base,
                share,
                shareOfInclusive,
                rate,
                policy.wording());
    }

    /** The same levy among others, all of which together take {@code all} of the price. */
    Levy among(Share all) {
        return new Levy(rule, regime, base, share, share.within(all), rate, wording);
    }

    /** The same levy for a buyer who does not bear it. */
    Levy spared() {
        return new Levy(rule, Regime.NX, base, share, share, rate, wording);
    }

    /** Whether the law has both in one sum: the same tax at the same rate, or none of it. */
    boolean isOneWith(Levy other) {
        return rule.jurisdiction().equals(other.rule.jurisdiction())
                && rule.taxType().equals(other.rule.taxType())
                && rate.equals(other.rate)
                && isCharged() == other.isCharged();
    }

    boolean isCharged() {
        return regime.charges();
    }
}
