package dev.kontor.tax;

import static dev.kontor.tax.Asking.ask;
import static dev.kontor.tax.Asking.buyer;
import static dev.kontor.tax.Asking.lines;
import static dev.kontor.tax.Asking.rows;
import static dev.kontor.tax.Asking.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxAnswer.Determined;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A seller in DE, registered at home only, with thresholds of all kinds before it. */
class ThresholdsTest {
    private static final long ANY = Long.MAX_VALUE;

    private static final Registrations HOME =
            Registrations.of(
                    List.of(
                            new Registration(
                                    "DE", "standard", "1", LocalDate.of(2016, 1, 1), null)));

    private static final Map<String, Headroom> HEADROOM =
            Map.of(
                    "GB", new Headroom.FromFirstSale(),
                    "AU", new Headroom.Left(10_000, ANY, false),
                    "US-TX", new Headroom.Left(50_000, ANY, false),
                    "US-GA", new Headroom.Left(50_000, 0, false),
                    "US-NY", new Headroom.Left(0, 5, true),
                    "US-CT", new Headroom.Left(0, 0, true));

    private static Standing standing(String settings) {
        return new Standing(
                HOME,
                HEADROOM,
                settings.contains("sell")
                        ? Standing.Unregistered.SELL
                        : Standing.Unregistered.REFUSE,
                settings.contains("micro") ? new Headroom.Left(2_000, ANY, false) : null);
    }

    /** Case 34 is the row of FR 3000: 9,980.00 of 10,000.00 are used. */
    @TestFactory
    Stream<DynamicTest> thresholds() {
        return rows("""
        -     | DE           | 1000 saas        | taxed          | 190  |
        -     | FR           | 1000 saas        | not_registered | 0    |
        micro | FR           | 2000 saas        | taxed          | 380  | threshold.micro
        micro | FR           | 2380 saas incl   | taxed          | 380  | threshold.micro
        micro | FR           | 2381 saas incl   | not_registered | 0    |
        micro | FR           | 3000 saas        | not_registered | 0    |
        micro | FR business  | 1000 saas        | taxed          | 190  | threshold.micro
        micro | FR id:FR40303265045 | 1000 saas | reverse_charge | 0    |
        micro | AU           | 1000 saas        | not_registered | 0    |
        micro | ES 38001     | 1000 saas        | out_of_scope   | 0    |
        -     | AU           | 10000 saas       | not_registered | 0    |
        -     | AU           | 10001 saas       | taxed          | 1000 | threshold.crossed.AU
        -     | GB           | 1000 saas        | registration_required | 0 |
        sell  | GB           | 1000 saas        | not_registered | 0    | risk.unregistered.GB
        -     | US-TX 78701  | 50000 saas       | not_registered | 0    |
        -     | US-TX 78701  | 60000 saas       | taxed          | 3960 | threshold.crossed.US-TX
        -     | US-GA 30303  | 1000 ebook       | taxed          | 89   | threshold.crossed.US-GA
        -     | US-NY 10001  | 1000 saas        | not_registered | 0    |
        -     | US-CT 06103  | 1000 saas        | taxed          | 64   | threshold.crossed.US-CT
        -     | JP           | 1000 saas        | not_registered | 0    |
        """)
                .map(row -> DynamicTest.dynamicTest(String.join(" ", row), () -> check(row)));
    }

    private static void check(String[] row) {
        TaxAnswer answer =
                ask(
                        new TaxQuestion(
                                TaxPoint.on(LocalDate.of(2026, 3, 1)),
                                Currency.getInstance("EUR"),
                                "DE",
                                buyer(row[1]),
                                lines(row[2]),
                                standing(row[0])));
        switch (answer) {
            case Determined it -> {
                assertThat(word(it.treatment())).isEqualTo(row[3]);
                assertThat(it.tax()).isEqualTo(Long.parseLong(row[4]));
                assertThat(
                                it.rules().stream()
                                        .filter(rule ->
                                                rule.startsWith("threshold")
                                                        || rule.startsWith("risk"))
                                        .toList())
                        .isEqualTo(row[5].isEmpty() ? List.of() : List.of(row[5]));
            }
            case TaxAnswer.Refused it ->
                    assertThat(it.faults().getFirst().code()).isEqualTo(row[3]);
            case TaxAnswer.NeedsProof it -> throw new AssertionError(it);
        }
    }

    /** With the One-Stop Shop, the order that crosses EUR 10,000 has the buyer's VAT (case 34). */
    @TestFactory
    Stream<DynamicTest> microThresholdInTheOneStopShop() {
        return rows("""
        2000 saas | 380
        3000 saas | 600
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    Standing both =
                                            new Standing(
                                                    Registrations.everywhere(),
                                                    Map.of(),
                                                    Standing.Unregistered.REFUSE,
                                                    new Headroom.Left(2_000, ANY, false));
                                    TaxQuestion question =
                                            new TaxQuestion(
                                                    TaxPoint.on(LocalDate.of(2026, 3, 1)),
                                                    Currency.getInstance("EUR"),
                                                    "DE",
                                                    buyer("FR"),
                                                    lines(row[0]),
                                                    both);
                                    assertThat(Asking.determined(question).tax())
                                            .isEqualTo(Long.parseLong(row[1]));
                                }));
    }
}
