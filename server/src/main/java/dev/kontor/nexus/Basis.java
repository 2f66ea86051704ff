package dev.kontor.nexus;

import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.tax.Treatment;
import java.util.Locale;
import java.util.Set;

/** Which sales a threshold counts. In the content and the API the names are lower case. */
enum Basis {
    /** Sales to that place that are taxed there, or would be if we were registered. */
    SALES,
    /** The same, as the states of the US call it. */
    TAXABLE_SALES,
    /** All sales to that place, exempt ones too. */
    GROSS_SALES,
    /**
     * All but those for resale. Lines do not tell why a buyer is exempt, so that sales for resale
     * count too: one registers early rather than late.
     */
    RETAIL_SALES,
    /** All sales to anywhere. */
    WORLD_TURNOVER,
    /** Sales to consumers in other member states of the European Union. */
    CROSS_BORDER_B2C;

    static Basis of(Condition condition) {
        return valueOf(condition.basis().toUpperCase(Locale.ROOT));
    }

    /**
     * Whether the sales count.
     *
     * @param jurisdiction whose threshold it is
     * @param home country of the seller
     * @param union the member states
     */
    boolean counts(SoldOnDay sold, String jurisdiction, String home, Set<String> union) {
        return switch (this) {
            case WORLD_TURNOVER -> true;
            case GROSS_SALES, RETAIL_SALES -> isIn(sold, jurisdiction);
            case SALES, TAXABLE_SALES ->
                    isIn(sold, jurisdiction) && isTaxable(sold) && !sold.zeroRated();
            case CROSS_BORDER_B2C -> isTaxable(sold) && isAbroad(sold, home, union);
        };
    }

    private static boolean isTaxable(SoldOnDay sold) {
        return sold.treatment() == Treatment.TAXED || sold.treatment() == Treatment.NOT_REGISTERED;
    }

    /** Below EUR 10,000 tax is due at home; where the buyer is counts all the same. */
    private static boolean isAbroad(SoldOnDay sold, String home, Set<String> union) {
        String place = union.contains(sold.country()) ? sold.country() : sold.taxCountry();
        return union.contains(place) && !place.equals(home);
    }

    private static boolean isIn(SoldOnDay sold, String jurisdiction) {
        int dash = jurisdiction.indexOf('-');
        String country = dash < 0 ? jurisdiction : jurisdiction.substring(0, dash);
        return (sold.country().equals(country) || sold.taxCountry().equals(country))
                && (dash < 0 || sold.region().equals(jurisdiction.substring(dash + 1)));
    }
}
