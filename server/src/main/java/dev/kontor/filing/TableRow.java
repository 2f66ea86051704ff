package dev.kontor.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a tab-separated table with comments after {@code #} and a row of column names; trailing
 * empty cells may be left out.
 */
record TableRow(String place, Map<String, String> cells) {
    static List<TableRow> parse(String file, String text) {
        List<TableRow> rows = new ArrayList<>();
        String[] columns = {};
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (columns.length == 0) {
                columns = cells;
            } else {
                rows.add(row(file + ":" + number, columns, cells));
            }
        }
        return rows;
    }

    private static TableRow row(String place, String[] columns, String[] cells) {
        if (cells.length > columns.length) {
            throw new IllegalArgumentException(place + ": too many cells");
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], i < cells.length ? cells[i].strip() : "");
        }
        return new TableRow(place, row);
    }

    /** The cell, empty when it is. */
    String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(place + ": no column " + column);
        }
        return cell;
    }
}
