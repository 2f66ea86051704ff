package dev.kontor.tax.content;

import dev.kontor.platform.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All tables of one content by their paths, wherever they come from: the bundle of this version of
 * Kontor, or what was kept of an earlier one. The files below {@code rates/} are one table, called
 * {@link #RATES}. Never changed; {@link #with} answers new ones.
 */
public final class Tables {
    /** The table of all rules, whatever the files are that it is kept in. */
    public static final String RATES = "rates.tsv";

    /** The tables below {@code resources/tax}; {@code TablesTest} compares it with the folder. */
    private static final List<String> BUNDLED =
            List.of(
                    "version.tsv",
                    "jurisdictions.tsv",
                    "categories.tsv",
                    "wordings.tsv",
                    "policies.tsv",
                    "sanctions.tsv",
                    "places.tsv",
                    "us_localities.tsv",
                    "thresholds.tsv",
                    "rates/eu.tsv",
                    "rates/europe.tsv",
                    "rates/middle_east_africa.tsv",
                    "rates/asia_pacific.tsv",
                    "rates/latin_america.tsv",
                    "rates/canada.tsv",
                    "rates/united_states.tsv",
                    "rates/united_states_local.tsv");

    /** Tables of millions of rows, which are never made rows of. */
    public static final String BOUNDARIES = "boundaries/";

    private final SortedMap<String, List<Table.Row>> tables;
    private final SortedMap<String, String> boundaries;

    private Tables(
            SortedMap<String, List<Table.Row>> tables, SortedMap<String, String> boundaries) {
        this.tables = Collections.unmodifiableSortedMap(tables);
        this.boundaries = Collections.unmodifiableSortedMap(boundaries);
    }

    /** The texts that come with this version of Kontor, by path. */
    public static SortedMap<String, String> bundledTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        BUNDLED.forEach(path -> texts.put(path, resource(path)));
        return texts;
    }

    /** The tables that come with this version of Kontor. */
    public static Tables bundled() {
        return of(bundledTexts());
    }

    /** Tables from texts by path. */
    public static Tables of(Map<String, String> texts) {
        SortedMap<String, List<Table.Row>> tables = new TreeMap<>();
        SortedMap<String, String> boundaries = new TreeMap<>();
        new TreeMap<>(texts)
                .forEach((path, text) -> {
                    if (path.startsWith(BOUNDARIES)) {
                        boundaries.put(path, text);
                    } else {
                        add(tables, path, text);
                    }
                });
        return new Tables(tables, boundaries);
    }

    private static void add(SortedMap<String, List<Table.Row>> tables, String path, String text) {
        tables.computeIfAbsent(logical(path), any -> new ArrayList<>())
                .addAll(Table.parse(path, text));
    }

    private static String logical(String path) {
        return path.startsWith("rates/") ? RATES : path;
    }

    private static String resource(String path) {
        try (InputStream in = Tables.class.getResourceAsStream("/tax/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table that must be there. */
    public List<Table.Row> rows(String path) {
        List<Table.Row> rows = tables.get(path);
        if (rows == null) {
            throw new IllegalArgumentException("no table " + path);
        }
        return Collections.unmodifiableList(rows);
    }

    /** The boundaries of states ({@code boundaries/MN.tsv}) as texts. */
    public SortedMap<String, String> boundaries() {
        return boundaries;
    }

    /** The paths of all tables that have rows, or of those in a folder. */
    public List<String> paths(String folder) {
        return tables.keySet().stream().filter(it -> it.startsWith(folder)).toList();
    }

    /**
     * These tables with the rows of a pack: see {@link Overlay} for what a row changes. A table
     * that the content does not know by rows, and the boundaries of a state, are taken whole.
     */
    public Tables with(Tables pack) {
        SortedMap<String, List<Table.Row>> merged = new TreeMap<>(tables);
        pack.tables.forEach((path, rows) ->
                merged.put(path, Overlay.merged(path, tables.getOrDefault(path, List.of()), rows)));
        SortedMap<String, String> allBoundaries = new TreeMap<>(boundaries);
        allBoundaries.putAll(pack.boundaries);
        return new Tables(merged, allBoundaries);
    }

    /** A table as text, such as it is read: a row of column names, then the rows. */
    public String text(String path) {
        String whole = boundaries.get(path);
        if (whole != null) {
            return whole;
        }
        List<Table.Row> rows = rows(path);
        if (rows.isEmpty()) {
            return "";
        }
        List<String> columns = rows.getFirst().columns();
        StringBuilder text = new StringBuilder(String.join("\t", columns)).append('\n');
        for (Table.Row row : rows) {
            String line = columns.stream().map(row::text).collect(Collectors.joining("\t"));
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
