package dev.kontor.tax;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Share;
import dev.kontor.taxids.TaxIdStatus;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Determinations per second on one core, over the bundled content: each question of a kind goes to
 * another place, so that neither caches nor predictions of branches flatter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DeterminationBench {
    private static final List<String> MEMBERS =
            List.of(
                    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "GR", "HU", "IE",
                    "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
                    "DE");

    private static final List<String> CITIES =
            List.of(
                    "TX 78701",
                    "TX 77002",
                    "TX 75201",
                    "NY 10001",
                    "NY 14201",
                    "PA 19102",
                    "AZ 85003",
                    "TN 37201",
                    "WA 98101",
                    "UT 84101",
                    "NY 10451",
                    "TX 79901",
                    "PA 15201",
                    "AZ 85701",
                    "TN 38103",
                    "WA 98402");

    private static final Standing REGISTERED =
            Standing.of(
                    Registrations.of(
                            List.of(
                                    registration("NO"),
                                    registration("EU"),
                                    registration("GB"),
                                    registration("CH"),
                                    registration("US-CA"))));

    private final Determiner determiner = new Determiner(ContentReader.read());

    private final Questions consumers =
            new Questions(MEMBERS, it -> question(in(it, null, null), 1, TaxBehavior.EXCLUSIVE));
    private final Questions inclusive =
            new Questions(MEMBERS, it -> question(in(it, null, null), 1, TaxBehavior.INCLUSIVE));
    private final Questions carts =
            new Questions(MEMBERS, it -> question(in(it, null, null), 3, TaxBehavior.INCLUSIVE));
    private final Questions businesses =
            new Questions(
                    MEMBERS,
                    it ->
                            question(
                                    in(it, null, null).withTaxId(null, TaxIdStatus.VALID),
                                    1,
                                    TaxBehavior.EXCLUSIVE));
    private final Questions americans =
            new Questions(CITIES, it -> question(american(it), 1, TaxBehavior.EXCLUSIVE));
    private final Questions americanCarts =
            new Questions(CITIES, it -> question(american(it), 3, TaxBehavior.EXCLUSIVE));
    private final Questions japanese =
            new Questions(
                    List.of("JP"), it -> question(in(it, null, null), 3, TaxBehavior.INCLUSIVE));

    /** Of a seller with registrations: the One-Stop Shop covers the first kind, the second none. */
    private final Questions registered =
            new Questions(MEMBERS, it -> of(REGISTERED, in(it, null, null)));

    private final Questions unregistered =
            new Questions(CITIES, it -> of(REGISTERED, american(it)));

    private final Map<String, Long> rates = new HashMap<>();
    private int at;

    public DeterminationBench() {
        MEMBERS.forEach(it -> rates.put(it, 19L));
    }

    /** Questions of a kind, in turn. */
    private static final class Questions {
        private final TaxQuestion[] all;
        private int at;

        Questions(List<String> places, Function<String, TaxQuestion> question) {
            all = places.stream().map(question).toArray(TaxQuestion[]::new);
        }

        TaxQuestion next() {
            at = at + 1 == all.length ? 0 : at + 1;
            return all[at];
        }
    }

    private static TaxQuestion.Buyer in(
            String country, @Nullable String region, @Nullable String postalCode) {
        return TaxQuestion.Buyer.in(country).at(region, postalCode).withSignals(country, country);
    }

    private static TaxQuestion.Buyer american(String place) {
        return in("US", place.substring(0, 2), place.substring(3));
    }

    private static TaxQuestion question(TaxQuestion.Buyer buyer, int lines, TaxBehavior behavior) {
        return new TaxQuestion(
                TaxPoint.at(LocalDate.of(2026, 3, 1).atStartOfDay(ZoneOffset.UTC).toInstant()),
                Currency.getInstance("EUR"),
                "NO",
                buyer,
                Stream.iterate(1_999L, it -> it + 1_000)
                        .limit(lines)
                        .map(it ->
                                new TaxQuestion.Line(it, TaxCategory.SOFTWARE_DOWNLOAD, behavior))
                        .toList(),
                Standing.everywhere());
    }

    private static Registrations.Registration registration(String jurisdiction) {
        return new Registrations.Registration(jurisdiction, "standard", "1", LocalDate.EPOCH, null);
    }

    private static TaxQuestion of(Standing standing, TaxQuestion.Buyer buyer) {
        TaxQuestion question = question(buyer, 1, TaxBehavior.EXCLUSIVE);
        return new TaxQuestion(
                question.at(),
                question.currency(),
                question.sellerCountry(),
                buyer,
                question.lines(),
                standing);
    }

    /** What cannot be done without: find a rate, multiply, round. */
    @Benchmark
    public long floor() {
        at = at + 1 == MEMBERS.size() ? 0 : at + 1;
        return new Share(Objects.requireNonNull(rates.get(MEMBERS.get(at))), 100)
                .of(1_999, RoundingMode.HALF_UP);
    }

    @Benchmark
    public TaxAnswer euConsumer() {
        return determiner.determine(consumers.next());
    }

    @Benchmark
    public TaxAnswer euConsumerInclusive() {
        return determiner.determine(inclusive.next());
    }

    @Benchmark
    public TaxAnswer euConsumerThreeLines() {
        return determiner.determine(carts.next());
    }

    @Benchmark
    public TaxAnswer euBusiness() {
        return determiner.determine(businesses.next());
    }

    @Benchmark
    public TaxAnswer usLocal() {
        return determiner.determine(americans.next());
    }

    @Benchmark
    public TaxAnswer usLocalThreeLines() {
        return determiner.determine(americanCarts.next());
    }

    @Benchmark
    public TaxAnswer registeredEuConsumer() {
        return determiner.determine(registered.next());
    }

    @Benchmark
    public TaxAnswer unregisteredUsLocal() {
        return determiner.determine(unregistered.next());
    }

    @Benchmark
    public TaxAnswer japanThreeLines() {
        return determiner.determine(japanese.next());
    }
}
