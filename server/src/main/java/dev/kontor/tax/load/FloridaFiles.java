package dev.kontor.tax.load;

import dev.kontor.tax.content.Street;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The discretionary sales surtax of Florida's counties (Department of Revenue, DR-15DSS, as a table
 * {@code DR15DSS-20260101.csv}: {@code county, rate} in percent) and the master address lists of
 * its Address/Jurisdiction Database, one for each county or all in one ZIP file: {@code NUMBER,
 * PREDIR, STNAME, STSUFFIX, POSTDIR, …, ZIP, …, COUNTYID, COUNTY, …}, a row for each building. Only
 * the county matters for the surtax (F.S. 212.054), so that the odd and the even numbers of a
 * street in a ZIP code and county are kept as one range.
 */
final class FloridaFiles implements StateFiles {
    private static final BigDecimal HIGHEST = new BigDecimal("3");

    private final Path rates;
    private final List<Path> addresses;
    private final LocalDate day;
    private final Map<String, Locality> localities = new LinkedHashMap<>();
    private final Map<Side, Map<Locality, Numbers>> streets = new LinkedHashMap<>();
    private long unnumbered;
    private long mixed;

    /** The odd or the even numbers of a street in a ZIP code. */
    private record Side(int zip, Street street, boolean odd) {}

    /** The numbers of houses from the lowest to the highest. */
    private record Numbers(int low, int high) {
        Numbers with(Numbers other) {
            return new Numbers(Math.min(low, other.low), Math.max(high, other.high));
        }

        boolean overlaps(Numbers other) {
            return low <= other.high && other.low <= high;
        }
    }

    /**
     * @param rates read at once
     * @param addresses read when asked for
     */
    FloridaFiles(Path rates, List<Path> addresses) {
        this.rates = rates;
        this.addresses = List.copyOf(addresses);
        this.day = Days.inName(rates);
        Columns columns = new Columns("county", "rate");
        Csv.read(
                rates,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        rate(row, columns);
                    }
                });
    }

    private void rate(Csv row, Columns columns) {
        String name = row.required(columns.at("county"), "the county");
        BigDecimal percent = row.percent(columns.at("rate"), "the rate");
        if (percent.signum() < 0 || percent.compareTo(HIGHEST) > 0) {
            throw row.fault(columns.at("rate"), "a surtax of " + percent.toPlainString() + " %");
        }
        localities
                .computeIfAbsent(
                        Names.county(name),
                        key ->
                                new Locality(
                                        "US-FL-" + RateList.code("CO", key),
                                        Names.title(key) + " County surtax",
                                        "county"))
                .add(new Locality.Rate(percent, day, null));
    }

    @Override
    public void read(PackFolder pack) {
        for (Path file : addresses) {
            Csv.readAll(file, this::reader);
        }
        streets.forEach((side, counties) -> write(pack, side, counties));
    }

    private Csv.Reader reader() {
        Columns columns =
                new Columns("NUMBER", "PREDIR", "STNAME", "STSUFFIX", "POSTDIR", "ZIP", "COUNTY");
        return row -> {
            if (!columns.areNamedBy(row)) {
                address(row, columns);
            }
        };
    }

    private void address(Csv row, Columns columns) {
        String county = row.required(columns.at("COUNTY"), "the county");
        Locality found = localities.get(Names.county(county));
        if (found == null) {
            throw row.fault(columns.at("COUNTY"), "county " + county + " has no rate");
        }
        int zip = row.digits(columns.at("ZIP"), 5, "the ZIP code");
        String number = row.text(columns.at("NUMBER"));
        if (!number.matches("\\d{1,7}") || row.text(columns.at("STNAME")).isEmpty()) {
            unnumbered++;
            return;
        }
        Street street =
                Street.of(
                        0,
                        row.text(columns.at("PREDIR")),
                        row.text(columns.at("STNAME")),
                        row.text(columns.at("STSUFFIX")),
                        row.text(columns.at("POSTDIR")));
        int house = Integer.parseInt(number);
        streets.computeIfAbsent(
                        new Side(zip, street, house % 2 != 0), any -> new LinkedHashMap<>(2))
                .merge(found, new Numbers(house, house), Numbers::with);
    }

    private void write(PackFolder pack, Side side, Map<Locality, Numbers> counties) {
        PackFolder.Days days = new PackFolder.Days(day, null);
        boolean apart = areApart(List.copyOf(counties.values()));
        mixed += apart ? 0 : 1;
        counties.forEach((county, numbers) -> {
            if (apart) {
                pack.address(
                        side.zip(),
                        numbers.low(),
                        numbers.high(),
                        side.odd() ? "odd" : "even",
                        side.street(),
                        days,
                        List.of(county));
            } else {
                pack.zips(side.zip(), side.zip(), days, List.of(county));
            }
        });
    }

    private static boolean areApart(List<Numbers> all) {
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (all.get(i).overlaps(all.get(k))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public StateData data() {
        return new StateData(
                "FL",
                day,
                12,
                localities.values(),
                List.of(),
                "FL DOR, discretionary sales surtax " + rates.getFileName(),
                "M");
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (unnumbered > 0) {
            remarks.add(unnumbered + " addresses without a number or street are left out");
        }
        if (mixed > 0) {
            remarks.add(mixed + " streets on which counties alternate serve their ZIP codes only");
        }
        return remarks;
    }
}
