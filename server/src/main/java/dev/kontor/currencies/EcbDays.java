package dev.kontor.currencies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The European Central Bank's rates of an unbroken stretch of days: every day of publication
 * between the first and the last, with units of each currency for one euro.
 */
record EcbDays(NavigableMap<LocalDate, Map<String, BigDecimal>> days) {
    private static final String NONE = "-";

    EcbDays {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    static EcbDays none() {
        return new EcbDays(new TreeMap<>());
    }

    /** Those that come with this version. */
    static EcbDays bundled() {
        try (InputStream file =
                        Objects.requireNonNull(
                                EcbDays.class.getResourceAsStream("/currencies/ecb_days.tsv"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return read(reader.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EcbDays read(List<String> lines) {
        String[] currencies = lines.getFirst().split("\t", -1);
        NavigableMap<LocalDate, Map<String, BigDecimal>> days = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, BigDecimal> day = HashMap.newHashMap(cells.length);
            for (int i = 1; i < cells.length; i++) {
                if (!cells[i].equals(NONE)) {
                    day.put(currencies[i], new BigDecimal(cells[i]));
                }
            }
            days.put(LocalDate.parse(cells[0]), day);
        }
        return new EcbDays(days);
    }

    /** Whether the day is in the stretch, so that what was published on it is known. */
    boolean cover(LocalDate day) {
        return !days.isEmpty() && !day.isBefore(days.firstKey()) && !day.isAfter(days.lastKey());
    }

    /** The first day of publication that is not before this one, if the stretch covers it. */
    Optional<Map.Entry<LocalDate, Map<String, BigDecimal>>> onOrAfter(LocalDate day) {
        return cover(day) ? Optional.ofNullable(days.ceilingEntry(day)) : Optional.empty();
    }

    /** The last day of publication that is not after this one. */
    Optional<Map.Entry<LocalDate, Map<String, BigDecimal>>> onOrBefore(LocalDate day) {
        return Optional.ofNullable(days.floorEntry(day));
    }

    /** With what was published since; a later stretch that does not touch this one replaces it. */
    EcbDays followedBy(EcbDays later) {
        if (days.isEmpty() || later.days.isEmpty()) {
            return days.isEmpty() ? later : this;
        }
        if (later.days.firstKey().isAfter(days.lastKey())) {
            return later;
        }
        NavigableMap<LocalDate, Map<String, BigDecimal>> all = new TreeMap<>(days);
        all.putAll(later.days);
        return new EcbDays(all);
    }
}
