package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Headroom;
import dev.kontor.tax.Registrations;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Standing.Unregistered;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.tax.TestTax;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A standing that grows with every sale is what one made of all sales would be. */
class PositionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 15);
    private static final Instant NOW = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final List<TaxThreshold> THRESHOLDS = TestTax.bundled().thresholds(DAY);
    private static final Registrations REGISTERED = Registrations.of(List.of());
    private static final List<String> PLACES =
            List.of("DE", "FR", "AU", "CH", "SG", "JP", "US-TX", "US-GA", "US-NY", "CA-QC", "BR");
    private static final List<Currency> CURRENCIES =
            Stream.of("EUR", "USD", "JPY").map(Currency::getInstance).toList();

    private static Position position() {
        return new Position(
                DAY,
                "tables",
                NOW,
                List.of(),
                REGISTERED,
                false,
                true,
                new Counts(THRESHOLDS, DAY, Rates.bundled(), "DE", Set.of("DE", "FR")),
                Rates.bundled());
    }

    private static SoldOnDay sale(Random random) {
        return sale(random, DAY.minusDays(random.nextInt(800)));
    }

    private static SoldOnDay sale(Random random, LocalDate day) {
        String[] place = PLACES.get(random.nextInt(PLACES.size())).split("-", -1);
        List<Treatment> treatments = List.of(Treatment.values());
        Treatment treatment = treatments.get(random.nextInt(treatments.size()));
        return new SoldOnDay(
                new VendorId(new UUID(0, 1)),
                day,
                place[0],
                place[0],
                place.length > 1 ? place[1] : "",
                treatment,
                treatment == Treatment.TAXED && random.nextBoolean(),
                CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                random.nextLong(-100_000, 20_000_000),
                random.nextInt(3));
    }

    private static Standing standing(Position position, boolean micro, Currency currency) {
        return position.standing(
                new TaxSettings(Unregistered.REFUSE, micro, Map.of()), currency, NOW);
    }

    @Test
    void growsAsIfMadeAnew() {
        Random random = new Random(7);
        for (int run = 0; run < 40; run++) {
            Position kept = position();
            List<SoldOnDay> all = new ArrayList<>();
            for (int sale = 0; sale < 25; sale++) {
                SoldOnDay one = sale(random);
                all.add(one);
                kept.add(List.of(one));
                boolean micro = random.nextBoolean();
                Currency currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
                Position fresh = position();
                fresh.add(all);
                assertThat(standing(kept, micro, currency))
                        .as("%s %s", micro, currency)
                        .isEqualTo(standing(fresh, micro, currency));
            }
        }
    }

    /** What is surely below a threshold is below it once it was sold, whatever is sold. */
    @Test
    void surelyBelowIsBelow() {
        Random random = new Random(11);
        TaxSettings settings = new TaxSettings(Unregistered.REFUSE, true, Map.of());
        int below = 0;
        int not = 0;
        for (int run = 0; run < 400; run++) {
            Position position = position();
            position.add(Stream.generate(() -> sale(random)).limit(random.nextInt(30)).toList());
            List<SoldOnDay> coming =
                    Stream.generate(() -> sale(random, DAY)).limit(1 + random.nextInt(4)).toList();
            Map<String, Tally> more = position.nearer(coming, settings);
            List<String> sure =
                    THRESHOLDS.stream()
                            .filter(it -> it.conditions().getFirst().amount() > 0)
                            .map(TaxThreshold::jurisdiction)
                            .filter(it ->
                                    position.isBelow(it, more.getOrDefault(it, Tally.NOTHING)))
                            .toList();
            position.add(coming);
            Standing standing = standing(position, true, CURRENCIES.getFirst());
            for (String code : sure) {
                assertThat(isBelow(standing.headroom().get(code))).as(code).isTrue();
            }
            below += sure.size();
            not += THRESHOLDS.size() - sure.size();
        }
        assertThat(below).isGreaterThan(1_000);
        assertThat(not).isGreaterThan(1_000);
    }

    private static boolean isBelow(@Nullable Headroom headroom) {
        return headroom instanceof Headroom.Left(long amount, long sales, boolean both)
                && (both ? amount >= 0 || sales >= 0 : amount >= 0 && sales >= 0);
    }

    @Test
    void aLevelIsReachedOnce() {
        Position position = position();
        assertThat(position.reachesAnew(TaxSettings.DEFAULT)).isFalse();
        SoldOnDay half = sold(3_750_001);
        position.add(List.of(half));
        assertThat(position.reachesAnew(TaxSettings.DEFAULT)).isTrue();
        position.add(List.of(sold(1)));
        assertThat(position.reachesAnew(TaxSettings.DEFAULT)).isFalse();
        position.add(List.of(half));
        assertThat(position.reachesAnew(TaxSettings.DEFAULT)).isTrue();
    }

    private static SoldOnDay sold(long cents) {
        return new SoldOnDay(
                new VendorId(new UUID(0, 1)),
                DAY,
                "AU",
                "AU",
                "",
                Treatment.NOT_REGISTERED,
                false,
                Currency.getInstance("AUD"),
                cents,
                1);
    }
}
