package dev.kontor.tax.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of the content: tab-separated UTF-8, comments after {@code #}, then a row of column
 * names. Trailing empty cells may be left out. A fault of the content is an {@link
 * IllegalArgumentException} with file and line: the server does not start with it.
 */
final class Table {
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Table(String file) {
        this.file = file;
    }

    /** Reads {@code resources/tax/<file>}. */
    static List<Row> read(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/tax/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no table " + file);
            }
            return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> parse(String file, String text) {
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
                columns.put(cells[i], i);
            }
        } else if (cells.length > columns.size()) {
            throw new IllegalArgumentException(file + ":" + number + ": too many cells");
        } else {
            rows.add(new Row(number, cells));
        }
    }

    /** One row, read by column name. */
    final class Row {
        private final int number;
        private final String[] cells;

        private Row(int number, String[] cells) {
            this.number = number;
            this.cells = cells;
        }

        /** The cell, empty when it is. */
        String text(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw fault("no column " + column);
            }
            return index < cells.length ? cells[index].strip() : "";
        }

        String required(String column) {
            String text = text(column);
            if (text.isEmpty()) {
                throw fault(column + " is empty");
            }
            return text;
        }

        @Nullable String optional(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        List<String> list(String column) {
            String text = text(column);
            return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
        }

        LocalDate date(String column) {
            return parseDate(column, required(column));
        }

        @Nullable LocalDate optionalDate(String column) {
            String text = text(column);
            return text.isEmpty() ? null : parseDate(column, text);
        }

        BigDecimal decimal(String column) {
            try {
                return new BigDecimal(required(column));
            } catch (NumberFormatException e) {
                throw fault(column + " is not a number");
            }
        }

        private LocalDate parseDate(String column, String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw fault(column + " is not a date");
            }
        }

        IllegalArgumentException fault(String what) {
            return new IllegalArgumentException(file + ":" + number + ": " + what);
        }
    }
}
