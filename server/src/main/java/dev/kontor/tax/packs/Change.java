package dev.kontor.tax.packs;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From one day to the next something else is charged.
 *
 * @param day the first of the new terms, in the place's own calendar
 * @param jurisdiction its code
 * @param categories whose terms change
 * @param audiences whose terms change
 * @param before the rule of the day before; null where there was none
 * @param after the rule from that day on; null where there is none
 */
public record Change(
        LocalDate day,
        String jurisdiction,
        String place,
        String taxType,
        Set<TaxCategory> categories,
        Set<Audience> audiences,
        @Nullable Terms before,
        @Nullable Terms after) {

    /** The same without what is only for people to read. */
    Change bare() {
        return new Change(
                day,
                jurisdiction,
                "",
                taxType,
                categories,
                audiences,
                before == null ? null : before.bare(),
                after == null ? null : after.bare());
    }

    /** Who buys. */
    public enum Audience {
        CONSUMERS,
        BUSINESSES
    }

    /**
     * What a rule says.
     *
     * @param rate percent of the whole price
     */
    public record Terms(
            String rule,
            String name,
            String rate,
            @Nullable Regime consumer,
            @Nullable Regime business,
            String source,
            String confidence,
            String note) {

        static Terms of(Rule rule) {
            return new Terms(
                    rule.id(),
                    rule.name(),
                    rate(rule),
                    rule.consumer(),
                    rule.business(),
                    rule.source(),
                    rule.confidence(),
                    rule.note());
        }

        private static String rate(Rule rule) {
            var effective = rule.effective(rule.base());
            return Rule.text(
                    BigDecimal.valueOf(effective.numerator())
                            .movePointRight(2)
                            .divide(
                                    BigDecimal.valueOf(effective.denominator()),
                                    4,
                                    RoundingMode.HALF_UP));
        }

        Terms bare() {
            return new Terms(rule, "", rate, consumer, business, "", "", "");
        }

        @Nullable Regime regime(Audience audience) {
            return switch (audience) {
                case CONSUMERS -> consumer;
                case BUSINESSES -> business;
            };
        }
    }
}
