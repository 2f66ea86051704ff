package dev.kontor.tax.load;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Regime;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Share;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.content.TaxContent;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a pack's folder of a state's published files ({@code ./kontor tax load}). */
public final class TaxFiles {
    /** How {@link #load} is told which files it is given. */
    public static final String FORMATS =
            """
            streamlined RATES BOUNDARIES [NAMES]
              MNR2026Q2FEB18.csv MNB2026Q2FEB18.zip; names: lines of type-code, tab, name
            texas RATES ADDRESSES…
              tax_jurisdiction_rates-2026Q2.csv TX-County-FIPS-453-2026Q2.zip …
            washington RATES ZIP4 ADDRESSES
              as the Department of Revenue names them
            florida RATES ADDRESSES…
              DR15DSS-20260101.csv (county, rate), and master address lists of counties
            california RATES ZIPCODES
              SalesTaxRates4-1-26.csv, and US.txt of GeoNames
            new_york RATES ZIPCODES
              Publication 718 as nypub718-2026Q2.csv, and US.txt of GeoNames
            arizona RATES ZIPCODES
              TPT_RATETABLE_ALL_07012026.csv, and US.txt of GeoNames
            alabama RATES ZIPCODES
              taxrates-20260701.csv, and US.txt of GeoNames
            illinois RATES ZIPCODES
              ordmache-current.txt, and US.txt of GeoNames
            missouri RATES ZIPCODES
              the rate table as CSV, rates-2026Q3.csv, and US.txt of GeoNames
            list RATES ZIPCODES
              of another state, such as LA-20260701.csv: county, city, rate; and US.txt of GeoNames
            """;

    private static final Set<String> NAMES =
            Set.of(
                    "streamlined",
                    "texas",
                    "washington",
                    "florida",
                    "california",
                    "new_york",
                    "arizona",
                    "alabama",
                    "illinois",
                    "missouri",
                    "list");

    private static final int EXAMPLES = 5;
    private static final List<TaxCategory> ASKED =
            List.of(TaxCategory.SOFTWARE_DOWNLOAD, TaxCategory.SAAS, TaxCategory.EBOOK);

    private final StateFiles files;
    private final StateData data;
    private final TaxContent content;
    private final LocalDate today;

    /**
     * What was loaded.
     *
     * @param rows of boundaries
     * @param areas sets of localities
     * @param remarks what people should know
     */
    public record Report(
            String state,
            LocalDate day,
            int localities,
            long rows,
            int areas,
            List<String> remarks) {}

    private TaxFiles(StateFiles files, TaxContent content, LocalDate today) {
        this.files = files;
        this.data = files.data();
        this.content = content;
        this.today = today;
    }

    /**
     * Reads files of a format into a folder that is not there yet.
     *
     * @param tables on top of which the pack will be laid
     * @param today tells whether newer files should be there
     * @throws IllegalArgumentException for the first fault, with file and line; then there is no
     *     folder
     */
    public static Report load(
            String format, List<Path> paths, Path folder, Tables tables, LocalDate today) {
        if (!NAMES.contains(format)) {
            throw new IllegalArgumentException("Not a format. These are:\n" + FORMATS);
        }
        TaxContent content = ContentReader.read(tables, ContentReader.version(tables));
        StateFiles files = files(format, paths, content);
        return new TaxFiles(files, content, today).into(folder, tables);
    }

    private static StateFiles files(String format, List<Path> paths, TaxContent content) {
        return switch (format) {
            case "streamlined" -> {
                require(paths, 2, 3);
                yield new StreamlinedFiles(
                        paths.get(0),
                        paths.get(1),
                        paths.size() == 3 ? names(paths.get(2)) : Map.of());
            }
            case "texas" -> {
                require(paths, 2, Integer.MAX_VALUE);
                yield new TexasFiles(paths.getFirst(), paths.subList(1, paths.size()));
            }
            case "washington" -> {
                require(paths, 3, 3);
                yield new WashingtonFiles(paths.get(0), paths.get(1), paths.get(2));
            }
            case "florida" -> {
                require(paths, 2, Integer.MAX_VALUE);
                yield new FloridaFiles(paths.getFirst(), paths.subList(1, paths.size()));
            }
            default -> {
                require(paths, 2, 2);
                RateList list = list(format, paths.get(0), paths.get(1), content);
                yield list.with(OwnTaxes.of(content, list.data().state()).byZip());
            }
        };
    }

    private static RateList list(String format, Path rates, Path zips, TaxContent content) {
        return switch (format) {
            case "california" -> California.read(rates, zips);
            case "new_york" -> NewYork.read(rates, zips);
            case "arizona" -> Arizona.read(rates, zips);
            case "alabama" -> Alabama.read(rates, zips);
            case "illinois" -> Illinois.read(rates, zips);
            case "missouri" -> Missouri.read(rates, zips);
            case "list" -> {
                String state = OtherState.state(rates);
                requireTaxed(content, state);
                BigDecimal own = stateRate(content, state, Days.inName(rates));
                yield OtherState.read(rates, zips, state, own);
            }
            default -> throw new IllegalStateException(format);
        };
    }

