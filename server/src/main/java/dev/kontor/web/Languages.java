package dev.kontor.web;

import dev.kontor.platform.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The language, and the country, that a browser asks for by {@code Accept-Language}. */
public final class Languages {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Languages() {}

    /** The words of the best language that we have; English when there is none. */
    public static Words of(HttpServletRequest request) {
        return ranges(request).stream()
                .map(Languages::tag)
                .filter(Languages::isSpoken)
                .findFirst()
                .map(Words::of)
                .orElseGet(() -> Words.of("en"));
    }

    /** The words of a language tag, reduced to what makes a difference. */
    public static Words of(String tag) {
        return Words.of(tag(tag));
    }

    /** The country of the browser's first language that names one, such as {@code de-AT}. */
    public static Optional<String> country(HttpServletRequest request) {
        return ranges(request).stream().flatMap(range -> country(range).stream()).findFirst();
    }

    /** The country that a language tag names. */
    public static Optional<String> country(String tag) {
        String country = locale(tag).getCountry();
        return COUNTRIES.contains(country) ? Optional.of(country) : Optional.empty();
    }

    /** Language and country alone: words are kept in memory by their tag. */
    private static String tag(String tag) {
        String language = locale(tag).getLanguage();
        return country(tag).map(country -> language + "-" + country).orElse(language);
    }

    private static boolean isSpoken(String tag) {
        return Words.LANGUAGES.contains(locale(tag).getLanguage());
    }

    private static Locale locale(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-'));
    }

    private static List<String> ranges(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > 500) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(Locale.LanguageRange::getRange)
                    .toList();
        } catch (IllegalArgumentException e) { // Not a list of languages: as if there were none.
            return List.of();
        }
    }
}
