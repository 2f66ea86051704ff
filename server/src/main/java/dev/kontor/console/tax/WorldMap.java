package dev.kontor.console.tax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The outlines of all countries, as SVG paths in a view box of 0 0 1000 480. */
final class WorldMap {
    private static final Map<String, String> OUTLINES = read();

    private WorldMap() {}

    /** By ISO 3166-1 code, in the order of codes. */
    static Map<String, String> outlines() {
        return OUTLINES;
    }

    private static Map<String, String> read() {
        try (InputStream in =
                Objects.requireNonNull(WorldMap.class.getResourceAsStream("/console/world.tsv"))) {
            Map<String, String> outlines = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code"))
                    .map(line -> line.split("\t", 2))
                    .forEach(it -> outlines.put(it[0], it[1]));
            return outlines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
