package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rates of cities and counties of the Alabama Department of Revenue ({@code taxrates.csv}:
 * {@code LocalityCode, LocalityName, CountyNumber, TaxType, RateType, Administered, ActiveDate,
 * InactiveDate, Rate, …}). Counties begin with 7, cities with 9. What counts is the general rate
 * ({@code GENER}) of sellers use tax ({@code SU}), which sellers from elsewhere owe, as far as it
 * is active. Rates of a part of a county or of a police jurisdiction are left out.
 */
final class Alabama {
    private static final RateList.Publisher ALDOR =
            new RateList.Publisher("AL", "4", "AL DOR, local tax rates", 1, true);
    private static final BigDecimal HIGHEST = BigDecimal.TEN;

    private final RateList list;
    private final Columns columns =
            new Columns(
                    "LocalityCode",
                    "LocalityName",
                    "CountyNumber",
                    "TaxType",
                    "RateType",
                    "ActiveDate",
                    "InactiveDate",
                    "Rate");
    private final Map<Integer, String> counties = new HashMap<>();
    private final List<City> cities = new ArrayList<>();
    private long parts;

    private record City(int county, String code, String name, Locality.Rate rate) {}

    private Alabama(RateList list) {
        this.list = list;
    }

    static RateList read(Path file, Path zips) {
        Alabama reader = new Alabama(new RateList(ALDOR, file, zips, Days.inName(file)));
        Csv.read(
                file,
                row -> {
                    if (!reader.columns.areNamedBy(row)) {
                        reader.row(row);
                    }
                });
        reader.finish();
        return reader.list;
    }

    private void row(Csv row) {
        boolean counts =
                row.required(columns.at("TaxType"), "the tax").equals("SU")
                        && row.text(columns.at("RateType")).equals("GENER")
                        && isActive(row);
        if (!counts) {
            return;
        }
        LocalDate from = row.cell(columns.at("ActiveDate"), "the first day", Days::written);
        String code = row.required(columns.at("LocalityCode"), "the locality's code");
        String name = row.required(columns.at("LocalityName"), "the locality's name");
        int county = row.digits(columns.at("CountyNumber"), 2, "the county's number");
        BigDecimal percent = row.percent(columns.at("Rate"), "the rate");
        if (percent.signum() < 0 || percent.compareTo(HIGHEST) > 0) {
            throw row.fault(
                    columns.at("Rate"), "a local rate of " + percent.toPlainString() + " %");
        }
        Locality.Rate rate = new Locality.Rate(percent, from, until(row));
        switch (code.charAt(0)) {
            case '7' -> county(county, code, name, rate);
            case '9' -> cities.add(new City(county, code, Names.title(name), rate));
            default -> throw row.fault(columns.at("LocalityCode"), "no county or city: " + code);
        }
    }

    private boolean isActive(Csv row) {
        LocalDate until = until(row);
        return until == null || !until.isBefore(list.day());
    }

    private @Nullable LocalDate until(Csv row) {
        int column = columns.at("InactiveDate");
        return row.text(column).isEmpty() ? null : row.cell(column, "the last day", Days::written);
    }

    private void county(int number, String code, String name, Locality.Rate rate) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!upper.endsWith(" COUNTY")) {
            parts++;
            return;
        }
        String plain = Names.title(upper.substring(0, upper.length() - " COUNTY".length()));
        counties.put(number, plain);
        list.county(plain, code, plain + " County", rate);
    }

    private void finish() {
        for (City it : cities) {
            list.city(counties.get(it.county()), it.name(), it.code(), it.rate());
        }
        if (parts > 0) {
            list.remark(parts + " rates of parts of counties are left out");
        }
        list.remark(
                "Registered with the scheme simplified (SSUT), you charge 8 % everywhere and need"
                        + " none of these");
    }
}
