package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * The list of the California Department of Tax and Fee Administration ({@code
 * SalesTaxRates7-1-26.csv}: {@code Location, Rate, County, Type}): combined rates of cities,
 * counties and unincorporated areas, which have the county's.
 */
final class California {
    private static final RateList.Publisher CDTFA =
            new RateList.Publisher("CA", "7.25", "CDTFA", 3, false);

    private California() {}

    static RateList read(Path file, Path zips) {
        RateList list = new RateList(CDTFA, file, zips, Days.inName(file));
        Columns columns = new Columns("location", "rate", "county", "type");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        row(list, row, columns);
                    }
                });
        return list;
    }

    private static void row(RateList list, Csv row, Columns columns) {
        String name = row.required(columns.at("location"), "the location").replace("*", "");
        String county = row.required(columns.at("county"), "the county");
        BigDecimal local = list.local(row, columns.at("rate"));
        String type = row.required(columns.at("type"), "the type");
        switch (type) {
            case "City" -> list.city(county, name, RateList.code("CI", name), list.rate(local));
            case "County" ->
                    list.county(
                            county,
                            RateList.code("CO", county),
                            county + " County local",
                            list.rate(local));
            case "Unincorporated Area" -> {}
            default -> throw row.fault(columns.at("type"), "no type " + type);
        }
    }
}
