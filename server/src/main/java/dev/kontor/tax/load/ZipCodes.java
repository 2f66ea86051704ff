package dev.kontor.tax.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ZIP codes of one state with their post office and county, from the postal code file that
 * GeoNames publishes for the United States ({@code US.txt}, tab-separated: country, code, place,
 * state, its letters, county, …).
 */
record ZipCodes(List<ZipCode> all) {
    record ZipCode(int code, String place, String county) {}

    static ZipCodes read(Path file, String state) {
        List<ZipCode> all = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] cells = line.split("\t", -1);
                if (cells.length < 6 || !cells[1].matches("\\d{5}")) {
                    throw new IllegalArgumentException(
                            file.getFileName()
                                    + ":"
                                    + number
                                    + ": column 2: no postal code of GeoNames");
                }
                if (cells[4].equals(state)) {
                    all.add(
                            new ZipCode(
                                    Integer.parseInt(cells[1]),
                                    Names.key(cells[2]),
                                    Names.county(cells[5])));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + " knows no place in " + state);
        }
        return new ZipCodes(all);
    }
}
