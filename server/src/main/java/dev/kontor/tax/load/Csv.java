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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A file of comma-separated values, plain or the only table in a ZIP file, read row by row. */
final class Csv {
    private static final String MARK = "\ufeff";

    private final String name;
    private final List<String> cells = new ArrayList<>();
    private int number;

    private Csv(String name) {
        this.name = name;
    }

    /** What is done with each row; the cells are those of the current one. */
    interface Reader {
        void row(Csv row);
    }

    /**
     * All rows that are not blank.
     *
     * @throws IllegalArgumentException for the first fault, with file and line
     */
    static void read(Path file, Reader reader) {
        try (InputStream in = Files.newInputStream(file)) {
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                ZipInputStream zip = new ZipInputStream(in);
                String entry = table(zip);
                if (entry == null) {
                    throw new IllegalArgumentException(file + " holds no .csv or .txt");
                }
                read(file.getFileName() + "/" + entry, zip, reader);
            } else {
                read(String.valueOf(file.getFileName()), in, reader);
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
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            row.number++;
            row.split(row.number == 1 && line.startsWith(MARK) ? line.substring(1) : line);
            if (!line.isBlank()) {
                try {
                    reader.row(row);
                } catch (Faulty e) {
                    throw e;
                } catch (IllegalArgumentException e) {
                    throw row.fault(e.getMessage());
                }
            }
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

    private void split(String line) {
        cells.clear();
        int start = 0;
        while (start <= line.length()) {
            boolean quoted = start < line.length() && line.charAt(start) == '"';
            int end = quoted ? quotedEnd(line, start) : line.indexOf(',', start);
            end = end < 0 ? line.length() : end;
            String cell = line.substring(start, end).strip();
            cells.add(quoted ? unquoted(cell) : cell);
            start = end + 1;
        }
    }

    /** The comma after a quoted cell. */
    private int quotedEnd(String line, int start) {
        boolean inside = false;
        for (int i = start; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                inside = !inside;
            } else if (line.charAt(i) == ',' && !inside) {
                return i;
            }
        }
        if (inside) {
            throw fault("a quotation mark is not closed");
        }
        return line.length();
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
            throw fault(what + " is missing");
        }
        return text;
    }

    /** The cells of a row of column names, in lower case. */
    List<String> names() {
        return cells.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    BigDecimal decimal(int index, String what) {
        try {
            return new BigDecimal(required(index, what));
        } catch (NumberFormatException e) {
            throw fault(what + " is not a number: " + text(index));
        }
    }

    /** A number of at most so many digits. */
    int digits(int index, int most, String what) {
        String text = required(index, what);
        if (text.length() > most || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw fault(what + " is not a number of at most " + most + " digits: " + text);
        }
        return Integer.parseInt(text);
    }
}
