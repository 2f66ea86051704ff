package dev.kontor.tax;

import dev.kontor.tax.content.Regime;
import dev.kontor.tax.packs.Change;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the law from one day to another, each by day and place. What was before ends on
 * the day before the change, in the place's own calendar; null where there was or will be nothing.
 *
 * @param data rates, and what becomes of them for whom
 * @param thresholds from which turnover one must register
 * @param decisions on whole categories
 * @param sanctions where nothing is sold any more
 */
public record TaxChanges(
        List<Rates> data,
        List<Threshold> thresholds,
        List<Decision> decisions,
        List<Sanction> sanctions,
        @Nullable String nextCursor) {

    public TaxChanges {
        data = List.copyOf(data);
        thresholds = List.copyOf(thresholds);
        decisions = List.copyOf(decisions);
        sanctions = List.copyOf(sanctions);
    }

    /** A rate, or its regime, changes. */
    public record Rates(
            LocalDate date,
            String jurisdiction,
            String name,
            String taxType,
            List<String> categories,
            List<String> buyers,
            @Nullable Terms before,
            @Nullable Terms after) {

        static Rates of(Change change) {
            return new Rates(
                    change.day(),
                    change.jurisdiction(),
                    change.place(),
                    change.taxType(),
                    words(change.categories()),
                    words(change.audiences()),
                    Terms.of(change.before()),
                    Terms.of(change.after()));
        }

        private static List<String> words(Collection<? extends Enum<?>> constants) {
            return constants.stream().map(TaxChanges::word).toList();
        }
    }

    /** What a rule says; {@code rate} in percent of the whole price. */
    public record Terms(
            String rule,
            String rate,
            @Nullable String consumers,
            @Nullable String businesses,
            String source,
            String confidence,
            @Nullable String note) {

        static @Nullable Terms of(Change.@Nullable Terms terms) {
            return terms == null
                    ? null
                    : new Terms(
                            terms.rule(),
                            terms.rate(),
                            treatment(terms.consumer()),
                            treatment(terms.business()),
                            terms.source(),
                            terms.confidence(),
                            terms.note().isEmpty() ? null : terms.note());
        }

        private static @Nullable String treatment(@Nullable Regime regime) {
            return regime == null ? null : word(Treatment.of(regime));
        }
    }

    /** Who must register changes. */
    public record Threshold(
            LocalDate date,
            String jurisdiction,
            String name,
            @Nullable Conditions before,
            @Nullable Conditions after) {}

    /**
     * From which turnover one must register; the amount is 0 from the first sale.
     *
     * @param all whether all of the conditions have to be met
     */
    public record Conditions(
            List<TaxThreshold.Condition> conditions,
            boolean all,
            @Nullable String note,
            String source) {

        static Conditions of(TaxThreshold it) {
            return new Conditions(it.conditions(), it.all(), it.note(), it.source());
        }
    }

    /**
     * A whole category is treated in another way.
     *
     * @param area a place, {@code EU}, or {@code WORLD}
     * @param before such as {@code exempt} or {@code refused}; null where its rates decide
     */
    public record Decision(
            LocalDate date,
            String area,
            String category,
            @Nullable String before,
            @Nullable String after,
            String source,
            String note) {}

    /** From that day on nothing is sold to the place. */
    public record Sanction(LocalDate date, String jurisdiction, String name, String source) {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
