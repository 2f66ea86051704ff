package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The quarterly sales and use tax rate table (TA0300) of the Missouri Department of Revenue, saved
 * as CSV: {@code Jurisdiction Name}, {@code Jurisdiction Code} (city, county, district: {@code
 * 70000-077-000}), {@code Use Tax Rate}, which sellers from elsewhere owe. The name is that of the
 * city, of its county and of districts, one after the other; rows of a district below a county or
 * city are left out, since the table does not tell where it is.
 */
final class Missouri {
    private static final RateList.Publisher DOR =
            new RateList.Publisher("MO", "4.225", "MO DOR, sales and use tax rate table", 3, false);
    private static final String RATE = "use tax rate (0000)";

    private final RateList list;
    private final Columns columns = new Columns("jurisdiction name", "jurisdiction code", RATE);
    private final Map<String, String> counties = new HashMap<>();
    private long districts;

    private Missouri(RateList list) {
        this.list = list;
    }

    static RateList read(Path file, Path zips) {
        Missouri reader = new Missouri(new RateList(DOR, file, zips, Days.inName(file)));
        Csv.read(
                file,
                row -> {
                    if (!reader.columns.areNamedBy(row)) {
                        reader.row(row);
                    }
                });
        if (reader.districts > 0) {
            reader.list.remark(
                    reader.districts
                            + " rows of districts are left out: where they are is unknown");
        }
        return reader.list;
    }

    private void row(Csv row) {
        String code = row.required(columns.at("jurisdiction code"), "the jurisdiction's code");
        if (!code.matches("\\d{5}-\\d{3}-\\d{3}")) {
            throw row.fault(
                    columns.at("jurisdiction code"), "no code as in 70000-077-000: " + code);
        }
        BigDecimal local = list.local(row, columns.at(RATE), row.percent(columns.at(RATE), RATE));
        if (!code.endsWith("-000")) {
            districts++;
            return;
        }
        String name = row.required(columns.at("jurisdiction name"), "the jurisdiction's name");
        String county = code.substring(6, 9);
        if (code.startsWith("00000")) {
            int end = name.indexOf(" COUNTY");
            if (end < 0) {
                throw row.fault(columns.at("jurisdiction name"), "no county: " + name);
            }
            String plain = Names.title(name.substring(0, end));
            counties.put(county, plain);
            list.county(plain, code, plain + " County local", list.rate(local));
            return;
        }
        String in = counties.get(county);
        if (in == null) {
            list.cityCounty(name, code, Names.title(name) + " local", list.rate(local));
        } else {
            list.city(in, city(name, in), code, list.rate(local));
        }
    }

    /** {@code ASH GROVE GREENE COUNTY} lies in Greene County. St. Louis City lies in none. */
    private static String city(String name, String county) {
        int end = Names.key(name).indexOf(" " + Names.key(county) + " COUNTY");
        return Names.title(end < 0 ? name : Names.key(name).substring(0, end));
    }
}
