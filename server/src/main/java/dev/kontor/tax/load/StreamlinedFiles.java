package dev.kontor.tax.load;

import dev.kontor.tax.content.Street;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two files of a Streamlined Sales Tax state: rates and boundaries (Streamlined Sales Tax
 * Governing Board, Rates and Boundary Databases Instructional Paper, appendices C and D).
 *
 * <p>A rate row has 9 columns: state, type and FIPS code of the jurisdiction, general rate within
 * the state and from another one, the same for food and drugs, first and last day. A boundary row
 * has 29 and then three for each special district: A is a range of house numbers, 4 one of ZIP+4, Z
 * one of ZIP codes.
 */
final class StreamlinedFiles implements StateFiles {
    private static final Pattern NAME =
            Pattern.compile("([A-Z]{2})([RB])(\\d{4}Q[1-4])[A-Z]{3}\\d{1,2}[.](?:csv|zip)");

    private static final int RATE_COLUMNS = 9;
    private static final int INTERSTATE = 4;
    private static final int BEGIN = 7;
    private static final int END = 8;

    private static final int LOW = 3;
    private static final int HIGH = 4;
    private static final int SIDE = 5;
    private static final int STREET = 6;
    private static final int ZIP = 15;
    private static final int PLUS4 = 16;
    private static final int FIRST_ZIP = 17;
    private static final int FIRST_PLUS4 = 18;
    private static final int LAST_ZIP = 19;
    private static final int LAST_PLUS4 = 20;
    private static final int STATE = 22;
    private static final int COUNTY = 24;
    private static final int PLACE = 25;
    private static final int DISTRICTS = 29;

    private static final String STATE_TYPE = "45";
    private static final String COUNTY_TYPE = "00";

    /** Kinds of municipalities, that of cities first. */
    private static final List<String> PLACE_TYPES =
            List.of("01", "02", "03", "04", "05", "06", "07", "08", "09");

    private final String state;
    private final LocalDate day;
    private final Path rateFile;
    private final Path boundaryFile;
    private final Map<String, String> names;
    private final StreamlinedNames knownNames;
    private final Map<String, Locality> localities = new LinkedHashMap<>();
    private final Map<String, List<Locality>> areas = new HashMap<>();
    private final List<Locality.Rate> stateRates = new ArrayList<>();
    private String fips = "";
    private long skipped;

    /**
     * @param rates such as {@code MNR2026Q2FEB18.csv}, read at once
     * @param boundaries such as {@code MNB2026Q2FEB18.zip}
     * @param names of jurisdictions by type and code, such as {@code 00-053}, before those that
     *     Kontor knows; what is in neither is named after its code
     */
    StreamlinedFiles(Path rates, Path boundaries, Map<String, String> names) {
        Matcher first = name(rates, "R");
        Matcher second = name(boundaries, "B");
        if (!first.group(1).equals(second.group(1))) {
            throw new IllegalArgumentException("rates and boundaries of different states");
        }
        this.state = first.group(1);
        this.day = Days.quarter(first.group(3));
        this.rateFile = rates;
        this.boundaryFile = boundaries;
        this.names = names;
        this.knownNames = new StreamlinedNames(state);
        Csv.read(rates, this::rate);
        if (stateRates.isEmpty()) {
            throw new IllegalArgumentException(rates.getFileName() + ": no rate of the state");
        }
    }

    private static Matcher name(Path file, String kind) {
        Matcher found = NAME.matcher(String.valueOf(file.getFileName()));
        if (!found.matches() || !found.group(2).equals(kind)) {
            throw new IllegalArgumentException(
                    file.getFileName() + " is not named like MN" + kind + "2026Q2FEB18.csv");
        }
        return found;
    }

    private void rate(Csv row) {
        if (row.size() < RATE_COLUMNS) {
            throw row.fault("a rate has " + RATE_COLUMNS + " columns, this row " + row.size());
        }
        String type = "%02d".formatted(row.digits(1, 2, "the jurisdiction's type"));
        requireState("%02d".formatted(row.digits(0, 2, "the state's code")));
        Locality.Rate rate =
                new Locality.Rate(
                        row.decimal(INTERSTATE, "the rate").movePointRight(2),
                        row.cell(BEGIN, "the first day", Days::compact),
                        row.cell(END, "the last day", Days::end));
        if (rate.percent().signum() < 0 || rate.percent().compareTo(BigDecimal.valueOf(20)) > 0) {
            throw row.fault(INTERSTATE, "a rate of " + rate.percent().toPlainString() + " %");
        }
        if (type.equals(STATE_TYPE)) {
            if (sameNumber(row.text(2), fips)) {
                stateRates.add(rate);
            }
            return;
        }
        LocalDate until = rate.until();
        if (until == null || !until.isBefore(Days.HORIZON)) {
            locality(type, row.required(2, "the jurisdiction's code")).add(rate);
        }
    }

    private void requireState(String found) {
        if (fips.isEmpty()) {
            fips = found;
        } else if (!fips.equals(found)) {
            throw new IllegalArgumentException("state " + found + " in the files of state " + fips);
        }
    }

    private static boolean sameNumber(String one, String other) {
        return one.replaceFirst("^0+", "").equals(other.replaceFirst("^0+", ""));
    }

    private Locality locality(String type, String code) {
        return localities.computeIfAbsent(
                type + "-" + code,
                key ->
                        new Locality(
                                "US-" + state + "-" + key,
                                name(type, code),
                                kind(type).toLowerCase(Locale.ROOT)));
    }

    private String name(String type, String code) {
        String given = names.get(type + "-" + code);
        String known = given == null ? knownNames.find(kind(type), code) : given;
        return known == null ? kind(type) + " " + code : known;
    }

