package dev.kontor.console.tax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world by what becomes of tax.
 *
 * @param year whose sales are shown
 * @param shapes outlines, in the order of codes
 * @param counts how many countries are in each state
 * @param rows the same as a table
 */
public record TaxMapPage(
        int year, List<Shape> shapes, Map<PlaceState, Integer> counts, List<Row> rows) {

    /** One country on the map. */
    public record Shape(String code, String name, String path, PlaceState state) {}

    /**
     * One country.
     *
     * @param rates that consumers pay; empty where nothing is charged
     * @param net of the year by currency
     * @param weight by which it comes early
     */
    public record Row(
            String code,
            String name,
            PlaceState state,
            String rates,
            List<String> net,
            List<String> tax,
            int weight) {}

    static TaxMapPage of(int year, List<Row> rows) {
        Map<String, Row> byCode = new TreeMap<>();
        Map<PlaceState, Integer> counts = new EnumMap<>(PlaceState.class);
        for (Row row : rows) {
            byCode.put(row.code(), row);
            counts.merge(row.state(), 1, Integer::sum);
        }
        List<Shape> shapes = new ArrayList<>();
        WorldMap.outlines()
                .forEach((code, path) -> {
                    Row row = byCode.get(code);
                    if (row != null) {
                        shapes.add(new Shape(code, row.name(), path, row.state()));
                    }
                });
        return new TaxMapPage(year, shapes, counts, rows);
    }
}
