package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;

/**
 * Combined rates by county and city of a state that publishes them for people only, such as
 * Louisiana by parish and Colorado in DR 1002: a table with the columns {@code county} (or {@code
 * parish}), {@code city} and {@code rate}, in percent and with the state's. A row without a city is
 * the county's. The file's name begins with the state's letters and has the day: {@code
 * LA-20260701.csv}.
 */
final class OtherState {
    /** The states that have a reader of their own. */
    private static final Set<String> ELSEWHERE =
            Set.of("TX", "WA", "CA", "NY", "AZ", "AL", "IL", "FL", "MO");

    private OtherState() {}

    /**
     * @param rate the state's own, in percent
     */
    static RateList read(Path file, Path zips, String state, BigDecimal rate) {
        if (ELSEWHERE.contains(state)) {
            throw new IllegalArgumentException(state + " has a format of its own");
        }
        RateList list =
                new RateList(
                        new RateList.Publisher(
                                state, rate, state + " department of revenue", 6, false),
                        file,
                        zips,
                        Days.inName(file));
        String county = state.equals("LA") ? "parish" : "county";
        Columns columns = new Columns(county, "city", "rate");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        row(list, row, columns, county);
                    }
                });
        return list;
    }

    private static void row(RateList list, Csv row, Columns columns, String word) {
        String county = row.required(columns.at(word), "the " + word);
        String city = row.text(columns.at("city"));
        BigDecimal local =
                list.local(row, columns.at("rate"), row.percent(columns.at("rate"), "the rate"));
        if (city.isEmpty()) {
            String plain = Names.title(county);
            list.county(county, RateList.code("CO", county), plain + " local", list.rate(local));
        } else {
            list.city(
                    county,
                    Names.title(city),
                    RateList.code("CI", city + " " + county),
                    list.rate(local));
        }
    }

    /** The letters that a file's name begins with. */
    static String state(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("[A-Z]{2}[-_ ].*")) {
            throw new IllegalArgumentException(
                    name + " does not begin with a state, as in LA-20260701.csv");
        }
        return name.substring(0, 2);
    }
}
