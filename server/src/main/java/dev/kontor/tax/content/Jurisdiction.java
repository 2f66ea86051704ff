package dev.kontor.tax.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place with tax rules of its own: one row of {@code jurisdictions.tsv}, empty cells filled from
 * its parent.
 *
 * @param area whose category policies apply, empty for none
 * @param zone where its days begin, a name of the IANA database
 * @param businessByStatement whether a buyer's word suffices to count as a business
 * @param postalForms forms of its postal codes, 9 a digit, A a letter; empty when they do not
 *     matter
 * @param taxedBy the place whose rules apply instead, or null
 * @param alsoTaxedBy places whose rules apply too
 * @param registration code under which its tax is reported beside its own, or null
 */
public record Jurisdiction(
        String code,
        String name,
        Level level,
        @Nullable Jurisdiction parent,
        String area,
        String zone,
        Rounding rounding,
        boolean businessByStatement,
        List<String> postalForms,
        @Nullable String taxedBy,
        List<String> alsoTaxedBy,
        @Nullable String registration) {

    /** Kinds of places, as the content names them in lower case. */
    public enum Level {
        COUNTRY,
        STATE,
        PROVINCE,
        TERRITORY,
        COUNTY,
        CITY,
        DISTRICT
    }

    public Jurisdiction country() {
        return parent == null ? this : parent.country();
    }

    /** The country whose tax authority counts here: Monaco's is France. */
    public String taxCountry() {
        String country = country().code();
        return taxedBy == null ? country : taxedBy;
    }

    /** ISO 3166-2 region without the country, for states and provinces and what lies in them. */
    public @Nullable String region() {
        return switch (level) {
            case STATE, PROVINCE -> code.substring(code.indexOf('-') + 1);
            case COUNTY, CITY, DISTRICT -> parent == null ? null : parent.region();
            case COUNTRY, TERRITORY -> null;
        };
    }

    /** The code under which one registers for its tax: its own, or that of a union or state. */
    public String registeredUnder() {
        return registration == null ? code : registration;
    }

    /** Whether its consumers' tax is collected through the One-Stop Shop. */
    public boolean isInUnion() {
        return "EU".equals(registration);
    }

    /** Identity is the code. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Jurisdiction that && code.equals(that.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }
}