    private static String kind(String type) {
        if (type.equals(COUNTY_TYPE)) {
            return "County";
        }
        return PLACE_TYPES.contains(type) ? "City" : "District";
    }

    @Override
    public void read(PackFolder pack) {
        Csv.read(boundaryFile, row -> boundary(row, pack));
    }

    private void boundary(Csv row, PackFolder pack) {
        if (row.size() < DISTRICTS) {
            throw row.fault("a boundary has at least 29 columns, this row " + row.size());
        }
        PackFolder.Days days =
                new PackFolder.Days(
                        row.cell(1, "the first day", Days::compact),
                        row.cell(2, "the last day", Days::end));
        LocalDate until = days.until();
        if (until != null && until.isBefore(Days.HORIZON)) {
            return;
        }
        if (until != null && until.isBefore(days.from())) {
            throw row.fault(2, "ends before it begins");
        }
        requireState("%02d".formatted(row.digits(STATE, 2, "the state's code")));
        List<Locality> area = area(row);
        String kind = row.text(0).toUpperCase(Locale.ROOT);
        switch (kind) {
            case "Z" -> {
                int first = row.digits(FIRST_ZIP, 5, "the first ZIP code");
                pack.zips(first, Math.max(first, last(row, first)), days, area);
            }
            case "4" -> zip4(row, pack, days, area);
            case "A" -> address(row, pack, days, area);
            default -> throw row.fault(0, "no record type " + kind + ": A, 4 or Z");
        }
    }

    private static int last(Csv row, int first) {
        return row.text(LAST_ZIP).isEmpty() ? first : row.digits(LAST_ZIP, 5, "the last ZIP code");
    }

    /** Leading zeros may be missing. */
    private static void zip4(Csv row, PackFolder pack, PackFolder.Days days, List<Locality> area) {
        int zip = row.digits(FIRST_ZIP, 5, "the first ZIP code");
        int first = zip * 10_000 + row.digits(FIRST_PLUS4, 4, "the first ZIP+4");
        int last = last(row, zip) * 10_000 + row.digits(LAST_PLUS4, 4, "the last ZIP+4");
        if (last < first) {
            throw row.fault(LAST_PLUS4, "ZIP+4 from " + first + " to " + last);
        }
        pack.zip4(first, last, days, area);
    }

    /** House numbers that are no numbers are not loaded; their ZIP+4 is. */
    private void address(Csv row, PackFolder pack, PackFolder.Days days, List<Locality> area) {
        int zip = row.digits(ZIP, 5, "the ZIP code");
        if (!row.text(PLUS4).isEmpty()) {
            int code = zip * 10_000 + row.digits(PLUS4, 4, "the ZIP+4");
            pack.zip4(code, code, days, area);
        }
        if (!isNumber(row.text(LOW)) || !isNumber(row.text(HIGH))) {
            skipped++;
            pack.zips(zip, zip, days, area);
            return;
        }
        int low = row.digits(LOW, 7, "the first house number");
        int high = row.digits(HIGH, 7, "the last house number");
        if (high < low) {
            throw row.fault(HIGH, "house numbers from " + low + " to " + high);
        }
        Street street =
                Street.of(
                        0,
                        row.text(STREET),
                        row.required(STREET + 1, "the street"),
                        row.text(STREET + 2),
                        row.text(STREET + 3));
        pack.address(zip, low, high, side(row), street, days, area);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(Character::isDigit);
    }

    private static String side(Csv row) {
        String side = row.text(SIDE).toUpperCase(Locale.ROOT);
        return switch (side) {
            case "O" -> "odd";
            case "E" -> "even";
            case "B", "" -> "";
            default -> throw row.fault(SIDE, "a side of the street is O, E or B, not " + side);
        };
    }

    /** What taxes there: what the row names and the rates know. */
    private List<Locality> area(Csv row) {
        StringBuilder key = new StringBuilder(row.text(COUNTY)).append(',').append(row.text(PLACE));
        for (int i = DISTRICTS; i + 2 < row.size(); i += 3) {
            if (!row.text(i + 1).isEmpty()) {
                key.append(',').append(row.text(i + 1)).append('/').append(row.text(i + 2));
            }
        }
        List<Locality> known = areas.get(key.toString());
        if (known == null) {
            known = newArea(row);
            areas.put(key.toString(), known);
        }
        return known;
    }

    private List<Locality> newArea(Csv row) {
        List<Locality> area = new ArrayList<>();
        Locality county = find(COUNTY_TYPE, row.text(COUNTY));
        if (county != null) {
            area.add(county);
        }
        for (String type : PLACE_TYPES) {
            Locality place = find(type, row.text(PLACE));
            if (place != null) {
                area.add(place);
                break;
            }
        }
        for (int i = DISTRICTS; i + 2 < row.size(); i += 3) {
            String code = row.text(i + 1);
            String type = row.text(i + 2);
            if (!code.isEmpty() && !type.equals(STATE_TYPE)) {
                Locality district = find(type, code);
                if (district == null) {
                    throw row.fault(
                            i + 1, "district " + code + " of type " + type + " has no rate");
                }
                if (!area.contains(district)) {
                    area.add(district);
                }
            }
        }
        return List.copyOf(area);
    }

    private @Nullable Locality find(String type, String code) {
        return code.isEmpty() ? null : localities.get(type + "-" + code);
    }

    @Override
    public StateData data() {
        return new StateData(
                state,
                day,
                3,
                localities.values(),
                stateRates,
                "Streamlined Sales Tax rate file " + rateFile.getFileName(),
                "H");
    }

    @Override
    public List<String> remarks() {
        return skipped == 0
                ? List.of()
                : List.of(
                        skipped
                                + " rows with house numbers that are no numbers serve their ZIP"
                                + " codes only");
    }
}
