package dev.kontor.tax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A made-up Minnesota in the Streamlined Sales Tax format: Ramsey County with a city whose rate
 * rose in 2024, a transit district on a part of it, streets whose sides lie in different cities,
 * ZIP codes that straddle, and as many other rows as are wanted.
 */
final class StreamlinedState {
    private static final int COLUMNS = 89;

    private StreamlinedState() {}

    static Path rates(Path folder, String... more) {
        return write(
                folder.resolve("MNR2026Q2FEB18.csv"),
                String.join(
                                "\n",
                                "\ufeff27,45,27,0.06875,0.06875,0,0,20090701,29991231",
                                "27,00,123,0.0050,0.0050,0.0050,0.0050,20171001,99991231",
                                "27,00,163,0.0025,0.0025,0.0025,0.0025,20171001,29991231",
                                "27,01,58000,0.0050,0.0050,0.0050,0.0050,20051001,20240331",
                                "27,01,58000,0.0150,0.0150,0.0150,0.0150,20240401,29991231",
                                "27,1,71428,0.0050,0.0050,0.0050,0.0050,20200101,29991231",
                                "27,01,11111,0.0050,0.0050,0.0050,0.0050,20050101,20141231",
                                "27,63,80008,0.0075,0.0075,0.0075,0.0075,20231001,29991231",
                                String.join("\n", more))
                        + "\n");
    }

    /** What every file begins with; {@code more} rows of the same kinds follow. */
    static Path boundaries(Path folder, String... more) {
        return boundaries(folder, 0, more);
    }

    static Path boundaries(Path folder, int bulk, String... more) {
        Path file = folder.resolve("MNB2026Q2FEB18.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("MNB2026Q2FEB18.csv"));
            zip.write(
                    String.join(
                                    "\n",
                                    // A whole ZIP code in the county; the city begins within it.
                                    zip("55101", "55102", "123", ""),
                                    zip4("55101", "1000", "1099", "123", "58000", "80008"),
                                    zip4("55101", "7", "11", "123", "58000", ""),
                                    zip4("55101", "0000", "0999", "123", "", "80008"),
                                    // Straddles two counties without a row of its own.
                                    zip4("55110", "0001", "4999", "123", "", ""),
                                    zip4("55110", "5000", "9999", "163", "", ""),
                                    // Ended before 2021.
                                    row("z", "20050101", "20141231", "55101", "123", "11111", ""),
                                    address("100", "198", "E", "N", "Main", "St", "", "58000"),
                                    address("101", "199", "O", "N", "Main", "St", "", "71428"),
                                    address("100", "199", "B", "S", "Main", "Street", "", ""),
                                    address("1", "99", "B", "", "Capitol", "Blvd", "NW", "58000"),
                                    address("1", "99", "B", "", "1st", "Ave", "", "71428"),
                                    address("W12", "W14", "B", "", "Rural", "Rd", "", "71428"),
                                    String.join("\n", more))
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < bulk; i++) {
                zip.write('\n');
                zip.write(filler(i).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Half are ranges of ZIP+4, half of house numbers, on 2,000 streets in 300 ZIP codes. */
    private static String filler(int i) {
        String zip = Integer.toString(56001 + i / 2 % 300);
        String city = i % 3 == 0 ? "58000" : i % 3 == 1 ? "71428" : "";
        if (i % 2 == 0) {
            String first = Integer.toString(i / 600 % 1000 * 10);
            String last = Integer.toString(i / 600 % 1000 * 10 + 9);
            return zip4(zip, first, last, "123", city, i % 4 == 0 ? "80008" : "");
        }
        int block = i / 600 % 100 * 100;
        String[] cells =
                address(
                                Integer.toString(block + i % 4 / 2),
                                Integer.toString(block + 98 + i % 4 / 2),
                                i % 4 < 2 ? "E" : "O",
                                i % 5 == 0 ? "N" : "",
                                "Filler " + i / 600 % 2000,
                                i % 7 == 0 ? "Ave" : "St",
                                i % 11 == 0 ? "SW" : "",
                                city)
                        .split(",", -1);
        cells[15] = zip;
        return String.join(",", cells);
    }

    static String zip(String first, String last, String county, String city) {
        String[] cells = cells("z", "20170101", "29991231");
        cells[17] = first;
        cells[19] = last;
        return joined(cells, county, city, "");
    }

    static String row(
            String kind,
            String from,
            String to,
            String zip,
            String county,
            String city,
            String district) {
        String[] cells = cells(kind, from, to);
        cells[17] = zip;
        cells[19] = zip;
        return joined(cells, county, city, district);
    }

    static String zip4(
            String zip, String first, String last, String county, String city, String district) {
        String[] cells = cells("4", "20170101", "29991231");
        cells[17] = zip;
        cells[18] = first;
        cells[19] = zip;
        cells[20] = last;
        return joined(cells, county, city, district);
    }

    static String address(
            String low,
            String high,
            String side,
            String pre,
            String street,
            String suffix,
            String post,
            String city) {
        String[] cells = cells("A", "20170101", "29991231");
        cells[3] = low;
        cells[4] = high;
        cells[5] = side;
        cells[6] = pre;
        cells[7] = street;
        cells[8] = suffix;
        cells[9] = post;
        cells[14] = "Anytown";
        cells[15] = "55120";
        return joined(cells, "123", city, "");
    }

    private static String[] cells(String kind, String from, String to) {
        String[] cells = new String[COLUMNS];
        Arrays.fill(cells, "");
        cells[0] = kind;
        cells[1] = from;
        cells[2] = to;
        cells[22] = "27";
        cells[23] = "27";
        return cells;
    }

    private static String joined(String[] cells, String county, String city, String district) {
        cells[24] = county;
        cells[25] = city;
        if (!district.isEmpty()) {
            cells[29] = "ST";
            cells[30] = district;
            cells[31] = "63";
        }
        // Where it is, told in the manner of districts; it is none.
        cells[32] = "ST";
        cells[33] = "L1704";
        cells[34] = "45";
        return String.join(",", cells);
    }

    static Path write(Path file, String text) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
