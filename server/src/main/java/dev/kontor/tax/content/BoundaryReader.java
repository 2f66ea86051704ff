package dev.kontor.tax.content;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads a table {@code boundaries/<state>.tsv}, row by row. Its columns have fixed places:
 *
 * <pre>kind  zip  last  low  high  side  street  valid_from  valid_to  area</pre>
 *
 * <p>{@code area}: {@code zip} is its number, {@code area} the codes of its localities, with
 * commas. {@code zip}: five digits, to {@code last}. {@code zip4}: nine digits, to {@code last}.
 * {@code address}: house numbers {@code low} to {@code high} on the {@code side} ({@code odd},
 * {@code even}, or both) of a {@code street} (direction, name, kind, direction, with bars between)
 * in a ZIP code. {@code city}: the place named in {@code street}, within a ZIP code.
 */
final class BoundaryReader {
    private static final int CELLS = 10;
    private static final int KIND = 0;
    private static final int ZIP = 1;
    private static final int LAST = 2;
    private static final int LOW = 3;
    private static final int HIGH = 4;
    private static final int SIDE = 5;
    private static final int STREET = 6;
    private static final int FROM = 7;
    private static final int TO = 8;
    private static final int AREA = 9;

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<String, Jurisdiction> jurisdictions;
    private final BoundaryRows rows = new BoundaryRows();
    private final int[] ends = new int[CELLS];
    private String line = "";
    private String lastFrom = "";
    private String lastTo = "";
    private int fromDay;
    private int toDay = ALWAYS;

    private BoundaryReader(Map<String, Jurisdiction> jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /**
     * The boundaries in a table's text, whole or not at all.
     *
     * @throws IllegalArgumentException for the first fault, with file and line
     */
    static Boundaries read(String file, String text, Map<String, Jurisdiction> jurisdictions) {
        BoundaryReader reader = new BoundaryReader(jurisdictions);
        int number = 0;
        boolean named = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            number++;
            if (end > start && text.charAt(start) != '#') {
                reader.line = text.substring(start, end);
                try {
                    if (named) {
                        reader.row();
                    } else {
                        reader.columns();
                    }
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            file + ":" + number + ": " + e.getMessage(), e);
                }
                named = true;
            }
            start = end + 1;
        }
        return reader.rows.sorted();
    }

    private void columns() {
        if (!line.equals(Boundaries.COLUMNS)) {
            throw new IllegalArgumentException(
                    "the columns are not " + Boundaries.COLUMNS.replace('\t', ' '));
        }
    }

    private void row() {
        split();
        String kind = cell(KIND);
        switch (kind) {
            case "area" -> area();
            case "zip" -> rows.zips(digits(ZIP, 5), digits(LAST, 5), terms());
            case "zip4" -> rows.zip4(digits(ZIP, 9), digits(LAST, 9), terms());
            case "address" ->
                    rows.address(
                            digits(ZIP, 5), number(LOW), number(HIGH), side(), street(), terms());
            case "city" ->
                    rows.address(
                            digits(ZIP, 5),
                            0,
                            0,
                            Boundaries.BOTH,
                            new Street(0, "", Boundaries.CITY + Street.clean(cell(STREET)), "", ""),
                            terms());
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        }
    }

    private void split() {
        int cell = 0;
        for (int i = 0; i < line.length() && cell < CELLS; i++) {
            if (line.charAt(i) == '\t') {
                ends[cell++] = i;
            }
        }
        if (cell >= CELLS) {
            throw new IllegalArgumentException("too many cells");
        }
        Arrays.fill(ends, cell, CELLS, line.length());
    }

    private int start(int cell) {
        return cell == 0 ? 0 : Math.min(ends[cell - 1] + 1, line.length());
    }

    private String cell(int cell) {
        return line.substring(start(cell), Math.max(start(cell), ends[cell]));
    }

    private int number(int cell) {
        try {
            return Integer.parseInt(line, start(cell), Math.max(start(cell), ends[cell]), 10);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + cell(cell), e);
        }
    }

    private int digits(int cell, int wanted) {
        if (ends[cell] - start(cell) != wanted) {
            throw new IllegalArgumentException("not of " + wanted + " digits: " + cell(cell));
        }
        return number(cell);
    }

    private int side() {
        return switch (cell(SIDE)) {
            case "" -> Boundaries.BOTH;
            case "odd" -> Boundaries.ODD;
            case "even" -> Boundaries.EVEN;
            default -> throw new IllegalArgumentException("side is odd, even or empty");
        };
    }

    private Street street() {
        String[] parts = cell(STREET).split("\\|", -1);
        if (parts.length != 4 || parts[1].isEmpty()) {
            throw new IllegalArgumentException("street is not direction|name|kind|direction");
        }
        return new Street(0, parts[0], parts[1], parts[2], parts[3]);
    }

    private void area() {
        List<Jurisdiction> localities = new ArrayList<>();
        for (String code : cell(AREA).split(",", -1)) {
            if (!code.isEmpty()) {
                Jurisdiction found = jurisdictions.get(code);
                if (found == null) {
                    throw new IllegalArgumentException("no jurisdiction " + code);
                }
                localities.add(found);
            }
        }
        rows.area(List.copyOf(localities), number(ZIP));
    }

    private int terms() {
        String from = cell(FROM);
        String to = cell(TO);
        if (!from.equals(lastFrom)) {
            fromDay = day(from);
            lastFrom = from;
        }
        if (!to.equals(lastTo)) {
            toDay = to.isEmpty() ? ALWAYS : day(to);
            lastTo = to;
        }
        if (toDay < fromDay) {
            throw new IllegalArgumentException("ends before it begins");
        }
        return rows.terms(number(AREA), fromDay, toDay);
    }

    private static int day(String text) {
        try {
            return (int) LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a date: " + text, e);
        }
    }
}
