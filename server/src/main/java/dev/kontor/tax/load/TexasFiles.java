package dev.kontor.tax.load;

import dev.kontor.tax.content.Street;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The quarterly files of the Texas Comptroller: rates by authority ({@code Name, TAID, Tax Rate} in
 * {@code tax_jurisdiction_rates-2026Q2.csv}) and a file of address ranges for each county ({@code
 * From, To, Even-Odd, Pre Dir, Street, Suffix, Post Dir, …, Zip, Plus 4, …} and columns of
 * authorities whose names contain TAID). Together local taxes are never more than 2 % (Tax Code §
 * 321.101): where a city and special districts would be more, they share a combined area, whose
 * code ({@code Unique Authority TAID}) stands in their place.
 */
final class TexasFiles implements StateFiles {
    private static final String UNIQUE = "unique authority taid";
    private static final BigDecimal CAP = BigDecimal.TWO;
    private static final BigDecimal STATE = new BigDecimal("6.25");

    private final Path rates;
    private final List<Path> addresses;
    private final LocalDate day;
    private final Map<String, Locality> localities = new LinkedHashMap<>();
    private final List<Locality.Rate> stateRates = new ArrayList<>();
    private long combined;
    private long overCap;
    private long unnumbered;

    TexasFiles(Path rates, List<Path> addresses) {
        this.rates = rates;
        this.addresses = List.copyOf(addresses);
        this.day = Days.quarter(String.valueOf(rates.getFileName()));
        Columns columns = new Columns("name", "taid", "tax rate");
        Csv.read(
                rates,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        rate(row, columns);
                    }
                });
    }

    private void rate(Csv row, Columns columns) {
        String id = row.required(columns.at("taid"), "the authority");
        BigDecimal percent = row.decimal(columns.at("tax rate"), "the rate").movePointRight(2);
        Locality.Rate rate = new Locality.Rate(percent, day, null);
        if (percent.compareTo(STATE) == 0) {
            stateRates.add(rate);
            return;
        }
        if (percent.signum() < 0 || percent.compareTo(CAP) > 0) {
            throw row.fault(
                    columns.at("tax rate"), "a local rate of " + percent.toPlainString() + " %");
        }
        String name = row.required(columns.at("name"), "the name");
        localities
                .computeIfAbsent(
                        id, any -> new Locality("US-TX-" + id, Names.title(name), level(id)))
                .add(rate);
    }

    /** By the first digit of the code: 2 cities, 3 transit, 4 counties, 5 and 6 districts. */
    private static String level(String id) {
        return switch (id.charAt(0)) {
            case '2' -> "city";
            case '4' -> "county";
            default -> "district";
        };
    }

    @Override
    public void read(PackFolder pack) {
        for (Path file : addresses) {
            Columns columns =
                    new Columns(
                            "from",
                            "to",
                            "even-odd",
                            "pre dir",
                            "street",
                            "suffix",
                            "post dir",
                            "zip",
                            "plus 4");
            Csv.read(
                    file,
                    row -> {
                        if (!columns.areNamedBy(row)) {
                            address(row, columns, pack);
                        }
                    });
        }
    }

    private void address(Csv row, Columns columns, PackFolder pack) {
        List<Locality> area = area(row, columns, any -> true);
        if (isOverCap(area) && columns.has(UNIQUE) && !row.text(columns.at(UNIQUE)).isEmpty()) {
            area = area(row, columns, TexasFiles::isBesideCombinedArea);
            combined += isOverCap(area) ? 0 : 1;
        }
        if (isOverCap(area)) {
            overCap++;
            return;
        }
        PackFolder.Days days = new PackFolder.Days(day, null);
        int zip = row.digits(columns.at("zip"), 5, "the ZIP code");
        String plus4 = row.text(columns.at("plus 4"));
        if (!plus4.isEmpty()) {
            int code = zip * 10_000 + row.digits(columns.at("plus 4"), 4, "the ZIP+4");
            pack.zip4(code, code, days, area);
        }
        if (row.text(columns.at("from")).isEmpty() || row.text(columns.at("to")).isEmpty()) {
            unnumbered++;
            pack.zips(zip, zip, days, area);
            return;
        }
        int low = row.digits(columns.at("from"), 7, "the first house number");
        int high = row.digits(columns.at("to"), 7, "the last house number");
        pack.address(
                zip,
                Math.min(low, high),
                Math.max(low, high),
                side(row, columns.at("even-odd")),
                Street.of(
                        0,
                        row.text(columns.at("pre dir")),
                        row.required(columns.at("street"), "the street"),
                        row.text(columns.at("suffix")),
                        row.text(columns.at("post dir"))),
                days,
                area);
    }

    private static String side(Csv row, int column) {
        return switch (row.text(column).toUpperCase(Locale.ROOT)) {
            case "O", "ODD" -> "odd";
            case "E", "EVEN" -> "even";
            case "", "B", "BOTH" -> "";
            default -> throw row.fault(column, "no side of a street: " + row.text(column));
        };
    }

    private boolean isOverCap(List<Locality> area) {
        return area.stream()
                        .map(it -> it.on(day))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(CAP)
                > 0;
    }

    /** A combined area stands in the place of the city and of special purpose districts. */
    private static boolean isBesideCombinedArea(String column) {
        return !column.contains("city") && !column.contains("special purpose");
    }

    /**
     * @param counting which columns count
     */
    private List<Locality> area(Csv row, Columns columns, Predicate<String> counting) {
        List<Locality> area = new ArrayList<>();
        for (int i = 0; i < columns.all().size(); i++) {
            String id = row.text(i);
            String column = columns.all().get(i);
            if (column.contains("taid")
                    && counting.test(column)
                    && !id.isEmpty()
                    && !id.equals("0")) {
                Locality found = localities.get(id);
                if (found == null) {
                    throw row.fault(i, "authority " + id + " has no rate");
                }
                if (!area.contains(found)) {
                    area.add(found);
                }
            }
        }
        return area;
    }

    @Override
    public StateData data() {
        return new StateData(
                "TX",
                day,
                3,
                localities.values(),
                stateRates,
                "TX Comptroller, " + rates.getFileName(),
                "H");
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (combined > 0) {
            remarks.add(
                    combined
                            + " rows have the rate of a combined area in place of city and districts");
        }
        if (overCap > 0) {
            remarks.add(overCap + " rows whose authorities add up to more than 2 % are left out");
        }
        if (unnumbered > 0) {
            remarks.add(unnumbered + " rows without house numbers serve their ZIP codes only");
        }
        return remarks;
    }
}
