package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * States that publish combined rates by city and county, without boundaries: California (CDTFA,
 * {@code SalesTaxRates4-1-26.csv}: {@code Location, Rate, County, Type}) and New York (Publication
 * 718 as a table: {@code Jurisdiction, Rate, Reporting code}, cities after their county). ZIP codes
 * are found by the post office's name and county; a city that the buyer names decides before them.
 */
final class RateList implements StateFiles {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{2})(?!\\d)");
    private static final String FRACTIONS = "⅛¼⅜½⅝¾⅞";

    private final String state;
    private final BigDecimal stateRate;
    private final Path file;
    private final ZipCodes zips;
    private final LocalDate day;
    private final Map<String, Locality> counties = new LinkedHashMap<>();
    private final Map<String, Map<String, Locality>> cities = new LinkedHashMap<>();
    private final Map<String, Locality> codes = new LinkedHashMap<>();
    private String county = "";

    private RateList(String state, String stateRate, Path file, Path zips, LocalDate day) {
        this.state = state;
        this.stateRate = new BigDecimal(stateRate);
        this.file = file;
        this.zips = ZipCodes.read(zips, state);
        this.day = day;
    }

    /** The day is that in the file's name. */
    static RateList california(Path file, Path zips) {
        Matcher found = DATE.matcher(String.valueOf(file.getFileName()));
        if (!found.find()) {
            throw new IllegalArgumentException(
                    file.getFileName() + " has no day in its name, as in SalesTaxRates4-1-26.csv");
        }
        LocalDate day =
                LocalDate.of(
                        2000 + Integer.parseInt(found.group(3)),
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)));
        RateList list = new RateList("CA", "7.25", file, zips, day);
        Columns columns = new Columns("location", "rate", "county", "type");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        list.californian(row, columns);
                    }
                });
        return list;
    }

    private void californian(Csv row, Columns columns) {
        String name = row.required(columns.at("location"), "the location").replace("*", "");
        String in = Names.key(row.required(columns.at("county"), "the county"));
        BigDecimal local = local(row, columns.at("rate"));
        switch (row.required(columns.at("type"), "the type")) {
            case "City" -> city(in, name, local);
            case "County" -> county(in, name, local);
            case "Unincorporated Area" -> {}
            default -> throw row.fault("no type " + row.text(columns.at("type")));
        }
    }

    /** Since the quarter in the file's name, such as {@code nypub718-2026Q2.csv}. */
    static RateList newYork(Path file, Path zips) {
        LocalDate day = Days.quarter(String.valueOf(file.getFileName()));
        RateList list = new RateList("NY", "4", file, zips, day);
        Columns columns = new Columns("jurisdiction", "rate");
        Csv.read(
                file,
                row -> {
                    if (!columns.areNamedBy(row)) {
                        list.newYorker(row, columns);
                    }
                });
        return list;
    }

    private void newYorker(Csv row, Columns columns) {
        String name =
                row.required(columns.at("jurisdiction"), "the jurisdiction")
                        .replace("*", "")
                        .strip();
        BigDecimal local = local(row, columns.at("rate"));
        if (name.equals("New York City")) {
            for (String one : List.of("Bronx", "Kings", "New York", "Queens", "Richmond")) {
                county(Names.key(one), name, local);
            }
        } else if (name.endsWith("(city)")) {
            if (county.isEmpty()) {
                throw row.fault("a city before its county");
            }
            city(county, name.replace("(city)", "").strip(), local);
        } else if (!name.equals("New York State only")) {
            county(Names.key(name.replaceFirst(" *[–-] *except$", "")), name, local);
        }
    }

    /** Written {@code 0.0925}, {@code 9.25%}, {@code 8.875} or {@code 8⅞}. */
    private BigDecimal local(Csv row, int column) {
        String text = row.required(column, "the rate").replace("%", "").strip();
        BigDecimal combined;
        try {
            int fraction = FRACTIONS.indexOf(text.charAt(text.length() - 1));
            combined =
                    fraction < 0
                            ? new BigDecimal(text)
                            : new BigDecimal(text.substring(0, text.length() - 1))
                                    .add(BigDecimal.valueOf(125L * (fraction + 1), 3));
        } catch (NumberFormatException e) {
            throw row.fault("the rate is not a number: " + row.text(column));
        }
        if (combined.compareTo(BigDecimal.ONE) < 0) {
            combined = combined.movePointRight(2);
        }
        BigDecimal local = combined.subtract(stateRate);
        if (local.signum() < 0 || local.compareTo(BigDecimal.TEN) > 0) {
            throw row.fault("a combined rate of " + combined.toPlainString() + " %");
        }
        return local;
    }

    private void county(String key, String name, BigDecimal local) {
        county = key;
        String plain = name.replaceFirst(" *[–-] *except$", "");
        counties.put(
                key, locality(plain, plain.equals("New York City") ? "city" : "county", local));
    }

    private void city(String in, String name, BigDecimal local) {
        cities.computeIfAbsent(in, any -> new LinkedHashMap<>())
                .put(Names.key(name), locality(name, "city", local));
    }

    private Locality locality(String name, String level, BigDecimal local) {
        String code =
                "US-%s-%s-%s"
                        .formatted(
                                state,
                                level.equals("county") ? "CO" : "CI",
                                Names.key(name).replace(" ", ""));
        Locality found =
                codes.computeIfAbsent(
                        code,
                        any ->
                                new Locality(
                                        code,
                                        name
                                                + (level.equals("county")
                                                        ? " County local"
                                                        : " local"),
                                        level));
        found.add(new Locality.Rate(local, day, null));
        return found;
    }

    @Override
    public void read(PackFolder pack) {
        PackFolder.Days days = new PackFolder.Days(day, null);
        for (ZipCodes.ZipCode zip : zips.all()) {
            Map<String, Locality> around = cities.getOrDefault(zip.county(), Map.of());
            Locality at = around.get(zip.place());
            Locality found = at == null ? counties.get(zip.county()) : at;
            if (found != null) {
                pack.zips(zip.code(), zip.code(), days, List.of(found));
            }
            around.forEach((name, city) -> pack.city(zip.code(), name, days, List.of(city)));
        }
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public Collection<Locality> localities() {
        return codes.values();
    }

    @Override
    public String source() {
        return (state.equals("CA") ? "CDTFA, " : "NY DTF, Publication 718, ") + file.getFileName();
    }

    @Override
    public String confidence() {
        return "M";
    }

    @Override
    public List<Locality.Rate> stateRates() {
        return List.of(new Locality.Rate(stateRate, day, null));
    }

    @Override
    public List<String> remarks() {
        List<String> unknown = new ArrayList<>();
        for (ZipCodes.ZipCode zip : zips.all()) {
            @Nullable Locality found = counties.get(zip.county());
            boolean known =
                    found != null
                            || cities.getOrDefault(zip.county(), Map.of()).containsKey(zip.place());
            if (!known) {
                unknown.add("%05d".formatted(zip.code()));
            }
        }
        return unknown.isEmpty()
                ? List.of()
                : List.of(unknown.size() + " ZIP codes lie in no city or county of the list");
    }
}
