package dev.kontor.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A table that comes with Kontor or with a pack: tab-separated UTF-8, comments after {@code #},
 * then a row of column names. Trailing empty cells may be left out. A fault of the table is an
 * {@link IllegalArgumentException} with file and line: the server does not start with it.
 */
public final class Table {
    private final String file;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** The days of the table: few, each in many rows. */
    private final Map<String, LocalDate> days = new ConcurrentHashMap<>();

    private Table(String file) {
        this.file = file;
    }

    /**
     * The rows of a file that comes with Kontor.
     *
     * @param path on the class path, such as {@code /tax/id_checks.tsv}
     */
    public static List<Row> bundled(String path) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(path), path)) {
            return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a file's text; {@code file} names it in faults. */
    public static List<Row> parse(String file, String text) {
        Table table = new Table(file);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && line.charAt(0) != '#') {
                table.add(number, line.split("\t", -1));
            }
        }
        return table.rows;
    }

    private void add(int number, String[] cells) {
        if (columns.isEmpty()) {
            for (int i = 0; i < cells.length; i++) {
                columns.put(cells[i].strip(), i);
            }
        } else if (cells.length > columns.size()) {
            throw new IllegalArgumentException(file + ":" + number + ": too many cells");
        } else {
            rows.add(new Row(number, cells));
        }
    }

    /** One row, read by column name. */
    public final class Row {
        private final int number;
        private final String[] cells;

        private Row(int number, String[] cells) {
            this.number = number;
            this.cells = cells;
        }

        /** The names of the columns, in order. */
        public List<String> columns() {
            return List.copyOf(columns.keySet());
        }

        /** Whether the table has such a column. */
        public boolean has(String column) {
            return columns.containsKey(column);
        }

        /** The cell, empty when it is. */
        public String text(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw fault("no column " + column);
            }
            return index < cells.length ? cells[index].strip() : "";
        }

        /** The same row with another value in a column that the table has. */
        public Row with(String column, String value) {
            Integer index = columns.get(column);
            if (index == null) {
                throw fault("no column " + column);
            }
            String[] changed = Arrays.copyOf(cells, Math.max(cells.length, index + 1));
            for (int i = cells.length; i < changed.length; i++) {
                changed[i] = "";
            }
            changed[index] = value;
            return new Row(number, changed);
        }

        public String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw fault(column + " is empty");
            }
            return text;
        }

        public @Nullable String optional(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        public List<String> list(String column) {
            String text = text(column);
            return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
        }

        /** The constant whose name in lower case the cell is. */
        public <E extends Enum<E>> E constant(String column, Class<E> type) {
            String word = required(column);
            for (E one : type.getEnumConstants()) {
                if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return one;
                }
            }
            throw fault(column + " cannot be " + word);
        }

        public LocalDate date(String column) {
            return parseDate(column, required(column));
        }

        public @Nullable LocalDate optionalDate(String column) {
            String text = text(column);
            return text.isEmpty() ? null : parseDate(column, text);
        }

        /** Null for an empty cell. */
        public <E extends Enum<E>> @Nullable E optionalConstant(String column, Class<E> type) {
            return text(column).isEmpty() ? null : constant(column, type);
        }

        public BigDecimal decimal(String column) {
            try {
                return new BigDecimal(required(column));
            } catch (NumberFormatException e) {
                throw fault(column + " is not a number");
            }
        }

        private LocalDate parseDate(String column, String text) {
            try {
                return days.computeIfAbsent(text, LocalDate::parse);
            } catch (DateTimeParseException e) {
                throw fault(column + " is not a date");
            }
        }

        public IllegalArgumentException fault(String what) {
            return new IllegalArgumentException(file + ":" + number + ": " + what);
        }
    }
}
