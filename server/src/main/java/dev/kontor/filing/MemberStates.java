package dev.kontor.filing;

import java.util.Set;

/** The member states of the European Union, by ISO 3166-1. */
final class MemberStates {
    private static final Set<String> ALL =
            Set.of(
                    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU",
                    "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES",
                    "SE");

    private MemberStates() {}

    static boolean contain(String country) {
        return ALL.contains(country);
    }

    /** As returns write it: Greece is {@code EL}. */
    static String code(String country) {
        return country.equals("GR") ? "EL" : country;
    }
}
