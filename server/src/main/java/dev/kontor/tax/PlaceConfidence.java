package dev.kontor.tax;

import dev.kontor.tax.content.TaxContent;

/**
 * How sure it is that all taxes of an address were found, as sources are rated: {@code H}, {@code
 * M} or {@code L}. In states of the United States with local taxes a ZIP code of which nothing is
 * known may have some ({@code L}), and one that is known may straddle their limits ({@code M}).
 */
final class PlaceConfidence {
    private PlaceConfidence() {}

    static String of(TaxPlace place, TaxContent content) {
        return switch (place.precision()) {
            case COUNTRY, REGION, POSTAL_CODE, ZIP4, ROOFTOP -> "H";
            case ZIP -> hasLocal(place.jurisdiction(), content) ? "M" : "H";
            case STATE -> hasLocal(place.jurisdiction(), content) ? "L" : "H";
        };
    }

    private static boolean hasLocal(String state, TaxContent content) {
        return content.boundaries().containsKey(state)
                || content.localities().stream()
                        .anyMatch(it ->
                                it.state().code().equals(state) && !it.localities().isEmpty());
    }
}
