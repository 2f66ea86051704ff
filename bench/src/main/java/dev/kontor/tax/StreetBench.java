package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.Boundaries;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Determinations per second on one core where a state's boundaries are loaded: a made-up Minnesota
 * of 300 ZIP codes with 200,000 ranges of house numbers on 4,000 streets.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StreetBench {
    private static final int ZIPS = 300;
    private static final int ROWS = 200_000;
    private static final int STREETS = 4_000;
    private static final int QUESTIONS = 1_024;

    private final Determiner determiner =
            new Determiner(ContentReader.read(Tables.bundled().with(Tables.of(texts())), "bench"));

    private final TaxQuestion[] found =
            questions(i -> (i * 100 % 9_900 + 1) + " N Filler" + i + " Street");
    private final TaxQuestion[] unknown =
            questions(i -> (i + 1) + " North Nowhere" + i + " Boulevard, Apt " + i);
    private final TaxQuestion[] unnumbered = questions(i -> "");
    private int at;

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        texts.put(
                "jurisdictions.tsv",
                "code\tname\tlevel\tparent\tarea\tzone\trounding\tbusiness_by\tpostal_codes"
                        + "\ttaxed_by\talso_taxed_by\tregistration\n"
                        + "US-MN-A\tA\tcity\tUS-MN\t\t\t\t\t\t\t\tUS-MN\n"
                        + "US-MN-B\tB\tcity\tUS-MN\t\t\t\t\t\t\t\tUS-MN\n");
        texts.put(
                "rates/bench.tsv",
                "jurisdiction\ttax_type\tname\tcategories\trate\tbase\tconsumer\tbusiness\twording"
                        + "\tvalid_from\tvalid_to\tsource\tconfidence\tnote\n"
                        + "US-MN-A\tsales_tax\tA\tas_state\t0.5\t\tCH\tCH\t\t2021-01-01\t\tbench\tL\n"
                        + "US-MN-B\tsales_tax\tB\tas_state\t1\t\tCH\tCH\t\t2021-01-01\t\tbench\tL\n");
        StringBuilder rows =
                new StringBuilder(Boundaries.COLUMNS)
                        .append(
                                "\narea\t0\t\t\t\t\t\t\t\tUS-MN-A\narea\t1\t\t\t\t\t\t\t\tUS-MN-B\n");
        for (int i = 0; i < ROWS; i++) {
            int street = i % STREETS;
            int block = i / STREETS % 50 * 200;
            rows.append(
                    "address\t%05d\t\t%d\t%d\t\tN|FILLER%d|ST|\t2021-01-01\t\t%d\n"
                            .formatted(56_001 + street % ZIPS, block, block + 199, street, i % 2));
        }
        texts.put("boundaries/MN.tsv", rows.toString());
        return texts;
    }

    private static TaxQuestion[] questions(IntFunction<String> line1) {
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i ->
                        new TaxQuestion(
                                TaxPoint.at(
                                        LocalDate.of(2026, 3, 1)
                                                .atStartOfDay(ZoneOffset.UTC)
                                                .toInstant()),
                                Currency.getInstance("USD"),
                                "NO",
                                TaxQuestion.Buyer.in("US")
                                        .at("MN", Integer.toString(56_001 + i % ZIPS))
                                        .living(
                                                line1.apply(i).isEmpty() ? null : line1.apply(i),
                                                "Saint Cloud")
                                        .withSignals("US", "US"),
                                List.of(
                                        new TaxQuestion.Line(
                                                1_999,
                                                TaxCategory.SOFTWARE_DOWNLOAD,
                                                TaxBehavior.EXCLUSIVE)),
                                Standing.everywhere()))
                .toArray(TaxQuestion[]::new);
    }

    private TaxAnswer next(TaxQuestion[] all) {
        at = at + 1 & QUESTIONS - 1;
        return determiner.determine(all[at]);
    }

    @Benchmark
    public TaxAnswer street() {
        return next(found);
    }

    @Benchmark
    public TaxAnswer streetUnknown() {
        return next(unknown);
    }

    @Benchmark
    public TaxAnswer zipOfLoadedState() {
        return next(unnumbered);
    }
}
