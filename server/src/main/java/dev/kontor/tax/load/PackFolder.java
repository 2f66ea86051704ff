package dev.kontor.tax.load;

import dev.kontor.tax.content.Boundaries;
import dev.kontor.tax.content.Street;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that {@code ./kontor tax pack} makes a pack of, in the making: localities, their rates,
 * boundaries and examples of what must come out. It is there whole or not at all: until it is
 * finished it is written beside its place.
 */
final class PackFolder implements AutoCloseable {
    private static final String PLACE_COLUMNS =
            "code\tname\tlevel\tparent\tarea\tzone\trounding\tbusiness_by\tpostal_codes"
                    + "\ttaxed_by\talso_taxed_by\tregistration";

    private static final String RATE_COLUMNS =
            "jurisdiction\ttax_type\tname\tcategories\trate\tbase\tconsumer\tbusiness\twording"
                    + "\tvalid_from\tvalid_to\tsource\tconfidence\tnote";

    private final Path place;
    private final Path folder;
    private final String state;
    private final LocalDate day;
    private final BufferedWriter boundaries;
    private final Map<String, Integer> areas = new HashMap<>();
    private final Map<Integer, BigDecimal> lowest = new TreeMap<>();
    private List<OwnTaxes.Instead> instead = List.of();
    private long rows;

