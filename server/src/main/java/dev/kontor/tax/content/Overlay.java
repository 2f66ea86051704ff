package dev.kontor.tax.content;

import dev.kontor.platform.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays the rows of a pack over those of a table.
 *
 * <p>A row replaces the row of the same key, and otherwise is added. In dated tables (rates,
 * policies, thresholds) the rows of one series follow each other in time: a new row ends the one
 * that it begins in, on the day before, and lasts until the next begins unless it says otherwise. A
 * row whose cell {@code change} says {@code withdraw} is taken away, and the row that it had ended
 * lasts again. In the tables of places and localities all rows of one place are replaced together.
 * Any other table replaces the one of its path.
 */
final class Overlay {
    private static final String CHANGE = "change";
    private static final String FROM = "valid_from";
    private static final String UNTIL = "valid_to";

    /**
     * How the rows of a table are told apart.
     *
     * @param key columns of the series; with {@code valid_from} added where the table is dated
     * @param whole whether rows of one key stand and fall together
     */
    private record Kind(List<String> key, boolean dated, boolean whole) {}

    private static final Map<String, Kind> KINDS =
            Map.of(
                    Tables.RATES,
                    dated("jurisdiction", "tax_type", "categories"),
                    "policies.tsv",
                    dated("area", "category"),
                    "thresholds.tsv",
                    dated("jurisdiction"),
                    "jurisdictions.tsv",
                    new Kind(List.of("code"), false, false),
                    "categories.tsv",
                    new Kind(List.of("name"), false, false),
                    "wordings.tsv",
                    new Kind(List.of("id"), false, false),
                    "sanctions.tsv",
                    new Kind(List.of("place"), false, false),
                    "places.tsv",
                    new Kind(List.of("country", "place"), false, true),
                    "us_localities.tsv",
                    new Kind(List.of("state", "city"), false, true));

    private final Kind kind;

    /** By series, then by day; tables that are not dated have one day. */
    private final Map<List<String>, NavigableMap<LocalDate, Table.Row>> rows =
            new LinkedHashMap<>();

    private Overlay(Kind kind, List<Table.Row> base) {
        this.kind = kind;
        base.forEach(row -> inTime(row).put(day(row), row));
    }

    private static Kind dated(String... key) {
        return new Kind(List.of(key), true, false);
    }

    static List<Table.Row> merged(String path, List<Table.Row> base, List<Table.Row> pack) {
        Kind kind = KINDS.get(path);
        if (kind == null) {
            return pack;
        }
        if (kind.whole()) {
            return replaced(kind, base, pack);
        }
        Overlay overlay = new Overlay(kind, base);
        overlay.applyAll(pack);
        return overlay.rows.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    private static List<Table.Row> replaced(Kind kind, List<Table.Row> base, List<Table.Row> pack) {
        Set<List<String>> touched =
                pack.stream().map(row -> key(kind, row)).collect(Collectors.toSet());
        return Stream.concat(
                        base.stream().filter(row -> !touched.contains(key(kind, row))),
                        pack.stream().filter(row -> !isWithdrawn(row)))
                .toList();
    }

    private void applyAll(List<Table.Row> pack) {
        Set<List<Object>> seen = new HashSet<>();
        for (Table.Row row : pack) {
            if (!seen.add(List.of(series(row), day(row)))) {
                throw row.fault("the same row is there twice");
            }
            if (isWithdrawn(row)) {
                withdraw(row);
            } else {
                put(row);
            }
        }
    }

    private static boolean isWithdrawn(Table.Row row) {
        String change = row.has(CHANGE) ? row.text(CHANGE) : "";
        return switch (change) {
            case "" -> false;
            case "withdraw" -> true;
            default -> throw row.fault("change is neither empty nor withdraw");
        };
    }

    private void put(Table.Row row) {
        NavigableMap<LocalDate, Table.Row> inTime = inTime(row);
        if (inTime.containsKey(day(row))) {
            inTime.put(day(row), row);
            return;
        }
        Map.Entry<LocalDate, Table.Row> later = inTime.higherEntry(day(row));
        boolean open = later != null && row.has(UNTIL) && row.text(UNTIL).isEmpty();
        Map.Entry<LocalDate, Table.Row> earlier = inTime.lowerEntry(day(row));
        if (earlier != null && lastsUntil(earlier.getValue(), day(row))) {
            inTime.put(
                    earlier.getKey(),
                    earlier.getValue().with(UNTIL, day(row).minusDays(1).toString()));
        }
        inTime.put(day(row), open ? row.with(UNTIL, later.getKey().minusDays(1).toString()) : row);
    }

    private static boolean lastsUntil(Table.Row row, LocalDate day) {
        if (!row.has(UNTIL)) {
            return false;
        }
        LocalDate until = row.optionalDate(UNTIL);
        return until == null || !until.isBefore(day);
    }

    private void withdraw(Table.Row row) {
        NavigableMap<LocalDate, Table.Row> inTime = inTime(row);
        Table.Row gone = inTime.remove(day(row));
        if (gone == null) {
            throw row.fault("there is no such row to withdraw");
        }
        Map.Entry<LocalDate, Table.Row> earlier = inTime.lowerEntry(day(row));
        if (earlier != null
                && gone.has(UNTIL)
                && earlier.getValue().text(UNTIL).equals(day(row).minusDays(1).toString())) {
            inTime.put(earlier.getKey(), earlier.getValue().with(UNTIL, gone.text(UNTIL)));
        }
    }

    private NavigableMap<LocalDate, Table.Row> inTime(Table.Row row) {
        return rows.computeIfAbsent(series(row), any -> new TreeMap<>());
    }

    private List<String> series(Table.Row row) {
        return key(kind, row);
    }

    /** The key without the day; rates of consumers alone and of businesses alone are apart. */
    private static List<String> key(Kind kind, Table.Row row) {
        List<String> key = new ArrayList<>(kind.key().stream().map(row::text).toList());
        if (kind.dated() && row.has("consumer")) {
            key.add(row.text("consumer").equals("-") ? "business" : "");
            key.add(row.text("business").equals("-") ? "consumer" : "");
        }
        return key;
    }

    private LocalDate day(Table.Row row) {
        LocalDate from = kind.dated() ? row.optionalDate(FROM) : null;
        return from == null ? LocalDate.EPOCH : from;
    }
}
