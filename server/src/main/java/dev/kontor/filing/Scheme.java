package dev.kontor.filing;

import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A return that somebody asks for: one row of {@code deadlines.tsv}.
 *
 * @param code such as {@code oss_union} or {@code us_tx}
 * @param seller {@code EU}, {@code NON_EU}, {@code *} or the country of the selling entity
 * @param jurisdiction a place with all that lies in it; {@code EU} for the other member states
 * @param taxTypes empty for all
 * @param treatments empty for all
 * @param terms in which periods it is filed
 * @param currency of the return's amounts
 * @param confidence H, M or L; an operator confirms M and L before filing
 */
record Scheme(
        String code,
        String name,
        String seller,
        String jurisdiction,
        List<String> taxTypes,
        List<String> treatments,
        Terms terms,
        DueRule due,
        Currency currency,
        String source,
        String confidence,
        String note) {
    private static final String ANY = "*";

    /** The One-Stop Shop's schemes: by country and rate, with corrections of earlier quarters. */
    boolean isOneStopShop() {
        return code.startsWith("oss_");
    }

    /** The recapitulative statement: by customer, without tax. */
    boolean isSalesList() {
        return code.equals("ec_sales_list");
    }

    /** The place with all that lies in it; null for the member states. */
    @Nullable String place() {
        return jurisdiction.equals("EU") ? null : jurisdiction;
    }

    /** The same for who is registered so and has locked returns of these periods. */
    Scheme on(List<Terms.Registered> registered, List<Period> locked) {
        return new Scheme(
                code,
                name,
                seller,
                jurisdiction,
                taxTypes,
                treatments,
                new Terms(terms.usual(), registered, locked),
                due,
                currency,
                source,
                confidence,
                note);
    }

    Period containing(LocalDate day) {
        return terms.containing(day);
    }

    LocalDate dueOn(Period period) {
        return due.after(period);
    }

    /** Whether a seller from that country uses it. */
    boolean isFor(String sellerCountry) {
        return switch (seller) {
            case ANY -> true;
            case "EU" -> MemberStates.contain(sellerCountry);
            case "NON_EU" -> !MemberStates.contain(sellerCountry);
            default -> seller.equals(sellerCountry);
        };
    }

    /**
     * Whether it takes a line of this kind.
     *
     * @param there whether the place is another member state, where the seller is registered itself
     */
    boolean takes(
            String sellerCountry,
            boolean there,
            String place,
            String taxType,
            Treatment treatment) {
        return (isFor(sellerCountry) ? !there || !isOneStopShop() : there && isNational())
                && covers(sellerCountry, place)
                && (taxTypes.isEmpty() || taxTypes.contains(taxType))
                && (treatments.isEmpty()
                        || treatments.contains(treatment.name().toLowerCase(Locale.ROOT)));
    }

    /** A member state's own return, of those who are established or registered there. */
    boolean isNational() {
        return seller.equals(jurisdiction) && MemberStates.contain(seller);
    }

    private boolean covers(String sellerCountry, String place) {
        if (jurisdiction.equals("EU")) {
            String country = place.substring(0, 2);
            return MemberStates.contain(country) && !country.equals(sellerCountry);
        }
        return place.equals(jurisdiction) || place.startsWith(jurisdiction + "-");
    }
}
