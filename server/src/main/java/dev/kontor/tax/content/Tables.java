package dev.kontor.tax.content;

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

    private final SortedMap<String, List<Table.Row>> tables;

    private Tables(SortedMap<String, List<Table.Row>> tables) {
        this.tables = Collections.unmodifiableSortedMap(tables);
    }

    /** The texts that come with this version of Kontor, by path. */
    public static SortedMap<String, String> bundledTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        BUNDLED.forEach(path -> texts.put(path, resource(path)));
        return texts;
    }

    /** The tables that come with this version of Kontor. */
    public static Tables bundled() {
        SortedMap<String, List<Table.Row>> tables = new TreeMap<>();
        BUNDLED.forEach(path -> add(tables, path, resource(path)));
        return new Tables(tables);
    }

    /** Tables from texts by path. */
    public static Tables of(Map<String, String> texts) {
        SortedMap<String, List<Table.Row>> tables = new TreeMap<>();
        new TreeMap<>(texts).forEach((path, text) -> add(tables, path, text));
        return new Tables(tables);
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

    /** The paths of all tables, or of those in a folder such as {@code boundaries/}. */
    public List<String> paths(String folder) {
        return tables.keySet().stream().filter(it -> it.startsWith(folder)).toList();
    }

    /**
     * These tables with the rows of a pack: see {@link Overlay} for what a row changes. A table
     * that the content does not know by rows is taken whole.
     */
    public Tables with(Tables pack) {
        SortedMap<String, List<Table.Row>> merged = new TreeMap<>(tables);
        pack.tables.forEach((path, rows) ->
                merged.put(path, Overlay.merged(path, tables.getOrDefault(path, List.of()), rows)));
        return new Tables(merged);
    }

    /** A table as text, such as it is read: a row of column names, then the rows. */
    public String text(String path) {
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
