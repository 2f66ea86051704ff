package dev.kontor.console.tax;

import dev.kontor.filing.Declared;
import dev.kontor.platform.Words;
import dev.kontor.tax.JurisdictionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One country.
 *
 * @param places itself and its states, provinces and territories
 * @param progress towards thresholds of registration
 * @param registrations there, also those that have ended
 * @param net sold in the year, by currency
 */
public record PlacePage(
        String code,
        String name,
        PlaceState state,
        int year,
        List<String> net,
        List<String> tax,
        List<ThresholdRow> progress,
        List<RegistrationsPage.Row> registrations,
        List<Place> places) {

    /**
     * A place with rules of its own.
     *
     * @param returns that its tax is declared in now; empty where none is charged
     */
    public record Place(
            String code,
            String name,
            List<Rate> rates,
            List<String> thresholds,
            List<Return> returns) {}

    /** A return that takes the tax of a place, as far as any is charged there. */
    public record Return(String name, String path) {}

    /**
     * A rule.
     *
     * @param categories what it covers; empty is everything
     * @param consumers treatment, or null where the rule does not speak of them
     */
    public record Rate(
            String name,
            String rate,
            List<String> categories,
            @Nullable String consumers,
            @Nullable String businesses,
            String from,
            String source,
            String confidence) {}

    static PlacePage of(
            String code,
            List<JurisdictionView> all,
            PlaceState state,
            List<String> net,
            List<String> tax,
            List<ThresholdRow> progress,
            List<RegistrationsPage.Row> registrations,
            List<Declared> declared,
            int year,
            Words words) {
        return new PlacePage(
                code,
                words.country(code),
                state,
                year,
                net,
                tax,
                progress,
                registrations,
                all.stream().map(it -> place(it, declared, words)).toList());
    }

    private static Place place(JurisdictionView it, List<Declared> declared, Words words) {
        List<String> thresholds = new ArrayList<>();
        for (JurisdictionView.ThresholdView threshold : it.thresholds()) {
            thresholds.add(
                    threshold.amount() == 0
                            ? words.get("console.tax.threshold.first_sale")
                            : words.get(
                                    "console.tax.threshold." + threshold.window(),
                                    words.number((double) threshold.amount()),
                                    threshold.currency() == null ? "" : threshold.currency()));
        }
        return new Place(
                it.code(),
                it.code().equals(it.country()) ? words.country(it.code()) : it.name(),
                it.rates().stream().map(rate -> rate(rate, words)).toList(),
                thresholds,
                declared.stream()
                        .filter(one -> one.jurisdiction().equals(it.code()))
                        .map(one ->
                                new Return(
                                        one.name(), ReturnsPage.path(one.scheme(), one.period())))
                        .toList());
    }

    private static Rate rate(JurisdictionView.RateView it, Words words) {
        return new Rate(
                it.name(),
                words.number(Double.parseDouble(it.effectiveRate())) + "\u00a0%",
                it.coversAll()
                        ? List.of()
                        : it.categories().stream()
                                .map(category -> words.get("console.category." + category))
                                .toList(),
                it.consumers(),
                it.businesses(),
                words.date(it.validFrom()),
                it.source(),
                it.confidence());
    }
}
