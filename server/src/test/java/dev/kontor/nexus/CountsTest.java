package dev.kontor.nexus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.currencies.Rates;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.TaxThreshold;
import dev.kontor.tax.TaxThreshold.Condition;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which sales count towards which thresholds, on 15 May 2026. */
class CountsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);
    private static final VendorId VENDOR = new VendorId(new UUID(0, 1));

    private static Stream<String[]> rows(String table) {
        return table.lines()
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip))
                .map(cells -> cells.toArray(String[]::new));
    }

    /** Window and days of sales of EUR 1.00 each, and how many count. */
    @TestFactory
    Stream<DynamicTest> windows() {
        return rows("""
        calendar_year            | 2025-12-31 2026-01-01 2026-05-15            | 2
        current_or_previous_year | 2024-12-31 2025-01-01 2025-12-31 2026-02-01 | 1
        current_or_previous_year | 2025-12-31 2026-01-01 2026-02-01 2026-03-01 | 3
        rolling_12_months        | 2025-05-15 2025-05-16 2026-05-15 2026-05-16 | 3
        quarter                  | 2026-03-31 2026-04-01 2026-05-15            | 2
        base_period              | 2023-12-31 2024-01-01 2024-12-31 2025-01-01 | 2
        first_sale               | 2024-01-01 2026-05-01                       | 1
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Counts counts =
                                            counts("AU", condition(1_000, 0, row[0], "sales"));
                                    for (String day : row[1].split(" ", -1)) {
                                        counts.add(List.of(sold(day, "AU AU taxed 100")));
                                    }
                                    Progress.Part part = counts.progress().getFirst().first();
                                    assertThat(part.sales()).isEqualTo(Long.parseLong(row[2]));
                                    assertThat(part.sold()).isEqualTo(100 * part.sales());
                                }));
    }

    /** Sales of the year before and of this one towards 1,000 or 4 sales: what decides. */
    @TestFactory
    Stream<DynamicTest> eachYearCountsByItself() {
        return rows("""
        0 0    | 0 0    | 0
        999 1  | 0 0    | 0
        999 1  | 300 1  | 30
        1000 1 | 300 1  | 100
        500 1  | 1200 2 | 120
        100 4  | 300 1  | 100
        100 3  | 300 2  | 50
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Counts counts =
                                            counts(
                                                    "AU",
                                                    condition(
                                                            1_000,
                                                            4,
                                                            "current_or_previous_year",
                                                            "sales"));
                                    sell(counts, "2025-06-30", row[0]);
                                    sell(counts, "2026-05-15", row[1]);
                                    assertThat(counts.progress().getFirst().percent())
                                            .isEqualTo(Integer.parseInt(row[2]));
                                }));
    }

    private static void sell(Counts counts, String day, String amountAndNumber) {
        String[] sold = amountAndNumber.split(" ", -1);
        for (int i = 0; i < Integer.parseInt(sold[1]); i++) {
            counts.add(List.of(sold(day, "AU AU taxed " + (i == 0 ? sold[0] : "0"))));
        }
    }

    /**
     * Jurisdiction, basis, a sale (buyer's country, whose tax, treatment, amount) and what counts.
     */
    @TestFactory
    Stream<DynamicTest> bases() {
        return rows("""
        AU    | sales            | AU AU taxed 100             | 100
        AU    | sales            | AU AU not_registered 100    | 100
        AU    | sales            | AU AU zero 100              | 0
        AU    | sales            | AU AU not_charged 100       | 0
        AU    | sales            | NZ NZ taxed 100             | 0
        NO    | sales            | NO NO reverse_charge 100    | 0
        US-TX | gross_sales      | US-TX US exempt 100         | 100
        US-TX | gross_sales      | US-NY US taxed 100          | 0
        US-FL | taxable_sales    | US-FL US exempt 100         | 0
        US-FL | taxable_sales    | US-FL US not_registered 100 | 100
        US-GA | retail_sales     | US-GA US exempt 100         | 100
        CA    | sales            | CA-QC CA taxed 100          | 100
        CA-QC | sales            | CA-QC CA taxed 100          | 100
        CA-BC | sales            | CA-QC CA taxed 100          | 0
        CH    | world_turnover   | JP JP reverse_charge 100    | 100
        EU    | cross_border_b2c | FR FR taxed 100             | 100
        EU    | cross_border_b2c | FR DE taxed 100             | 100
        EU    | cross_border_b2c | MC FR taxed 100             | 100
        EU    | cross_border_b2c | DE DE taxed 100             | 0
        EU    | cross_border_b2c | FR FR reverse_charge 100    | 0
        EU    | cross_border_b2c | CH CH taxed 100             | 0
        AU    | sales            | AU AU taxed -100            | -100
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Counts counts =
                                            counts(
                                                    row[0],
                                                    condition(1_000, 0, "calendar_year", row[1]));
                                    counts.add(List.of(sold("2026-05-15", row[2])));
                                    assertThat(counts.progress().getFirst().first().sold())
                                            .isEqualTo(Long.parseLong(row[3]));
                                }));
    }

    /** Conditions, and how far sales of that amount and number are. */
    @TestFactory
    Stream<DynamicTest> conditions() {
        return rows("""
        1000 0 0 or      | 500 1 | 50
        1000 0 0 or      | 999 1 | 99
        1000 4 0 or      | 500 3 | 75
        1000 4 0 or      | 900 1 | 90
        1000 4 0 and     | 900 1 | 25
        0 0 0 or         | 0 0   | 0
        0 0 0 or         | 1 1   | 100
        1000 0 500 and   | 500 1 | 50
        1000 0 500 or    | 500 1 | 100
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    String[] given = row[0].split(" ", -1);
                                    String[] sold = row[1].split(" ", -1);
                                    Progress progress = progress(given, sold);
                                    assertThat(progress.percent())
                                            .isEqualTo(Integer.parseInt(row[2]));
                                }));
    }

    private static Progress progress(String[] given, String[] sold) {
        long second = Long.parseLong(given[2]);
        Condition first =
                condition(
                        Long.parseLong(given[0]),
                        Long.parseLong(given[1]),
                        "calendar_year",
                        "sales");
        TaxThreshold threshold =
                new TaxThreshold(
                        "AU",
                        "Australia",
                        second == 0
                                ? List.of(first)
                                : List.of(first, condition(second, 0, "quarter", "sales")),
                        given[3].equals("and"),
                        null,
                        "law");
        Counts counts = new Counts(List.of(threshold), TODAY, Rates.bundled(), "DE", Set.of());
        long sales = Long.parseLong(sold[1]);
        for (int i = 0; i < sales; i++) {
            long amount = i == 0 ? Long.parseLong(sold[0]) : 0;
            counts.add(List.of(sold("2026-05-15", "AU AU taxed " + amount)));
        }
        return counts.progress().getFirst();
    }

    private static Counts counts(String jurisdiction, Condition condition) {
        return new Counts(
                List.of(
                        new TaxThreshold(
                                jurisdiction,
                                jurisdiction,
                                List.of(condition),
                                false,
                                null,
                                "law")),
                TODAY,
                Rates.bundled(),
                "DE",
                Set.of("DE", "FR", "AT"));
    }

    private static Condition condition(long amount, long count, String window, String basis) {
        return new Condition(amount, Currency.getInstance("EUR"), count, window, basis);
    }

    private static SoldOnDay sold(String day, String words) {
        String[] word = words.split(" ", -1);
        String[] place = word[0].split("-", -1);
        boolean zero = word[2].equals("zero");
        return new SoldOnDay(
                VENDOR,
                LocalDate.parse(day),
                place[0],
                word[1],
                place.length > 1 ? place[1] : "",
                zero ? Treatment.TAXED : Treatment.valueOf(word[2].toUpperCase(Locale.ROOT)),
                zero,
                Currency.getInstance("EUR"),
                Long.parseLong(word[3]),
                1);
    }
}