    /**
     * @param place where it will be; nothing may be there yet
     * @param state its two letters
     * @param day of the examples
     */
    PackFolder(Path place, String state, LocalDate day) {
        this.place = place.toAbsolutePath().normalize();
        this.state = state;
        this.day = day;
        if (Files.exists(this.place)) {
            throw new IllegalArgumentException(this.place + " is there already");
        }
        try {
            Path parent = Objects.requireNonNull(this.place.getParent(), "a place in a folder");
            Files.createDirectories(parent);
            this.folder = Files.createTempDirectory(parent, ".loading");
            Files.createDirectory(folder.resolve("boundaries"));
            this.boundaries =
                    Files.newBufferedWriter(folder.resolve("boundaries/" + state + ".tsv"));
            boundaries.write(Boundaries.COLUMNS + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The days on which something applies; the last one may be null. */
    record Days(LocalDate from, @Nullable LocalDate until) {
        boolean include(LocalDate day) {
            return !from.isAfter(day) && (until == null || !until.isBefore(day));
        }
    }

    void zips(int first, int last, Days days, Collection<Locality> localities) {
        write("zip\t%05d\t%05d\t\t\t\t", first, last, days, localities);
        offer(first, last, days, localities);
    }

    void zip4(int first, int last, Days days, Collection<Locality> localities) {
        write("zip4\t%09d\t%09d\t\t\t\t", first, last, days, localities);
        offer(first / 10_000, last / 10_000, days, localities);
    }

    /**
     * @param side {@code odd}, {@code even}, or empty for both
     */
    void address(
            int zip,
            int low,
            int high,
            String side,
            Street street,
            Days days,
            Collection<Locality> localities) {
        String variant = street.variant();
        int bar = variant.indexOf('|');
        line(
                "address\t%05d\t\t%d\t%d\t%s\t%s|%s%s"
                        .formatted(
                                zip,
                                low,
                                high,
                                side,
                                variant.substring(0, bar),
                                street.name(),
                                variant.substring(bar)),
                days,
                localities);
        offer(zip, zip, days, localities);
    }

    void city(int zip, String city, Days days, Collection<Locality> localities) {
        line("city\t%05d\t\t\t\t\t%s".formatted(zip, city), days, localities);
    }

    private void write(
            String form, int first, int last, Days days, Collection<Locality> localities) {
        line(form.formatted(first, last), days, localities);
    }

    private void line(String beginning, Days days, Collection<Locality> localities) {
        try {
            boundaries.write(
                    beginning
                            + '\t'
                            + days.from()
                            + '\t'
                            + (days.until() == null ? "" : days.until())
                            + '\t'
                            + area(localities)
                            + '\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows++;
    }

    /** The number of a set of localities; written when it is new. */
    private int area(Collection<Locality> localities) throws IOException {
        String codes =
                localities.stream().map(Locality::code).sorted().collect(Collectors.joining(","));
        Integer known = areas.get(codes);
        if (known == null) {
            known = areas.size();
            areas.put(codes, known);
            boundaries.write("area\t" + known + "\t\t\t\t\t\t\t\t" + codes + "\n");
        }
        return known;
    }

    /** What a ZIP code costs on the day of the examples, beside the state's tax. */
    private void offer(int first, int last, Days days, Collection<Locality> localities) {
        if (days.include(day)) {
            BigDecimal sum =
                    localities.stream()
                            .map(it -> it.on(day))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            for (int zip = first; zip <= last; zip++) {
                lowest.merge(zip, sum, BigDecimal::min);
            }
        }
    }

    /** ZIP codes of that day with the lowest sum of local rates in them. */
    Map<Integer, BigDecimal> lowest() {
        return lowest;
    }

    long rows() {
        return rows;
    }

    int areas() {
        return areas.size();
    }

    /** What localities do not tax themselves. */
    void untaxed(List<OwnTaxes.Instead> instead) {
        this.instead = List.copyOf(instead);
    }

    /**
     * Writes all that is known of the localities, the examples, and what the pack says of itself.
     *
     * @param source of the rates
     * @param examples the table, with its row of column names
     */
    void complete(
            Collection<Locality> localities,
            String source,
            String confidence,
            String version,
            String summary,
            String examples) {
        List<String> places =
                localities.stream()
                        .map(it ->
                                "%s\t%s\t%s\tUS-%s\t\t\t\t\t\t\t\tUS-%s"
                                        .formatted(it.code(), it.name(), it.level(), state, state))
                        .toList();
        List<String> rates =
                localities.stream()
                        .flatMap(it ->
                                Stream.concat(
                                        it.rates().stream()
                                                .map(rate -> row(it, rate, source, confidence)),
                                        instead.stream()
                                                .map(one -> untaxed(it, one, source, confidence))))
                        .toList();
        try {
            boundaries.close();
            write("jurisdictions.tsv", PLACE_COLUMNS, places);
            Files.createDirectory(folder.resolve("rates"));
            write("rates/us_" + state.toLowerCase(Locale.ROOT) + ".tsv", RATE_COLUMNS, rates);
            Files.writeString(folder.resolve("examples.tsv"), examples);
            write(
                    "pack.tsv",
                    "key\tvalue",
                    List.of(
                            "name\tus-" + state.toLowerCase(Locale.ROOT),
                            "version\t" + version,
                            "summary\t" + summary));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(
            Locality locality, Locality.Rate rate, String source, String confidence) {
        LocalDate until = rate.until();
        return String.join(
                "\t",
                locality.code(),
                "sales_tax",
                locality.name(),
                "as_state",
                rate.percent().stripTrailingZeros().toPlainString(),
                "",
                "CH",
                "CH",
                "",
                rate.from().toString(),
                until == null ? "" : until.toString(),
                source,
                confidence);
    }

    private static String untaxed(
            Locality locality, OwnTaxes.Instead instead, String source, String confidence) {
        return String.join(
                "\t",
                locality.code(),
                "sales_tax",
                locality.name(),
                instead.categories(),
                "0",
                "",
                "EX",
                "EX",
                "",
                instead.from().toString(),
                "",
                source,
                confidence,
                "one local rate holds in the whole state instead");
    }

    private void write(String path, String columns, List<String> lines) throws IOException {
        Files.writeString(folder.resolve(path), columns + "\n" + String.join("\n", lines) + "\n");
    }

    /** The texts of all tables, for a last look at them. */
    Map<String, String> texts() {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals("pack.tsv") && !path.equals("examples.tsv")) {
                    texts.put(path, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the folder in its place. */
    void publish() {
        try {
            Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was not published is gone. */
    @Override
    public void close() {
        try {
            boundaries.close();
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
