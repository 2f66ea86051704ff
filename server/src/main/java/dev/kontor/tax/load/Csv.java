package dev.kontor.tax.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of comma-separated values, plain or the tables in a ZIP file, read row by row. Faults name
 * file, line and column, both counted from 1.
 */
final class Csv {
    private static final String MARK = "\ufeff";

    private final String name;
    private final List<String> cells = new ArrayList<>();
    private String line = "";
    private int number;

    private Csv(String name) {
        this.name = name;
    }

    /** What is done with each row; the cells are those of the current one. */
    interface Reader {
        void row(Csv row);
    }

    /** Gives each file its reader. */
    interface Readers {
        Reader reader();
    }

    /**
     * All rows that are not blank; in a ZIP file those of the first table.
     *
     * @throws IllegalArgumentException for the first fault, with file, line and column
     */
    static void read(Path file, Reader reader) {
        read(file, () -> reader, false);
    }

    /** All rows that are not blank, of every table in a ZIP file; each has its own reader. */
    static void readAll(Path file, Readers readers) {
        read(file, readers, true);
    }

    private static void read(Path file, Readers readers, boolean all) {
        try (InputStream in = Files.newInputStream(file)) {
            if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                read(String.valueOf(file.getFileName()), in, readers.reader());
                return;
            }
            ZipInputStream zip = new ZipInputStream(in);
            String entry = table(zip);
            if (entry == null) {
                throw new IllegalArgumentException(file.getFileName() + " holds no .csv or .txt");
            }
            for (; entry != null; entry = all ? table(zip) : null) {
                read(file.getFileName() + "/" + entry, zip, readers.reader());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
    }

    private static @Nullable String table(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".csv") || lower.endsWith(".txt")) {
                return name;
            }
        }
        return null;
    }

    private static void read(String name, InputStream in, Reader reader) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        Csv row = new Csv(name);
        boolean empty = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            row.number++;
            row.split(row.number == 1 && line.startsWith(MARK) ? line.substring(1) : line);
            if (!row.line.isBlank()) {
                empty = false;
                try {
                    reader.row(row);
                } catch (Faulty e) {
                    throw e;
                } catch (IllegalArgumentException e) {
                    throw row.fault(e.getMessage());
                }
            }
        }
        if (empty) {
            throw new IllegalArgumentException(name + " is empty");
        }
    }

    /** A fault that already says where. */
    private static final class Faulty extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Faulty(String message) {
            super(message);
        }
    }

    IllegalArgumentException fault(@Nullable String what) {
        return new Faulty(name + ":" + number + ": " + what);
    }

    /**
     * @param index of the cell, from 0
     */
    IllegalArgumentException fault(int index, String what) {
        return fault("column " + (index + 1) + ": " + what);
    }

    private void split(String text) {
        line = text;
        cells.clear();
        int start = 0;
        while (start <= text.length()) {
            boolean quoted = start < text.length() && text.charAt(start) == '"';
            int end = quoted ? quotedEnd(text, start) : text.indexOf(',', start);
            end = end < 0 ? text.length() : end;
            String cell = text.substring(start, end).strip();
            cells.add(quoted ? unquoted(cell) : cell);
            start = end + 1;
        }
    }

    /** The comma after a quoted cell. */
    private int quotedEnd(String text, int start) {
        boolean inside = false;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                inside = !inside;
            } else if (text.charAt(i) == ',' && !inside) {
                return i;
            }
        }
        if (inside) {
            throw fault(cells.size(), "a quotation mark is not closed");
        }
        return text.length();
    }

    private static String unquoted(String cell) {
        return cell.length() < 2
                ? cell
                : cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip();
    }

    int size() {
        return cells.size();
    }

    int line() {
        return number;
    }

    /** A cell, empty where the row is shorter. */
    String text(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    String required(int index, String what) {
        String text = text(index);
        if (text.isEmpty()) {
            throw fault(index, what + " is missing");
        }
        return text;
    }

    /** A cell as its reader understands it; what the reader throws becomes a fault of the cell. */
    <T extends @Nullable Object> T cell(int index, String what, Function<String, T> reader) {
        String text = required(index, what);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw fault(index, what + " is " + e.getMessage());
        }
    }

    /** The characters of a row of fixed width, without the blanks around them. */
    String slice(int from, int to, String what) {
        if (line.length() < to) {
            throw fault(
                    "the line ends before " + what + " in characters " + (from + 1) + " to " + to);
        }
        return line.substring(from, to).strip();
    }

    /** The cells of a row of column names, in lower case. */
    List<String> names() {
        return cells.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    BigDecimal decimal(int index, String what) {
        try {
            return new BigDecimal(required(index, what));
        } catch (NumberFormatException e) {
            throw fault(index, what + " is not a number: " + text(index));
        }
    }

    /** A percentage with or without its sign. */
    BigDecimal percent(int index, String what) {
        String text = required(index, what).replace("%", "").strip();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw fault(index, what + " is not a percentage: " + text(index));
        }
    }

    /** A number of at most so many digits. */
    int digits(int index, int most, String what) {
        String text = required(index, what);
        if (text.length() > most || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fault(index, what + " is not a number of at most " + most + " digits: " + text);
        }
        return Integer.parseInt(text);
    }
}
