package dev.kontor.nexus;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.BenchThresholds;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What an order of a seller with real registrations costs besides its tax: how the seller stands,
 * and what is counted after the sale, over the thresholds of the bundled content.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PositionBench {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 15);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final VendorId VENDOR = new VendorId(new UUID(0, 1));

    private final Position position =
            new Position(
                    DAY,
                    "bundled",
                    DAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    List.of(),
                    Registrations.of(List.of()),
                    false,
                    true,
                    new Counts(
                            BenchThresholds.on(DAY),
                            DAY,
                            Rates.bundled(),
                            "DE",
                            Set.of("DE", "FR", "IT", "ES", "NL")),
                    Rates.bundled());

    private static Standing order(Position position, SoldOnDay sold) {
        position.add(List.of(sold));
        position.reachesAnew(TaxSettings.DEFAULT);
        return position.standing(
                TaxSettings.DEFAULT, EUR, DAY.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static SoldOnDay sold(String country, Treatment treatment) {
        return new SoldOnDay(VENDOR, DAY, country, country, "", treatment, false, EUR, 100, 1);
    }

    private final SoldOnDay home = sold("DE", Treatment.TAXED);
    private final SoldOnDay elsewhere = sold("AU", Treatment.NOT_REGISTERED);

    /** A sale that brings no threshold nearer. */
    @Benchmark
    public Standing orderAtHome() {
        return order(position, home);
    }

    /** A sale that brings one nearer. */
    @Benchmark
    public Standing orderElsewhere() {
        return order(position, elsewhere);
    }
}
