package dev.kontor.checkout;

import java.util.List;
import java.util.Set;

/**
 * Which parts of an address are asked for, and in which order a country writes them. Consumers are
 * asked only for what decides the tax (handbook 4.3, 4.6, 4.9, 4.10); companies for the whole
 * address, as their invoice needs it.
 */
final class AddressForm {
    /** A part of an address, by its name in the form. */
    enum Part {
        LINE1("line1"),
        POSTAL_CODE("postal_code"),
        CITY("city");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private static final Set<String> TAXED_BY_POSTAL_CODE =
            Set.of(
                    "AT", "CA", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "IT", "NO", "PT",
                    "UA", "US");
    private static final Set<String> WITHOUT_POSTAL_CODES =
            Set.of(
                    "AE", "AG", "AO", "AW", "BF", "BI", "BJ", "BO", "BS", "BW", "BZ", "CD", "CF",
                    "CG", "CI", "CM", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GN", "GQ",
                    "GY", "HK", "JM", "KI", "KM", "KN", "LC", "LY", "ML", "MO", "MR", "MW", "NR",
                    "QA", "RW", "SB", "SC", "SL", "SR", "ST", "SY", "TD", "TG", "TL", "TO", "TV",
                    "UG", "VC", "VU", "YE", "ZW");

    /** The city comes before the postal code. */
    private static final Set<String> CITY_FIRST =
            Set.of(
                    "AU", "CA", "CO", "EG", "GB", "ID", "IE", "IN", "KE", "LK", "NZ", "PH", "PK",
                    "SG", "TH", "US", "VN", "ZA");

    /** From the large to the small. */
    private static final Set<String> LARGE_TO_SMALL = Set.of("CN", "IR", "JP", "KR", "RU", "TW");

    private AddressForm() {}

    static List<Part> order(String country) {
        if (WITHOUT_POSTAL_CODES.contains(country)) {
            return List.of(Part.LINE1, Part.CITY);
        }
        if (LARGE_TO_SMALL.contains(country)) {
            return List.of(Part.POSTAL_CODE, Part.CITY, Part.LINE1);
        }
        return CITY_FIRST.contains(country)
                ? List.of(Part.LINE1, Part.CITY, Part.POSTAL_CODE)
                : List.of(Part.LINE1, Part.POSTAL_CODE, Part.CITY);
    }

    /** Whether it is asked of consumers too. */
    static boolean asksConsumers(String country, Part part) {
        return part == Part.POSTAL_CODE && TAXED_BY_POSTAL_CODE.contains(country);
    }
}
