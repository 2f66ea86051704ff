package dev.kontor.house;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The modules as a picture: each above all that it calls. Calls that follow from others are left
 * out. The same modules give the same picture, byte for byte.
 */
final class ModuleDrawing {
    private static final int ROW = 84;
    private static final int BOX = 34;
    private static final int GAP = 26;
    private static final int LETTER = 9;
    private static final int MARGIN = 24;
    private static final int SWEEPS = 12;

    private final SortedMap<String, Set<String>> calls;
    private final Map<String, Integer> levels = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Double> middles = new HashMap<>();

    private ModuleDrawing(SortedMap<String, Set<String>> calls) {
        this.calls = calls;
    }

    /**
     * The picture as SVG.
     *
     * @param calls the modules, each with those that it calls; no cycles
     */
    static String of(SortedMap<String, Set<String>> calls) {
        ModuleDrawing drawing = new ModuleDrawing(reduced(calls));
        drawing.calls.keySet().forEach(drawing::level);
        drawing.order();
        return drawing.svg();
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
        int level = called(module).stream().mapToInt(it -> level(it) + 1).max().orElse(0);
        levels.put(module, level);
        return level;
    }

    /**
     * Neighbors come near each other: some sweeps down and up, each row by its neighbors' middle.
     */
    private void order() {
        int top = levels.values().stream().mapToInt(it -> it).max().orElse(0);
        for (int level = top; level >= 0; level--) {
            int wanted = level;
            rows.add(
                    new ArrayList<>(
                            calls.keySet().stream()
                                    .filter(it -> levels.getOrDefault(it, 0) == wanted)
                                    .toList()));
        }
        place();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean down = sweep % 2 == 0;
            for (List<String> row : down ? rows : rows.reversed()) {
                Map<String, Double> wanted = new HashMap<>();
                row.forEach(it -> wanted.put(it, pull(it)));
                row.sort(
                        Comparator.<String>comparingDouble(it -> wanted.getOrDefault(it, 0.0))
                                .thenComparing(Comparator.naturalOrder()));
                place();
            }
        }
    }

    private double pull(String module) {
        List<String> neighbors = new ArrayList<>(called(module));
        calls.forEach((caller, called) -> {
            if (called.contains(module)) {
                neighbors.add(caller);
            }
        });
        return neighbors.stream().mapToDouble(this::middle).average().orElse(middle(module));
    }

    private Set<String> called(String module) {
        return calls.getOrDefault(module, Set.of());
    }

    private double middle(String module) {
        return middles.getOrDefault(module, 0.0);
    }

    private void place() {
        for (List<String> row : rows) {
            double x = -width(row) / 2.0;
            for (String module : row) {
                middles.put(module, x + box(module) / 2.0);
                x += box(module) + GAP;
            }
        }
    }

    private static int box(String module) {
        return module.length() * LETTER + 24;
    }

    private static int width(List<String> row) {
        return row.stream().mapToInt(ModuleDrawing::box).sum() + GAP * (row.size() - 1);
    }

    private String svg() {
        int width = rows.stream().mapToInt(ModuleDrawing::width).max().orElse(0) + 2 * MARGIN;
        int height = (rows.size() - 1) * ROW + BOX + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
                <title>The modules of the server; each calls only those below it</title>
                <style>
                text { font: 15px Georgia, serif; text-anchor: middle; fill: #1e1a16 }
                rect { fill: #fffdf8; stroke: #8b8170 }
                path { fill: none; stroke: #9d3323; stroke-opacity: .55; stroke-width: 1.2 }
                .paper { fill: #f8f4eb; stroke: none }
                @media (prefers-color-scheme: dark) {
                text { fill: #f0e9dc }
                rect { fill: #201d19; stroke: #877c6b }
                path { stroke: #ef8d78 }
                .paper { fill: #161412 }
                }
                </style>
                <rect class="paper" width="%d" height="%d" rx="8"/>
                """
                        .formatted(width, height, width, height));
        calls.forEach((module, called) ->
                called.forEach(other -> svg.append(line(module, other, width))));
        calls.keySet().forEach(module -> svg.append(picture(module, width)));
        return svg.append("</svg>\n").toString();
    }

    private String line(String from, String to, int width) {
        long x1 = x(from, width);
        long x2 = x(to, width);
        int y1 = y(from) + BOX;
        int y2 = y(to);
        int bend = Math.min(ROW, (y2 - y1) / 2 + 8);
        return String.format(
                Locale.ROOT,
                "<path d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
                x1,
                y1,
                x1,
                y1 + bend,
                x2,
                y2 - bend,
                x2,
                y2);
    }

    private String picture(String module, int width) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>\n",
                x(module, width) - box(module) / 2,
                y(module),
                box(module),
                BOX,
                x(module, width),
                y(module) + 22,
                module);
    }

    private long x(String module, int width) {
        return Math.round(middle(module) + width / 2.0);
    }

    private int y(String module) {
        return MARGIN + (rows.size() - 1 - levels.getOrDefault(module, 0)) * ROW;
    }
}
