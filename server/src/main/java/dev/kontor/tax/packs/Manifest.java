package dev.kontor.tax.packs;

import dev.kontor.platform.Sha256;
import dev.kontor.platform.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a pack says of itself: {@code pack.tsv}, rows of key and value. Whoever writes a pack gives
 * {@code name}, {@code version}, {@code summary} and, if it needs one before it, {@code base};
 * packing adds the time it was {@code created} and a row for each file, with its SHA-256.
 *
 * @param base version of the same name that must be applied before; empty for none
 * @param files SHA-256 in hexadecimal by path
 */
record Manifest(
        String name,
        String version,
        String base,
        String summary,
        Instant created,
        SortedMap<String, String> files) {
    static final String PATH = "pack.tsv";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9_-]{1,60}(/[A-Za-z0-9_-]{1,60}){0,2}\\.tsv");
    private static final int LONGEST_SUMMARY = 500;

    Manifest {
        if (!NAME.matcher(name).matches()) {
            throw fault("name is not of small letters, digits and hyphens: " + name);
        }
        if (!Version.isOne(version)) {
            throw fault("version is not made of numbers and points: " + version);
        }
        if (!base.isEmpty() && (!Version.isOne(base) || Version.compare(base, version) >= 0)) {
            throw fault("base is not a version before " + version + ": " + base);
        }
        if (summary.isEmpty() || summary.length() > LONGEST_SUMMARY) {
            throw fault(
                    "summary must say in at most " + LONGEST_SUMMARY + " characters what changes");
        }
        files.keySet().forEach(Manifest::requirePath);
    }

    static void requirePath(String path) {
        if (!FILE.matcher(path).matches() || path.equals(PATH) || path.equals("version.tsv")) {
            throw fault("a pack cannot hold a file " + path);
        }
    }

    private static IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(PATH + ": " + what);
    }

    /** The author's manifest, completed for these files. */
    static Manifest of(String authored, Map<String, byte[]> files, Instant created) {
        Map<String, String> values = values(Table.parse(PATH, authored));
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((path, bytes) -> hashes.put(path, hash(bytes)));
        return of(values, created, hashes);
    }

    /** A completed manifest. */
    static Manifest parse(byte[] text) {
        List<Table.Row> rows = Table.parse(PATH, new String(text, StandardCharsets.UTF_8));
        Map<String, String> values = values(rows);
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Table.Row row : rows) {
            if (row.text("key").equals("file")
                    && hashes.put(row.required("value"), row.required("sha256")) != null) {
                throw row.fault("the same file twice");
            }
        }
        try {
            return of(values, Instant.parse(values.getOrDefault("created", "")), hashes);
        } catch (DateTimeParseException e) {
            throw fault("created is missing: pack the folder first, with ./kontor tax pack");
        }
    }

    private static Manifest of(
            Map<String, String> values, Instant created, SortedMap<String, String> hashes) {
        return new Manifest(
                values.getOrDefault("name", ""),
                values.getOrDefault("version", ""),
                values.getOrDefault("base", ""),
                values.getOrDefault("summary", ""),
                created,
                hashes);
    }

    private static Map<String, String> values(List<Table.Row> rows) {
        Map<String, String> values = new HashMap<>();
        for (Table.Row row : rows) {
            switch (row.required("key")) {
                case "name", "version", "base", "summary", "created" ->
                        values.put(row.text("key"), row.text("value"));
                case "file" -> {}
                default -> throw row.fault("unknown key " + row.text("key"));
            }
        }
        return values;
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    byte[] text() {
        StringBuilder text = new StringBuilder("key\tvalue\tsha256\n");
        text.append("name\t").append(name).append('\n');
        text.append("version\t").append(version).append('\n');
        text.append("base\t").append(base).append('\n');
        text.append("summary\t").append(summary).append('\n');
        text.append("created\t").append(created).append('\n');
        files.forEach((path, hash) ->
                text.append("file\t").append(path).append('\t').append(hash).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
