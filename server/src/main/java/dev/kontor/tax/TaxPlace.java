package dev.kontor.tax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a sale is taxed.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region of the country, where its tax depends on it, such as {@code TX}
 * @param jurisdiction the finest place whose rules apply, such as {@code US-TX} or {@code ES-CN}
 * @param precision how finely the address could be matched
 * @param localities codes of those that tax there too, where a street or city led to them; else
 *     empty, since the postal code leads to them again
 */
public record TaxPlace(
        String country,
        @Nullable String region,
        String jurisdiction,
        Precision precision,
        List<String> localities) {
    public TaxPlace {
        localities = List.copyOf(localities);
    }

    /**
     * From coarse to fine. The last four are of the United States: the state alone, where nothing
     * local is known; the five digits of the ZIP code; all nine; the building.
     */
    public enum Precision {
        COUNTRY,
        REGION,
        POSTAL_CODE,
        STATE,
        ZIP,
        ZIP4,
        ROOFTOP
    }
}
