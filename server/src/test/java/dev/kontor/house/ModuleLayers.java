package dev.kontor.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The modules in rows, each above all that it calls. A call over several rows goes through a bend
 * in each row between, so that its line passes beside the modules there.
 */
final class ModuleLayers {
    private static final int SWEEPS = 24;
    private static final int GAP = 24;

    private final SortedMap<String, Set<String>> calls;
    private final Map<String, Integer> levels = new HashMap<>();

    /** Modules and bends, each with those directly below. */
    private final SortedMap<String, Set<String>> steps = new TreeMap<>();

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Double> middles = new HashMap<>();

    private ModuleLayers(SortedMap<String, Set<String>> calls) {
        this.calls = calls;
    }

    /** The layers of modules, each with those that it calls; without cycles. */
    static ModuleLayers of(SortedMap<String, Set<String>> calls) {
        ModuleLayers layers = new ModuleLayers(reduced(calls));
        layers.calls.keySet().forEach(layers::level);
        layers.calls.forEach(
                (module, called) -> called.forEach(other -> layers.chain(module, other)));
        layers.order();
        return layers;
    }

    /** Every call as the places that its line goes through, from above. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        calls.forEach((module, called) -> called.forEach(other -> lines.add(chain(module, other))));
        return lines;
    }

    Set<String> modules() {
        return calls.keySet();
    }

    /** Modules and bends from above, each row from left to right. */
    List<List<String>> rows() {
        return rows;
    }

    /** Where the middle of a place is, from the middle of the picture. */
    double middle(String place) {
        return middles.getOrDefault(place, 0.0);
    }

    /** The row of a place, 0 above. */
    int row(String place) {
        return rows.size() - 1 - levels.getOrDefault(place, 0);
    }

    static int width(String place) {
        return isBend(place) ? 10 : place.length() * 9 + 24;
    }

    static boolean isBend(String place) {
        return place.contains(">");
    }

    /** Without the calls that another way leads along too. */
    private static SortedMap<String, Set<String>> reduced(SortedMap<String, Set<String>> calls) {
        SortedMap<String, Set<String>> reduced = new TreeMap<>();
        calls.forEach((module, called) -> {
            Set<String> direct = new TreeSet<>(called);
            called.forEach(other -> direct.removeAll(reached(calls, other)));
            reduced.put(module, direct);
        });
        return reduced;
    }

    private static Set<String> reached(Map<String, Set<String>> calls, String from) {
        Set<String> reached = new TreeSet<>();
        for (String next : calls.getOrDefault(from, Set.of())) {
            reached.add(next);
            reached.addAll(reached(calls, next));
        }
        return reached;
    }

    private int level(String module) {
        Integer known = levels.get(module);
        if (known != null) {
            return known;
        }
        int level =
                calls.getOrDefault(module, Set.of()).stream()
                        .mapToInt(it -> level(it) + 1)
                        .max()
                        .orElse(0);
        levels.put(module, level);
        return level;
    }

    private List<String> chain(String from, String to) {
        List<String> chain = new ArrayList<>(List.of(from));
        for (int level = level(from) - 1; level > level(to); level--) {
            String bend = from + ">" + to + "@" + level;
            levels.put(bend, level);
            chain.add(bend);
        }
        chain.add(to);
        for (int i = 1; i < chain.size(); i++) {
            steps.computeIfAbsent(chain.get(i - 1), any -> new TreeSet<>()).add(chain.get(i));
        }
        return chain;
    }

    /**
     * Neighbors come near each other: sweeps down and up, each row by the middle of its neighbors.
     */
    private void order() {
        int top = levels.values().stream().mapToInt(it -> it).max().orElse(0);
        for (int level = top; level >= 0; level--) {
            int wanted = level;
            rows.add(
                    new ArrayList<>(
                            new TreeMap<>(levels)
                                    .entrySet().stream()
                                            .filter(it -> it.getValue() == wanted)
                                            .map(Map.Entry::getKey)
                                            .toList()));
        }
        place();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<String> row : sweep % 2 == 0 ? rows : rows.reversed()) {
                Map<String, Double> wanted = new HashMap<>();
                row.forEach(it -> wanted.put(it, pull(it)));
                row.sort(
                        Comparator.<String>comparingDouble(it -> wanted.getOrDefault(it, 0.0))
                                .thenComparing(Comparator.naturalOrder()));
                place();
            }
        }
    }

    private double pull(String place) {
        List<String> neighbors = new ArrayList<>(steps.getOrDefault(place, Set.of()));
        steps.forEach((caller, called) -> {
            if (called.contains(place)) {
                neighbors.add(caller);
            }
        });
        return neighbors.stream().mapToDouble(this::middle).average().orElse(middle(place));
    }

    private void place() {
        for (List<String> row : rows) {
            double x = -rowWidth(row) / 2.0;
            for (String place : row) {
                middles.put(place, x + width(place) / 2.0);
                x += width(place) + GAP;
            }
        }
    }

    static int rowWidth(List<String> row) {
        return row.stream().mapToInt(ModuleLayers::width).sum() + GAP * (row.size() - 1);
    }
}
