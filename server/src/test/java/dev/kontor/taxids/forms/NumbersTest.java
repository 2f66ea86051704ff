package dev.kontor.taxids.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Numbers that companies and authorities published, and wrong ones: see the README beside the
 * tables. No table may hold a number that is misjudged.
 */
class NumbersTest {
    /** Schemes whose rule finds every single wrong digit. */
    private static final List<String> EVERY_DIGIT_COUNTS =
            List.of(
                    "AT", "AU", "BE", "CH", "CL", "CN", "DE", "DK", "EE", "ES", "FI", "FR", "GN",
                    "GH", "HR", "HU", "IE", "IL", "IN", "IT", "KR", "LU", "MA", "MT", "NO", "PL",
                    "RS", "SE");

    private static final Path FOLDER = Path.of("src/test/resources/tax/ids");

    private record Row(String typed, boolean valid) {}

    @TestFactory
    Stream<DynamicTest> noneIsMisjudged() {
        return tables().stream()
                .map(table ->
                        DynamicTest.dynamicTest(
                                country(table),
                                () -> {
                                    List<Row> rows = rows(table);
                                    assertThat(rows).isNotEmpty();
                                    assertThat(rows)
                                            .filteredOn(row ->
                                                    TaxIds.check(country(table), row.typed())
                                                                    .checksum()
                                                            != row.valid())
                                            .isEmpty();
                                }));
    }

    @Test
    void thereAreThousandsOfThem() {
        List<Row> rows = tables().stream().flatMap(table -> rows(table).stream()).toList();
        assertThat(rows).filteredOn(Row::valid).hasSizeGreaterThan(11_000);
        assertThat(rows).filteredOn(row -> !row.valid()).hasSizeGreaterThan(12_000);
    }

    @TestFactory
    Stream<DynamicTest> everyWrongDigitIsFound() {
        return tables().stream()
                .filter(table -> EVERY_DIGIT_COUNTS.contains(country(table)))
                .map(table ->
                        DynamicTest.dynamicTest(
                                country(table),
                                () -> assertThat(missed(country(table), rows(table))).isEmpty()));
    }

    private static List<String> missed(String country, List<Row> rows) {
        List<String> missed = new ArrayList<>();
        for (Row row : rows) {
            String right = TaxIds.check(country, row.typed()).normalized();
            for (int i = 0; row.valid() && i < right.length(); i++) {
                char is = right.charAt(i);
                for (char wrong = '0'; Character.isDigit(is) && wrong <= '9'; wrong++) {
                    String changed = right.substring(0, i) + wrong + right.substring(i + 1);
                    if (wrong != is && TaxIds.check(country, changed).checksum()) {
                        missed.add(right + " " + changed);
                    }
                }
            }
        }
        return missed;
    }

    private static List<Path> tables() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String country(Path table) {
        return table.getFileName().toString().substring(0, 2);
    }

    private static List<Row> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1].equals("valid")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
