package dev.kontor.tax.load;

import dev.kontor.tax.content.Street;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The three files of the Washington Department of Revenue, by location codes: rates ({@code Name,
 * Code, State, Local, RTA, Rate, Effective Date, Expiration Date}), ZIP+4 (without column names:
 * ZIP code, first and last extension, location code, state, local and total rate, first and last
 * day), and addresses ({@code ADDR_LOW, ADDR_HIGH, ODD_EVEN, STREET, STATE, ZIP, PLUS4, PERIOD,
 * CODE, …}). The local rate includes that of the Regional Transit Authority.
 */
final class WashingtonFiles implements StateFiles {
    private final Path rates;
    private final Path zips;
    private final Path addresses;
    private final Map<Integer, Locality> localities = new LinkedHashMap<>();
    private LocalDate day = LocalDate.MIN;
    private BigDecimal stateRate = BigDecimal.ZERO;

    WashingtonFiles(Path rates, Path zips, Path addresses) {
        this.rates = rates;
        this.zips = zips;
        this.addresses = addresses;
        Columns columns =
                new Columns("name", "code", "state", "local", "effective date", "expiration date");
        Csv.read(
                rates,
                row -> {
                    if (columns.areNamedBy(row)) {
                        return;
                    }
                    Locality.Rate rate =
                            new Locality.Rate(
                                    percent(row, columns.at("local")),
                                    row.cell(
                                            columns.at("effective date"),
                                            "the first day",
                                            Days::compact),
                                    row.cell(
                                            columns.at("expiration date"),
                                            "the last day",
                                            Days::end));
                    stateRate = percent(row, columns.at("state"));
                    day = rate.from().isAfter(day) ? rate.from() : day;
                    int code = row.digits(columns.at("code"), 4, "the location code");
                    String name = row.required(columns.at("name"), "the name");
                    localities
                            .computeIfAbsent(
                                    code,
                                    any ->
                                            new Locality(
                                                    "US-WA-L%04d".formatted(code),
                                                    Names.title(name) + " local",
                                                    name.toUpperCase(Locale.ROOT).contains("COUNTY")
                                                            ? "county"
                                                            : "city"))
                            .add(rate);
                });
    }

    private static BigDecimal percent(Csv row, int column) {
        return row.decimal(column, "the rate").movePointRight(2);
    }

    @Override
    public void read(PackFolder pack) {
        Csv.read(
                zips,
                row -> {
                    int zip = row.digits(0, 5, "the ZIP code") * 10_000;
                    PackFolder.Days days =
                            new PackFolder.Days(
                                    row.cell(7, "the first day", Days::compact),
                                    row.cell(8, "the last day", Days::end));
                    pack.zip4(
                            zip + row.digits(1, 4, "the first ZIP+4"),
                            zip + row.digits(2, 4, "the last ZIP+4"),
                            days,
                            area(row, 3));
                });
        Columns columns =
                new Columns("addr_low", "addr_high", "odd_even", "street", "zip", "period", "code");
        Csv.read(
                addresses,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        address(row, columns, pack);
                    }
                });
    }

    private void address(Csv row, Columns columns, PackFolder pack) {
        String street = row.required(columns.at("street"), "the street");
        Street parsed = Street.parse("1 " + street);
        if (parsed == null) {
            throw row.fault(columns.at("street"), "no street: " + street);
        }
        pack.address(
                row.digits(columns.at("zip"), 5, "the ZIP code"),
                row.digits(columns.at("addr_low"), 7, "the first house number"),
                row.digits(columns.at("addr_high"), 7, "the last house number"),
                switch (row.text(columns.at("odd_even"))) {
                    case "O" -> "odd";
                    case "E" -> "even";
                    case "B" -> "";
                    default ->
                            throw row.fault(
                                    columns.at("odd_even"), "a side of the street is O, E or B");
                },
                parsed,
                new PackFolder.Days(
                        row.cell(columns.at("period"), "the period", Days::quarter), null),
                area(row, columns.at("code")));
    }

    private List<Locality> area(Csv row, int column) {
        int code = row.digits(column, 4, "the location code");
        Locality found = localities.get(code);
        if (found == null) {
            throw row.fault(column, "location code " + code + " has no rate");
        }
        return List.of(found);
    }

    @Override
    public StateData data() {
        return new StateData(
                "WA",
                day,
                3,
                localities.values(),
                List.of(new Locality.Rate(stateRate, day, null)),
                "WA DOR, location codes and rates " + rates.getFileName(),
                "H");
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }
}
