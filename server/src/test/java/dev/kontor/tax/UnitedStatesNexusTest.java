package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** From which sales a seller has nexus: the handbook's table 4.10, and what changed since 2021. */
class UnitedStatesNexusTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** Thousands of dollars; {@code /200}: or 200 transactions; {@code +100}: and 100. */
    @TestFactory
    Stream<DynamicTest> thresholds() {
        return Asking.rows(
                        """
                        AL | 250     | AK | 100     | AZ | 100     | AR | 100/200 | CA | 500     | CO | 100
                        CT | 100+200 | DC | 100/200 | FL | 100     | GA | 100/200 | HI | 100/200 | ID | 100
                        IL | 100     | IN | 100     | IA | 100     | KS | 100     | KY | 100/200 | LA | 100
                        ME | 100     | MD | 100/200 | MA | 100     | MI | 100/200 | MN | 100/200 | MS | 250
                        MO | 100     | NE | 100/200 | NV | 100/200 | NJ | 100/200 | NM | 100     | NY | 500+100
                        NC | 100     | ND | 100     | OH | 100/200 | OK | 100     | PA | 100     | RI | 100/200
                        SC | 100     | SD | 100     | TN | 100     | TX | 500     | UT | 100     | VT | 100/200
                        VA | 100/200 | WA | 100     | WV | 100/200 | WI | 100     | WY | 100     | PR | 100/200
                        DE | -       | MT | -       | NH | -       | OR | -
                        """)
                .flatMap(cells ->
                        Stream.iterate(0, i -> i < cells.length, i -> i + 2)
                                .map(i ->
                                        DynamicTest.dynamicTest(
                                                cells[i],
                                                () ->
                                                        assertThat(on(DAY, cells[i]))
                                                                .isEqualTo(cells[i + 1]))));
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return Asking.rows(
                        """
                        WI | 2021-02-19 | 100/200 | 2021-02-20 | 100
                        FL | 2021-06-30 | -       | 2021-07-01 | 100
                        KS | 2021-06-30 | 0       | 2021-07-01 | 100
                        ME | 2021-12-31 | 100/200 | 2022-01-01 | 100
                        MO | 2022-12-31 | -       | 2023-01-01 | 100
                        SD | 2023-06-30 | 100/200 | 2023-07-01 | 100
                        LA | 2023-07-31 | 100/200 | 2023-08-01 | 100
                        IN | 2023-12-31 | 100/200 | 2024-01-01 | 100
                        NC | 2024-06-30 | 100/200 | 2024-07-01 | 100
                        WY | 2024-06-30 | 100/200 | 2024-07-01 | 100
                        AK | 2024-12-31 | 100/200 | 2025-01-01 | 100
                        UT | 2025-06-30 | 100/200 | 2025-07-01 | 100
                        IL | 2025-12-31 | 100/200 | 2026-01-01 | 100
                        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    assertThat(on(LocalDate.parse(row[1]), row[0]))
                                            .isEqualTo(row[2]);
                                    assertThat(on(LocalDate.parse(row[3]), row[0]))
                                            .isEqualTo(row[4]);
                                }));
    }

    @Test
    void everyThresholdSaysWhatItCountsAndWhen() {
        assertThat(Asking.content().thresholds())
                .filteredOn(it -> it.jurisdiction().startsWith("US-"))
                .allSatisfy(it -> {
                    assertThat(it.basis()).isIn("gross_sales", "taxable_sales", "retail_sales");
                    assertThat(it.window())
                            .isIn("first_sale", "current_or_previous_year", "rolling_12_months");
                });
    }

    private static String on(LocalDate day, String state) {
        List<JurisdictionView.ThresholdView> found =
                JurisdictionView.all(Asking.content(), day).stream()
                        .filter(it -> it.code().equals("US-" + state))
                        .findFirst()
                        .orElseThrow()
                        .thresholds();
        if (found.isEmpty()) {
            return "-";
        }
        JurisdictionView.ThresholdView one = found.getFirst();
        String count = one.count() == null ? "" : one.count().substring(0, 3);
        String joined = one.joinedBy() == null ? "" : one.joinedBy().equals("or") ? "/" : "+";
        return one.amount() / 1000 + joined + count;
    }
}
