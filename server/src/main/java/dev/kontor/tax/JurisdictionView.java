package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import dev.kontor.tax.content.TaxContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A jurisdiction as the API lists it.
 *
 * @param code such as {@code DE}, {@code US-TX}, {@code ES-CN}
 * @param level country, state, province, territory, county, city or district
 * @param sellable false where sanctions forbid sales
 * @param rates valid on the day asked for; those of another place too where that place taxes here
 * @param source of the first rate; of a country without rates: why it has none
 * @param confidence the lowest of its rates: H, M or L
 */
public record JurisdictionView(
        String code,
        String name,
        String level,
        String country,
        @Nullable String region,
        boolean sellable,
        List<RateView> rates,
        List<ThresholdView> thresholds,
        String source,
        String confidence) {

    /**
     * One rule.
     *
     * @param rate of the law, in percent
     * @param base part of the price that it is applied to, in percent
     * @param effectiveRate percent of the whole price
     * @param consumers what becomes of it when a consumer buys, as a treatment; null: the row does
     *     not say
     * @param businesses likewise for a verified business from elsewhere
     */
    public record RateView(
            String id,
            String taxType,
            String name,
            List<String> categories,
            String rate,
            String base,
            String effectiveRate,
            @Nullable String consumers,
            @Nullable String businesses,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String source,
            String confidence,
            @Nullable String note) {

        /** Whether it speaks of everything that is sold. */
        public boolean coversAll() {
            return categories.size() == TaxCategory.values().length;
        }

        static RateView of(Rule rule) {
            return new RateView(
                    rule.id(),
                    rule.taxType(),
                    rule.name(),
                    categories(rule),
                    Rule.text(rule.percent()),
                    percent(rule.base()),
                    percent(rule.effective(rule.base())),
                    word(rule.consumer()),
                    word(rule.business()),
                    rule.from(),
                    rule.until(),
                    rule.source(),
                    rule.confidence(),
                    rule.note().isEmpty() ? null : rule.note());
        }

        private static List<String> categories(Rule rule) {
            return Stream.of(TaxCategory.values())
                    .filter(rule.categories()::contains)
                    .map(it -> it.name().toLowerCase(Locale.ROOT))
                    .toList();
        }

        private static String percent(Share share) {
            return Rule.text(
                    new BigDecimal(share.numerator() * 100)
                            .divide(new BigDecimal(share.denominator()), 4, RoundingMode.HALF_UP));
        }

        private static @Nullable String word(@Nullable Regime regime) {
            return regime == null ? null : Treatment.of(regime).name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * From which turnover to register; {@code count} and {@code joined_by} add a number of sales.
     */
    public record ThresholdView(
            long amount,
            @Nullable String currency,
            String window,
            @Nullable String count,
            @Nullable String joinedBy,
            String basis,
            @Nullable String note) {}

    /**
     * Every country, and every other jurisdiction that has a rule on that day or is barred, in the
     * order of the content.
     */
    static List<JurisdictionView> all(TaxContent content, LocalDate day) {
        List<JurisdictionView> all = new ArrayList<>();
        for (Jurisdiction one : content.jurisdictions().values()) {
            JurisdictionView view = of(one, content, day);
            if (one.level() == Jurisdiction.Level.COUNTRY
                    || !view.rates().isEmpty()
                    || !view.sellable()) {
                all.add(view);
            }
        }
        return all;
    }

    private static JurisdictionView of(Jurisdiction one, TaxContent content, LocalDate day) {
        String taxedBy = one.taxedBy();
        List<RateView> rates =
                Stream.concat(
                                one.alsoTaxedBy().stream(),
                                Stream.of(taxedBy == null ? one.code() : taxedBy))
                        .flatMap(code -> content.rulesOf(code).stream())
                        .filter(rule -> rule.isValidOn(day.toEpochDay()))
                        .map(RateView::of)
                        .toList();
        TaxContent.Sanction barred = content.sanctions().get(one.code());
        boolean sellable = barred == null || barred.from().isAfter(day);
        return new JurisdictionView(
                one.code(),
                one.name(),
                one.level().name().toLowerCase(Locale.ROOT),
                one.country().code(),
                one.region(),
                sellable,
                rates,
                thresholds(one, content, day),
                rates.isEmpty()
                        ? withoutRates(one, content, sellable, day)
                        : rates.getFirst().source(),
                rates.stream()
                        .map(RateView::confidence)
                        .max(Comparator.comparingInt("HML"::indexOf))
                        .orElse("H"));
    }

    /** Where a place's silence comes from: never a 0 that nobody stated. */
    private static String withoutRates(
            Jurisdiction one, TaxContent content, boolean sellable, LocalDate day) {
        if (!sellable) {
            return "sanctions";
        }
        boolean byParts =
                content.jurisdictions().values().stream()
                        .filter(it -> !it.equals(one) && it.country().equals(one))
                        .flatMap(it -> content.rulesOf(it.code()).stream())
                        .anyMatch(rule -> rule.isValidOn(day.toEpochDay()));
        return byParts
                ? "no tax of the country itself; its states and territories tax sales by their own"
                        + " laws, and each is listed with its source"
                : "no rule is kept for this day";
    }

    private static List<ThresholdView> thresholds(
            Jurisdiction one, TaxContent content, LocalDate day) {
        return content.thresholds().stream()
                .filter(it -> it.jurisdiction().equals(one.code()))
                .filter(it -> it.from() == null || !it.from().isAfter(day))
                .max(
                        Comparator.comparing(
                                it -> Objects.requireNonNullElse(it.from(), LocalDate.MIN)))
                .map(it ->
                        new ThresholdView(
                                it.amount(),
                                empty(it.currency()),
                                it.window(),
                                empty(it.count()),
                                empty(it.joinedBy()),
                                it.basis(),
                                empty(it.note())))
                .stream()
                .toList();
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
