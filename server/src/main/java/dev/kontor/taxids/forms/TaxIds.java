package dev.kontor.taxids.forms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks tax ids by their form. Knows the schemes of about ninety countries. */
public final class TaxIds {
    private static final Pattern PLAUSIBLE = Pattern.compile("[0-9A-Z]{4,20}");
    private static final Set<String> ISO = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    private static final Map<String, String> SAME = Map.of("IM", "GB", "EL", "GR");
    private static final Set<String> EUROPE =
            Set.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB",
                    "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE",
                    "SI", "SK", "XI");
    private static final Map<String, TaxIdScheme> SCHEMES = new HashMap<>();

    static {
        Stream.of(
                        WesternEurope.schemes(),
                        EasternEurope.schemes(),
                        EasternNeighbors.schemes(),
                        SmallStates.schemes(),
                        Americas.schemes(),
                        AsiaPacific.schemes(),
                        AfricaAndMiddleEast.schemes())
                .flatMap(List::stream)
                .forEach(scheme -> SCHEMES.put(scheme.country(), scheme));
    }

    private TaxIds() {}

    /** Whether the code names a country: ISO 3166-1, or EL or XI as VAT ids write it. */
    public static boolean isCountry(String country) {
        return ISO.contains(country) || SCHEMES.containsKey(country) || SAME.containsKey(country);
    }

    /** Whether the form of that country's ids is known; of others it is only plausible. */
    public static boolean hasScheme(String country) {
        return SCHEMES.containsKey(SAME.getOrDefault(country, country));
    }

    /**
     * Checks an id as somebody typed it, in any case, with any punctuation, with or without the
     * country's prefix.
     *
     * @throws IllegalArgumentException for an unknown country
     */
    public static TaxIdCheck check(String country, String typed) {
        if (!isCountry(country)) {
            throw new IllegalArgumentException("unknown country " + country);
        }
        String clean = TypedId.clean(typed);
        TaxIdCheck check = checkClean(country, clean);
        String bare = check.syntax() ? clean : TypedId.withoutWords(clean);
        if (bare.equals(clean)) {
            return check;
        }
        TaxIdCheck again = checkClean(country, bare);
        return again.syntax() ? again : check;
    }

    private static TaxIdCheck checkClean(String country, String clean) {
        String known = SAME.getOrDefault(country, country);
        TaxIdScheme scheme = SCHEMES.get(northern(known, clean));
        if (scheme == null) {
            boolean plausible = PLAUSIBLE.matcher(clean).matches();
            return new TaxIdCheck(known, clean, plausible, plausible, false);
        }
        return scheme.check(clean);
    }

    /** The United Kingdom has two prefixes; what is typed says which. */
    private static String northern(String country, String clean) {
        return switch (country) {
            case "GB" -> clean.startsWith("XI") ? "XI" : "GB";
            case "XI" -> clean.startsWith("GB") ? "GB" : "XI";
            default -> country;
        };
    }

    /**
     * Whether the id can be one of that country. One with the prefix of another European country
     * cannot; it may belong to the same company, but says nothing of its establishment here.
     */
    public static boolean mayBelongTo(String typed, String country) {
        String own = country.equals("GR") ? "EL" : country;
        if (typed.startsWith(own) || !EUROPE.contains(own)) {
            return true;
        }
        String clean = TypedId.clean(typed);
        String prefix = prefix(clean);
        if (prefix == null || prefix.equals(own)) {
            return true;
        }
        return !check(prefix, clean).checksum() && check(country, clean).checksum();
    }

    /** Which of two countries the id is one of: the confirmed one if it can only be that. */
    public static String countryOf(String typed, String stated, @Nullable String confirmed) {
        return confirmed == null || fits(typed, stated) || !fits(typed, confirmed)
                ? stated
                : confirmed;
    }

    /** As {@link #mayBelongTo}, and in the form of that country's ids, where that is known. */
    public static boolean fits(String typed, String country) {
        return mayBelongTo(typed, country)
                && (!hasScheme(country) || check(country, typed).syntax());
    }

    private static @Nullable String prefix(String clean) {
        String prefix = clean.length() < 2 ? "" : clean.substring(0, 2);
        return EUROPE.contains(prefix) ? prefix : null;
    }
}
