package dev.kontor.tax.content;

import dev.kontor.catalog.TaxCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content as it was read: facts of tax law with their days, checked for gaps in their
 * references and for contradictions, but not yet arranged for look-ups.
 *
 * @param version of the whole; part of every determination
 * @param jurisdictions by code, in the order of the table
 * @param rules by the code of their jurisdiction
 * @param policies decisions on whole categories
 * @param wordings lines to print, by id
 * @param sanctions by code of the place
 * @param boundaries of local taxes, where a state's files are loaded, by the state's code
 */
public record TaxContent(
        String version,
        Map<String, Jurisdiction> jurisdictions,
        Map<String, List<Rule>> rules,
        List<Policy> policies,
        Map<String, List<String>> wordings,
        Map<String, Sanction> sanctions,
        List<Mapping> mappings,
        List<Locality> localities,
        List<Threshold> thresholds,
        Map<String, Boundaries> boundaries) {

    /**
     * A decision on a whole category.
     *
     * @param area an area of jurisdictions, or WORLD
     * @param regime NONE or EX; null refuses the category
     * @param wording id of the invoice wording; null is the regime's
     */
    public record Policy(
            String id,
            String area,
            TaxCategory category,
            @Nullable Regime regime,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String wording,
            String source,
            String note) {
        public static final String WORLD = "WORLD";

        public boolean appliesIn(Jurisdiction place) {
            return area.equals(WORLD) || area.equals(place.area());
        }

        public boolean isValidOn(long epochDay) {
            return from.toEpochDay() <= epochDay
                    && (until == null || epochDay <= until.toEpochDay());
        }
    }

    /** From a day on nothing is sold to a place. */
    public record Sanction(LocalDate from, String source) {}

    /** How regions and postal codes of a country lead to finer places. */
    public record Mapping(
            String country, List<String> regions, List<String> postalCodes, Jurisdiction place) {}

    /** Which local taxes apply at ZIP codes of a state. */
    public record Locality(
            Jurisdiction state, String city, List<String> zips, List<Jurisdiction> localities) {}

    /**
     * From which turnover a seller from elsewhere must register.
     *
     * @param amount in whole units of the currency; 0 is from the first sale
     * @param also a second condition in the same currency: amount, window and basis, or empty
     */
    public record Threshold(
            String jurisdiction,
            long amount,
            String currency,
            String window,
            String count,
            String joinedBy,
            String basis,
            @Nullable LocalDate from,
            String note,
            String also) {}

    public Jurisdiction jurisdiction(String code) {
        Jurisdiction found = jurisdictions.get(code);
        if (found == null) {
            throw new IllegalArgumentException("no jurisdiction " + code);
        }
        return found;
    }

    public List<Rule> rulesOf(String code) {
        return rules.getOrDefault(code, List.of());
    }

    public List<String> wording(String id) {
        List<String> found = wordings.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no wording " + id);
        }
        return found;
    }
}
