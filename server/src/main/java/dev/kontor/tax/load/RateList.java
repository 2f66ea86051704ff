package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rates by county and city of a state that publishes no boundaries. ZIP codes are found by the post
 * office's name and county; a city that the buyer names decides before them.
 */
final class RateList implements StateFiles {
    private static final String FRACTIONS = "⅛¼⅜½⅝¾⅞";

    private final Publisher publisher;
    private final Path file;
    private final ZipCodes zips;
    private final Map<String, Locality> counties = new LinkedHashMap<>();
    private final Map<String, Map<String, Locality>> cities = new LinkedHashMap<>();
    private final Map<String, Locality> anywhere = new LinkedHashMap<>();
    private final Map<String, Locality> codes = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private Map<Integer, List<Locality>> own = Map.of();
    private LocalDate day;

    /**
     * Whose list it is.
     *
     * @param state its two letters
     * @param rate the state's own, in percent
     * @param source who says so, before the file's name
     * @param months for how long a list is
     * @param layered whether a city's rate comes beside its county's; otherwise it contains it
     */
    record Publisher(String state, BigDecimal rate, String source, int months, boolean layered) {
        Publisher(String state, String rate, String source, int months, boolean layered) {
            this(state, new BigDecimal(rate), source, months, layered);
        }
    }

    /**
     * @param file the list, for its name
     * @param zips the postal codes of GeoNames
     * @param day from which it applies
     */
    RateList(Publisher publisher, Path file, Path zips, LocalDate day) {
        this.publisher = publisher;
        this.file = file;
        this.zips = ZipCodes.read(zips, publisher.state());
        this.day = day;
    }

    /** The list with localities that have a tax of their own kind, by ZIP code. */
    RateList with(Map<Integer, List<Locality>> ownTaxes) {
        own = ownTaxes;
        return this;
    }

    LocalDate day() {
        return day;
    }

    /** It applies from then on, as one of its rows says. */
    void since(LocalDate from) {
        day = from.isAfter(day) ? from : day;
    }

    /** What people should know; twice the same is told once. */
    void remark(String what) {
        if (!remarks.contains(what)) {
            remarks.add(what);
        }
    }

    /**
     * @param name of the county, without the word
     * @param code within the state
     */
    void county(String name, String code, String title, Locality.Rate rate) {
        counties.put(Names.county(name), locality(code, title, "county", rate));
    }

    /** Whether a ZIP code lies in a county of that name. */
    boolean hasCounty(String name) {
        String key = Names.county(name);
        return zips.all().stream().anyMatch(zip -> zip.county().equals(key));
    }

    /** A rate from the list's day on. */
    Locality.Rate rate(BigDecimal percent) {
        return new Locality.Rate(percent, day, null);
    }

    /** A county all of which is one city, such as those of New York City. */
    void cityCounty(String name, String code, String title, Locality.Rate rate) {
        counties.put(Names.county(name), locality(code, title, "city", rate));
    }

    /**
     * @param county null when the list does not tell: it is where ZIP codes bear the city's name
     */
    void city(@Nullable String county, String name, String code, Locality.Rate rate) {
        Locality city = locality(code, name + " local", "city", rate);
        if (county == null) {
            anywhere.put(Names.key(name), city);
        } else {
            cities.computeIfAbsent(Names.county(county), any -> new LinkedHashMap<>())
                    .put(Names.key(name), city);
        }
    }

    /** A code within the state made of a name. */
    static String code(String kind, String name) {
        return kind + "-" + Names.key(name).replace(" ", "");
    }

    private Locality locality(String code, String name, String level, Locality.Rate rate) {
        String whole = "US-" + publisher.state() + "-" + code;
        Locality found = codes.computeIfAbsent(whole, any -> new Locality(whole, name, level));
        found.add(rate);
        return found;
    }

    /**
     * What is beside the state's part of a combined rate, written {@code 0.0925}, {@code 9.25%},
     * {@code 8.875} or {@code 8⅞}.
     */
    BigDecimal local(Csv row, int column) {
        String text = row.required(column, "the rate").replace("%", "").strip();
        BigDecimal combined;
        try {
            int fraction = text.isEmpty() ? -1 : FRACTIONS.indexOf(text.charAt(text.length() - 1));
            combined =
                    fraction < 0
                            ? new BigDecimal(text)
                            : new BigDecimal(text.substring(0, text.length() - 1))
                                    .add(BigDecimal.valueOf(125L * (fraction + 1), 3));
        } catch (NumberFormatException e) {
            throw row.fault(column, "the rate is not a number: " + row.text(column));
        }
        if (combined.compareTo(BigDecimal.ONE) < 0) {
            combined = combined.movePointRight(2);
        }
        return local(row, column, combined);
    }

    /** The same of a percentage. */
    BigDecimal local(Csv row, int column, BigDecimal combined) {
        BigDecimal local = combined.subtract(publisher.rate());
        if (local.signum() < 0 || local.compareTo(BigDecimal.TEN) > 0) {
            throw row.fault(column, "a combined rate of " + combined.toPlainString() + " %");
        }
        return local;
    }

    @Override
    public void read(PackFolder pack) {
        PackFolder.Days days = new PackFolder.Days(day, null);
        place();
        long unknown = 0;
        for (ZipCodes.ZipCode zip : zips.all()) {
            Map<String, Locality> around = cities.getOrDefault(zip.county(), Map.of());
            List<Locality> found = area(zip, around.get(zip.place()));
            if (found.isEmpty()) {
                unknown++;
            } else {
                pack.zips(zip.code(), zip.code(), days, found);
            }
            around.forEach((name, city) -> {
                List<Locality> area = area(zip, city);
                pack.city(zip.code(), name, days, area);
                if (name.contains("SAINT ")) {
                    pack.city(zip.code(), name.replace("SAINT ", "ST "), days, area);
                }
            });
        }
        if (unknown > 0) {
            remark(unknown + " ZIP codes lie in no city or county of the list");
        }
    }

    /** Puts the cities without a county into those where a ZIP code bears their name. */
    private void place() {
        long nowhere = 0;
        for (Map.Entry<String, Locality> city : anywhere.entrySet()) {
            Set<String> in =
                    zips.all().stream()
                            .filter(zip -> zip.place().equals(city.getKey()))
                            .map(ZipCodes.ZipCode::county)
                            .collect(Collectors.toSet());
            in.forEach(county ->
                    cities.computeIfAbsent(county, any -> new LinkedHashMap<>())
                            .put(city.getKey(), city.getValue()));
            nowhere += in.isEmpty() ? 1 : 0;
        }
        if (nowhere > 0) {
            remark(nowhere + " cities have no ZIP code of their name and are not found");
        }
    }

    private List<Locality> area(ZipCodes.ZipCode zip, @Nullable Locality city) {
        Locality around = counties.get(zip.county());
        List<Locality> area = new ArrayList<>();
        if (around != null && (city == null || publisher.layered())) {
            area.add(around);
        }
        if (city != null) {
            area.add(city);
        }
        if (!area.isEmpty()) {
            area.addAll(own.getOrDefault(zip.code(), List.of()));
        }
        return area;
    }

    @Override
    public StateData data() {
        return new StateData(
                publisher.state(),
                day,
                publisher.months(),
                codes.values(),
                List.of(new Locality.Rate(publisher.rate(), day, null)),
                publisher.source() + ", " + Objects.requireNonNull(file.getFileName()),
                "M");
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }
}
