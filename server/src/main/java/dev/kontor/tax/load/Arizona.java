package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * The monthly table of transaction privilege tax of the Arizona Department of Revenue ({@code
 * TPT_RATETABLE_ALL_07012026.csv}: {@code RegionCode, RegionName, BusinessCode, BusinessCodesName,
 * TaxRate}). Three letters are a county, whose rates contain the state's; two are a city, whose
 * rates come beside them. Of all businesses, that of retail (017) counts.
 */
final class Arizona {
    private static final RateList.Publisher ADOR =
            new RateList.Publisher("AZ", "5.6", "AZ DOR, TPT rate table", 1, true);
    private static final String RETAIL = "017";
    private static final int COUNTY = 3;
    private static final BigDecimal HIGHEST = BigDecimal.TEN;

    private Arizona() {}

    static RateList read(Path file, Path zips) {
        RateList list = new RateList(ADOR, file, zips, Days.inName(file));
        Columns columns = new Columns("RegionCode", "RegionName", "BusinessCode", "TaxRate");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row) && isRetail(row, columns)) {
                        row(list, row, columns);
                    }
                });
        return list;
    }

    private static boolean isRetail(Csv row, Columns columns) {
        String business = row.required(columns.at("BusinessCode"), "the business code");
        return "0"
                .repeat(Math.max(0, RETAIL.length() - business.length()))
                .concat(business)
                .equals(RETAIL);
    }

    private static void row(RateList list, Csv row, Columns columns) {
        String code = row.required(columns.at("RegionCode"), "the region's code");
        String name = Names.title(row.required(columns.at("RegionName"), "the region's name"));
        BigDecimal rate = row.percent(columns.at("TaxRate"), "the rate");
        if (code.length() == COUNTY && !list.hasCounty(name)) {
            list.remark(name + " is no county that has ZIP codes and is left out");
            return;
        }
        if (code.length() == COUNTY) {
            list.county(
                    name,
                    code,
                    name.replaceFirst(" County$", "") + " County",
                    list.rate(list.local(row, columns.at("TaxRate"), rate)));
            return;
        }
        if (rate.signum() < 0 || rate.compareTo(HIGHEST) > 0) {
            throw row.fault(
                    columns.at("TaxRate"), "a city's rate of " + rate.toPlainString() + " %");
        }
        list.city(null, name, code, list.rate(rate));
    }
}
