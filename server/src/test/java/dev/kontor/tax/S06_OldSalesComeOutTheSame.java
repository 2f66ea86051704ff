package dev.kontor.tax;

import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Database;
import dev.kontor.platform.Ids;
import dev.kontor.platform.TestPlatform;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxAnswer.Determined;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever bore on a sale is kept with it, however near a threshold it was: decided again, from
 * what is in the database, it comes out the same.
 */
class S06_OldSalesComeOutTheSame {
    private static final Determiner DETERMINER = new Determiner(Asking.content());
    private static final List<String> CODES =
            List.of(
                    "DE", "EU", "PT", "AT", "GB", "CH", "CA", "CA-QC", "CA-BC", "CA-MB", "US-TX",
                    "US-NY", "US-IL", "US-WA", "US-CO", "US-AK", "AU", "JP", "IN", "BR", "US");

    private final Database database = TestPlatform.database();
    private final Tax tax = TestTax.bundled();

    private static Arbitrary<Headroom> headroom() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Headroom.FromFirstSale()),
                Combinators.combine(
                                Arbitraries.longs().between(-1, 2_000),
                                Arbitraries.of(0L, 1L, Long.MAX_VALUE),
                                Arbitraries.of(true, false))
                        .as(Headroom.Left::new));
    }

    private static Arbitrary<Standing> standings() {
        Arbitrary<List<Registration>> registered =
                Arbitraries.of(CODES)
                        .map(it ->
                                new Registration(
                                        it, "standard", "1", LocalDate.parse("2016-01-01"), null))
                        .list()
                        .uniqueElements()
                        .ofMaxSize(6);
        Arbitrary<Map<String, Headroom>> left =
                Arbitraries.maps(Arbitraries.of(CODES), headroom()).ofMaxSize(15);
        return Combinators.combine(
                        registered,
                        left,
                        Arbitraries.of(Standing.Unregistered.class),
                        headroom().injectNull(0.5))
                .as((list, map, unregistered, micro) ->
                        new Standing(Registrations.of(list), map, unregistered, micro));
    }

    @Provide
    Arbitrary<TaxQuestion> questions() {
        return Combinators.combine(
                        AnyPlace.questions(AnyPlace.lines().list().ofMinSize(1).ofMaxSize(3)),
                        standings())
                .as(S06_OldSalesComeOutTheSame::by);
    }

    private static TaxQuestion by(TaxQuestion question, Standing standing) {
        return new TaxQuestion(
                question.at(),
                question.currency(),
                question.sellerCountry(),
                question.buyer(),
                question.lines(),
                standing);
    }

    @Property(tries = 600)
    void fromWhatIsKept(@ForAll("questions") TaxQuestion asked) {
        if (DETERMINER.determine(asked) instanceof Determined answer) {
            Determination made =
                    new Determination(
                            new VendorId(new UUID(0, 1)),
                            new UUID(0, 2),
                            1,
                            Instant.EPOCH,
                            asked,
                            answer);
            String kept = DeterminationWriter.inputs(made, DETERMINER.concerned(asked)::contains);
            assertThat(DETERMINER.determine(DeterminationReader.question(kept)))
                    .as(kept)
                    .isEqualTo(answer);
        }
    }

    private static Standing standing(
            Map<String, Headroom> headroom, @Nullable Headroom micro, String... registered) {
        List<Registration> list = new ArrayList<>();
        for (String one : registered) {
            list.add(new Registration(one, "standard", "1", LocalDate.parse("2016-01-01"), null));
        }
        return new Standing(Registrations.of(list), headroom, Standing.Unregistered.SELL, micro);
    }

    private static Headroom left(long amount) {
        return new Headroom.Left(amount, Long.MAX_VALUE, false);
    }

    /** Sales just below, at and just above thresholds, in the database, verified afterwards. */
    @Test
    void verifiedAfterAThresholdIsCrossed() {
        Map<String, Headroom> canada = new HashMap<>();
        canada.put("CA", left(100_000));
        canada.put("CA-QC", new Headroom.FromFirstSale());
        List<TaxQuestion> sales =
                List.of(
                        by(
                                question("2026-03-01", "AUD", "AU", "10000 saas"),
                                standing(Map.of("AU", left(10_000)), null)),
                        by(
                                question("2026-03-01", "AUD", "AU", "10001 saas"),
                                standing(Map.of("AU", left(10_000)), null)),
                        by(
                                question("2026-03-01", "CAD", "CA-QC", "10000 saas"),
                                standing(canada, null)),
                        by(
                                question("2026-03-01", "EUR", "FR", "11900 saas incl"),
                                standing(Map.of("EU", left(10_000)), left(10_000), "DE")),
                        by(
                                question("2026-03-01", "EUR", "FR", "11902 saas incl"),
                                standing(Map.of("EU", left(10_000)), left(10_000), "DE")));
        VendorId vendor = TestPlatform.newVendor();
        Instant now = Instant.parse("2019-05-05T05:05:05Z");
        List<Determination> made = new ArrayList<>();
        for (TaxQuestion one : sales) {
            made.add(
                    new Determination(
                            vendor, Ids.next(), 1, now, one, (Determined) tax.determine(one)));
        }
        assertThat(made)
                .extracting(it -> it.answer().tax())
                .containsExactly(0L, 1_000L, 0L, 1_900L, 1_984L);
        database.run(tx -> tax.record(tx, made));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                new Verification(
                                new DeterminationStore(database),
                                Contents.only(Asking.content()),
                                new PrintStream(out, true, StandardCharsets.UTF_8))
                        .run(now, now.plusSeconds(1));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("5 determinations come out as they did.");
        assertThat(code).isZero();
    }
}
