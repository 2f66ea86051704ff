package dev.kontor.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes ever new copies of the rows of some tables. An id that a copy needs anew is the same in all
 * tables; what all rows share (vendor, product, price) stays; so do all other values, but for what
 * a unique index would refuse: numbers and hashes are counted on.
 */
final class FreshRows {
    /**
     * A value that stands in more than this share of a column's rows belongs to no single order.
     */
    private static final double SHARED = 0.25;

    private static final String UUID_TYPE = "uuid";
    private static final Set<String> COUNTABLE = Set.of("text", "bytea", "int8");

    private final List<Sample> samples;
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Set<Integer>> counted = new HashMap<>();
    private final SplittableRandom random;
    private long counter;

    /**
     * @param seed different for each writer, so that their rows never meet
     */
    FreshRows(List<Sample> samples, int seed) {
        this.samples = samples;
        this.random = new SplittableRandom(seed);
        this.counter = 1_000_000_000_000L * (seed + 1);
        Set<String> shared = new HashSet<>();
        eachUuidColumn((sample, column) -> shared.addAll(sharedOf(sample, column)));
        eachUuidColumn((sample, column) -> {
            for (@Nullable Object[] row : sample.rows()) {
                if (row[column] instanceof String id && !shared.contains(id)) {
                    slots.putIfAbsent(id, slots.size());
                }
            }
        });
        samples.forEach(sample -> counted.put(sample.name(), countedOf(sample)));
    }

    /** One more copy: by table, in the order of the samples, the rows with fresh ids. */
    List<List<@Nullable Object[]>> next() {
        String[] ids = new String[slots.size()];
        long millis = System.currentTimeMillis();
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(millis);
        }
        return samples.stream()
                .map(sample -> sample.rows().stream().map(row -> fresh(sample, row, ids)).toList())
                .toList();
    }

    private @Nullable Object[] fresh(Sample sample, @Nullable Object[] row, String[] ids) {
        Set<Integer> counts = counted.getOrDefault(sample.name(), Set.of());
        @Nullable Object[] copy = row.clone();
        for (int i = 0; i < copy.length; i++) {
            Object value = copy[i];
            Integer slot = value instanceof String text ? slots.get(text) : null;
            if (slot != null) {
                copy[i] = ids[slot];
            } else if (value != null && counts.contains(i)) {
                copy[i] = count(value);
            }
        }
        return copy;
    }

    /** Time-ordered, as the server's own. */
    private String id(long millis) {
        return new UUID(
                        (millis << 16) | 0x7000 | (random.nextLong() & 0xfff),
                        (random.nextLong() >>> 2) | (1L << 63))
                .toString();
    }

    /** A value that was not there before, of the same length where that can be. */
    private Object count(Object value) {
        counter++;
        if (value instanceof byte[] bytes) {
            ByteBuffer copy = ByteBuffer.allocate(Math.max(bytes.length, Long.BYTES));
            copy.put(bytes).putLong(0, random.nextLong());
            return copy.array();
        }
        String text = (String) value;
        String digits = String.format(Locale.ROOT, "%d", counter);
        return text.substring(0, Math.max(0, text.length() - digits.length())) + digits;
    }

    /** Columns to count on: for each unique key without a fresh id, its column that varies most. */
    private Set<Integer> countedOf(Sample sample) {
        Set<Integer> columns = new HashSet<>();
        for (List<Integer> key : sample.keys()) {
            if (key.stream().anyMatch(column -> isFresh(sample, column))) {
                continue;
            }
            key.stream()
                    .filter(column -> COUNTABLE.contains(sample.columns().get(column).type()))
                    .max(java.util.Comparator.comparingInt(column -> distinct(sample, column)))
                    .ifPresent(columns::add);
        }
        return columns;
    }

    private boolean isFresh(Sample sample, int column) {
        return isUuid(sample, column)
                && sample.rows().stream()
                        .allMatch(row -> row[column] instanceof String id && slots.containsKey(id));
    }

    private static int distinct(Sample sample, int column) {
        Set<Object> values = new HashSet<>();
        for (@Nullable Object[] row : sample.rows()) {
            Object value = row[column];
            values.add(
                    value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : String.valueOf(value));
        }
        return values.size();
    }

    private static List<String> sharedOf(Sample sample, int column) {
        Map<String, Integer> seen = new HashMap<>();
        for (@Nullable Object[] row : sample.rows()) {
            if (row[column] instanceof String id) {
                seen.merge(id, 1, Integer::sum);
            }
        }
        List<String> shared = new ArrayList<>();
        seen.forEach((id, times) -> {
            if (times > 1 && times > SHARED * sample.rows().size()) {
                shared.add(id);
            }
        });
        return shared;
    }

    private interface UuidColumn {
        void visit(Sample sample, int column);
    }

    private void eachUuidColumn(UuidColumn visitor) {
        for (Sample sample : samples) {
            for (int i = 0; i < sample.columns().size(); i++) {
                if (isUuid(sample, i)) {
                    visitor.visit(sample, i);
                }
            }
        }
    }

    private static boolean isUuid(Sample sample, int column) {
        return sample.columns().get(column).type().equals(UUID_TYPE);
    }
}
