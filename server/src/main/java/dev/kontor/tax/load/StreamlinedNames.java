package dev.kontor.tax.load;

import dev.kontor.platform.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the jurisdictions of Streamlined states are called, whose files have codes only: all
 * counties, and the cities and districts that Kontor knows ({@code streamlined/names.tsv}).
 */
final class StreamlinedNames {
    private static final String FILE = "/streamlined/names.tsv";

    private final Map<String, String> names = new HashMap<>();

    /** Those of one state. */
    StreamlinedNames(String state) {
        for (Table.Row row : Table.bundled(FILE)) {
            if (row.required("state").equals(state)) {
                names.put(key(row.required("kind"), row.required("code")), row.required("name"));
            }
        }
    }

    /** Leading zeros do not matter. */
    private static String key(String kind, String code) {
        return kind.toLowerCase(Locale.ROOT) + "-" + code.replaceFirst("^0+(?=.)", "");
    }

    /**
     * @param kind county, city or district
     */
    @Nullable String find(String kind, String code) {
        return names.get(key(kind, code));
    }
}
