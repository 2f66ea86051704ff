package dev.kontor.tax.load;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a file has the columns that are needed, by the names in its first row. Case, blanks,
 * hyphens and underscores do not matter.
 */
final class Columns {
    private final List<String> needed;
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> all = List.of();

    Columns(String... needed) {
        this.needed = List.of(needed);
    }

    /** Whether the row is the one of column names, which comes first. */
    boolean areNamedBy(Csv row) {
        if (!all.isEmpty()) {
            return false;
        }
        all = row.names();
        List<String> plain = all.stream().map(Columns::plain).toList();
        for (int i = plain.size() - 1; i >= 0; i--) {
            places.put(plain.get(i), i);
        }
        for (String name : needed) {
            if (!has(name)) {
                throw row.fault("there is no column " + name);
            }
        }
        return true;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    boolean has(String name) {
        return places.containsKey(plain(name));
    }

    /** The place of a column that is needed, or that the file {@link #has}. */
    int at(String name) {
        Integer place = places.get(plain(name));
        if (place == null) {
            throw new IllegalStateException("column " + name + " was not asked for");
        }
        return place;
    }

    /** All names, in lower case. */
    List<String> all() {
        return all;
    }
}
