package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/**
 * Publication 718 of the New York State Department of Taxation and Finance as a table ({@code
 * nypub718-2026Q2.csv}: {@code Jurisdiction, Rate, Reporting code}): combined rates, cities after
 * their county.
 */
final class NewYork {
    private static final RateList.Publisher DTF =
            new RateList.Publisher("NY", "4", "NY DTF, Publication 718", 3, false);
    private static final List<String> BOROUGHS =
            List.of("Bronx", "Kings", "New York", "Queens", "Richmond");

    private final RateList list;
    private String county = "";

    private NewYork(RateList list) {
        this.list = list;
    }

    static RateList read(Path file, Path zips) {
        NewYork reader = new NewYork(new RateList(DTF, file, zips, Days.inName(file)));
        Columns columns = new Columns("jurisdiction", "rate");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        reader.row(row, columns);
                    }
                });
        return reader.list;
    }

    private void row(Csv row, Columns columns) {
        String name =
                row.required(columns.at("jurisdiction"), "the jurisdiction")
                        .replace("*", "")
                        .strip();
        BigDecimal local = list.local(row, columns.at("rate"));
        if (name.equals("New York City")) {
            BOROUGHS.forEach(borough ->
                    list.cityCounty(
                            borough, RateList.code("CI", name), name + " local", list.rate(local)));
        } else if (name.endsWith("(city)")) {
            if (county.isEmpty()) {
                throw row.fault("a city before its county");
            }
            String city = name.replace("(city)", "").strip();
            list.city(county, city, RateList.code("CI", city), list.rate(local));
        } else if (!name.equals("New York State only") && !BOROUGHS.contains(name)) {
            county = name.replaceFirst(" *[–-] *except$", "");
            list.county(
                    county,
                    RateList.code("CO", county),
                    county + " County local",
                    list.rate(local));
        }
    }
}
