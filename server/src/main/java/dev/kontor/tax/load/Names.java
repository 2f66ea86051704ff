package dev.kontor.tax.load;

import java.util.Locale;

/** Names of places as people write them. */
final class Names {
    private Names() {}

    /** {@code SEATTLE (CITY)} is Seattle. */
    static String title(String name) {
        StringBuilder title = new StringBuilder(name.length());
        boolean first = true;
        for (char c : name.replaceFirst("(?i) *\\(city\\)$", "").strip().toCharArray()) {
            title.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = !Character.isLetterOrDigit(c) && c != '\'';
        }
        return title.toString();
    }

    /** The same as {@link #key} of a county, without the word for it. */
    static String county(String name) {
        return key(name).replaceFirst(" (COUNTY|PARISH|BOROUGH|CENSUS AREA|MUNICIPALITY)$", "");
    }

    /** For comparing: letters and digits, in upper case, saints written out. */
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", " ")
                .strip()
                .replaceAll("\\bST (?=.)", "SAINT ")
                .replaceAll("\\bSTE (?=.)", "SAINTE ");
    }
}
