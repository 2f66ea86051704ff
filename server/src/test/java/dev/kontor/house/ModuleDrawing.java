package dev.kontor.house;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/**
 * The modules as a picture. Calls that follow from others are left out. The same modules give the
 * same picture, byte for byte.
 */
final class ModuleDrawing {
    private static final int ROW = 84;
    private static final int BOX = 34;
    private static final int MARGIN = 24;

    private final ModuleLayers layers;
    private final int width;

    private ModuleDrawing(ModuleLayers layers) {
        this.layers = layers;
        this.width =
                layers.rows().stream().mapToInt(ModuleLayers::rowWidth).max().orElse(0)
                        + 2 * MARGIN;
    }

    /**
     * The picture as SVG.
     *
     * @param calls the modules, each with those that it calls; no cycles
     */
    static String of(SortedMap<String, Set<String>> calls) {
        return new ModuleDrawing(ModuleLayers.of(calls)).svg();
    }

    private String svg() {
        int height = (layers.rows().size() - 1) * ROW + BOX + 2 * MARGIN;
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
        layers.lines().forEach(line -> svg.append(path(line)));
        layers.modules().forEach(module -> svg.append(box(module)));
        return svg.append("</svg>\n").toString();
    }

    /** From one module down to another, straight through each row between. */
    private String path(List<String> line) {
        StringBuilder path = new StringBuilder("<path d=\"");
        path.append("M%d %d".formatted(x(line.getFirst()), y(line.getFirst()) + BOX));
        for (int i = 1; i < line.size(); i++) {
            String from = line.get(i - 1);
            String to = line.get(i);
            int bend = (ROW - BOX) / 2;
            path.append(
                    String.format(
                            Locale.ROOT,
                            "C%d %d %d %d %d %d",
                            x(from),
                            y(from) + BOX + bend,
                            x(to),
                            y(to) - bend,
                            x(to),
                            y(to)));
            if (i < line.size() - 1) {
                path.append("V%d".formatted(y(to) + BOX));
            }
        }
        return path.append("\"/>\n").toString();
    }

    private String box(String module) {
        int wide = ModuleLayers.width(module);
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>\n",
                x(module) - wide / 2,
                y(module),
                wide,
                BOX,
                x(module),
                y(module) + 22,
                module);
    }

    private long x(String place) {
        return Math.round(layers.middle(place) + width / 2.0);
    }

    private int y(String place) {
        return MARGIN + layers.row(place) * ROW;
    }
}
