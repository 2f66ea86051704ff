package dev.kontor.tax.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a file has the columns that are needed, by the names in its first row. */
final class Columns {
    private final List<String> needed;
    private final Map<String, Integer> places = new HashMap<>();
    private List<String> all = List.of();

    Columns(String... needed) {
        this.needed = List.of(needed);
    }

    /** Whether the row is the one of column names, which comes first. */
    boolean areNamedBy(Csv row) {
        if (!places.isEmpty()) {
            return false;
        }
        all = row.names();
        for (String name : needed) {
            int place = all.indexOf(name);
            if (place < 0) {
                throw row.fault("there is no column " + name);
            }
            places.put(name, place);
        }
        return true;
    }

    int at(String name) {
        return places.getOrDefault(name, -1);
    }

    /** All names, in lower case. */
    List<String> all() {
        return all;
    }
}