    /** Where a state taxes nothing, its localities cannot tax the same, as files say. */
    private static void requireTaxed(TaxContent content, String state) {
        boolean taxes =
                content.rulesOf("US-" + state).stream()
                        .anyMatch(rule -> rule.consumer() == Regime.CH);
        if (!taxes) {
            throw new IllegalArgumentException(
                    "US-" + state + " taxes nothing that its localities could tax too");
        }
    }

    private static void require(List<Path> paths, int least, int most) {
        if (paths.size() < least || paths.size() > most) {
            throw new IllegalArgumentException("Not the files of the format:\n" + FORMATS);
        }
    }

    private static Map<String, String> names(Path file) {
        Map<String, String> names = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", -1);
                if (cells.length == 2) {
                    names.put(cells[0], cells[1]);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file, e);
        }
        return names;
    }

    private Report into(Path place, Tables tables) {
        try (PackFolder pack = new PackFolder(place, data.state(), data.day())) {
            files.read(pack);
            if (pack.lowest().isEmpty()) {
                throw new IllegalArgumentException("nothing applies on " + data.day());
            }
            pack.untaxed(OwnTaxes.of(content, data.state()).instead());
            pack.complete(
                    data.localities(),
                    data.source(),
                    data.confidence(),
                    version(),
                    "Local taxes of %s: %s".formatted(data.state(), data.source()),
                    examples(pack));
            requireReadable(pack, tables);
            pack.publish();
            List<String> remarks = new ArrayList<>(files.remarks());
            remarks.addAll(differences());
            if (data.isOld(today)) {
                remarks.add(
                        "These files begin on %s and are for %d months: newer ones should be there"
                                .formatted(data.day(), data.months()));
            }
            return new Report(
                    data.state(),
                    data.day(),
                    data.localities().size(),
                    pack.rows(),
                    pack.areas(),
                    remarks);
        }
    }

    /** Year and quarter, and the month of what is published each month. */
    private String version() {
        int month = data.day().getMonthValue();
        return data.day().getYear()
                + "."
                + (month + 2) / 3
                + (data.months() == 1 ? "." + month : "");
    }

    private static void requireReadable(PackFolder pack, Tables tables) {
        SortedMap<String, String> texts = new TreeMap<>(pack.texts());
        ContentReader.read(tables.with(Tables.of(texts)), "loading");
    }

    /** Where the state's own rate is another than that of the tables. */
    private List<String> differences() {
        List<String> found = new ArrayList<>();
        for (Locality.Rate rate : data.stateRates()) {
            BigDecimal known = stateRate(content, data.state(), data.day());
            if (rate.isValidOn(data.day()) && rate.percent().compareTo(known) != 0) {
                found.add(
                        "The state's own rate is %s %% in its files, %s %% in the tables"
                                .formatted(
                                        rate.percent().stripTrailingZeros().toPlainString(),
                                        known.stripTrailingZeros().toPlainString()));
            }
        }
        return found;
    }

    private static BigDecimal stateRate(TaxContent content, String state, LocalDate day) {
        return content.rulesOf("US-" + state).stream()
                .filter(rule -> rule.isValidOn(day.toEpochDay()))
                .map(Rule::percent)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** What must come out: the state's rate for what it taxes and the lowest local one. */
    private String examples(PackFolder pack) {
        StringBuilder table =
                new StringBuilder(
                        "date\tcountry\tregion\tpostal_code\tbuyer\tcategory\tamount\tbehavior"
                                + "\tcurrency\ttreatment\trate\ttax\n");
        List<Map.Entry<Integer, BigDecimal>> zips = List.copyOf(pack.lowest().entrySet());
        int count = Math.min(EXAMPLES, zips.size());
        for (int i = 0; i < count; i++) {
            Map.Entry<Integer, BigDecimal> zip = zips.get(i * zips.size() / count);
            table.append(example(zip.getKey(), zip.getValue())).append('\n');
        }
        return table.toString();
    }

    private String example(int zip, BigDecimal local) {
        for (TaxCategory category : ASKED) {
            for (Rule rule : content.rulesOf("US-" + data.state())) {
                if (rule.isValidOn(data.day().toEpochDay())
                        && rule.categories().contains(category)
                        && rule.consumer() == Regime.CH
                        && rule.base().equals(Share.ONE)) {
                    return row(zip, category, "taxed", rule.percent().add(local));
                }
            }
        }
        return row(zip, ASKED.getFirst(), "exempt", BigDecimal.ZERO);
    }

    private String row(int zip, TaxCategory category, String treatment, BigDecimal rate) {
        return String.join(
                "\t",
                data.day().toString(),
                "US",
                data.state(),
                "%05d".formatted(zip),
                "consumer",
                category.name().toLowerCase(Locale.ROOT),
                "10000",
                "exclusive",
                "USD",
                treatment,
                Rule.text(rate),
                rate.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString());
    }
}
