package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The machine-readable file of the Illinois Department of Revenue by county and municipality
 * ({@code ordmache-current.txt}, its "Machine Readable File Guide for Illinois Retailers'
 * Occupation Tax"), without commas: location ({@code xxx-xxxx-x}) in characters 1 to 10, its name
 * to 35, county to 60, since when to 69, the combined rate of general merchandise to 74 ({@code
 * 06250} is 6.25 %), the lower one to 89, whether the two differ within the location to 90.
 * Counties have 5000 in the middle. The lower rate counts, since the higher one holds in a part
 * only.
 */
final class Illinois {
    private static final RateList.Publisher IDOR =
            new RateList.Publisher("IL", "6.25", "IDOR, machine-readable file", 6, false);
    private static final int LOCATION = 10;
    private static final int NAME = 35;
    private static final int COUNTY = 60;
    private static final int SINCE = 61;
    private static final int HIGH = 69;
    private static final int LOW = 79;
    private static final int FLAG = 89;
    private static final int RATE_WIDTH = 5;

    private Illinois() {}

    static RateList read(Path file, Path zips) {
        RateList list = new RateList(IDOR, file, zips, Days.HORIZON);
        long[] straddling = {0};
        Csv.read(
                file,
                row -> {
                    if (row(list, row)) {
                        straddling[0]++;
                    }
                });
        if (straddling[0] > 0) {
            list.remark(
                    straddling[0]
                            + " places have two rates; the lower one is charged in all of it");
        }
        return list;
    }

    /** Whether the place has two rates. */
    private static boolean row(RateList list, Csv row) {
        String location = row.slice(0, LOCATION, "the location");
        if (!location.matches("\\d{3}-\\d{4}-\\d")) {
            throw row.fault("characters 1 to 10: no location as in 016-0001-7: " + location);
        }
        String name = Names.title(row.slice(LOCATION, NAME, "the name"));
        String county = row.slice(NAME, COUNTY, "the county");
        LocalDate since = Days.compact(row.slice(SINCE, HIGH, "the first day"));
        boolean straddles = row.slice(FLAG, FLAG + 1, "the flag").equals("Y");
        BigDecimal local = rate(list, row, straddles ? LOW : HIGH);
        list.since(since);
        if (location.substring(4, 8).equals("5000")) {
            list.county(county, location, name + " local", new Locality.Rate(local, since, null));
        } else {
            list.city(county, name, location, new Locality.Rate(local, since, null));
        }
        return straddles;
    }

    private static BigDecimal rate(RateList list, Csv row, int from) {
        String text = row.slice(from, from + RATE_WIDTH, "the rate");
        if (!text.matches("\\d{5}")) {
            throw row.fault(
                    "characters %d to %d: the rate is not of five digits: %s"
                            .formatted(from + 1, from + RATE_WIDTH, text));
        }
        return list.local(row, 0, new BigDecimal(text).movePointLeft(3));
    }
}
