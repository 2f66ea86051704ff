package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxAnswer.Determined;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The handbook's table 4.10: what the states tax, at which rate, on 1 March 2026. */
class UnitedStatesTest {
    private static final String DAY = "2026-03-01";

    @TestFactory
    Stream<DynamicTest> states() {
        return rows("""
        AL | 36602 | 4      | Y Y Y
        AZ | 86001 | 5.6    | Y Y Y
        AR | 72701 | 6.5    | N N Y
        CA | 90001 | 7.25   | N N N
        CO | 81301 | 2.9    | N N Y
        CT | 06103 | 6.35   | Y Y Y
        DC | 20001 | 6      | Y Y Y
        FL | 33101 | 6      | N N N
        GA | 31401 | 4      | N N Y
        HI | 96720 | 4      | Y Y Y
        ID | 83702 | 6      | N N Y
        IL | 62701 | 6.25   | N Y N
        IN | 46204 | 7      | N Y Y
        IA | 52240 | 6      | Y Y Y
        KS | 66044 | 6.5    | N Y N
        KY | 40202 | 6      | Y Y Y
        LA | 70801 | 5      | Y Y Y
        ME | 04101 | 5.5    | N Y Y
        MD | 21201 | 6      | Y Y Y
        MA | 02108 | 6.25   | Y Y N
        MI | 48226 | 6      | N Y N
        MN | 55901 | 6.875  | N Y Y
        MS | 39201 | 7      | N Y Y
        MO | 63101 | 4.225  | N N N
        NE | 68901 | 5.5    | N Y Y
        NV | 89501 | 6.85   | N N N
        NJ | 07102 | 6.625  | N Y Y
        NM | 87501 | 4.875  | Y Y Y
        NY | 12207 | 4      | Y Y N
        NC | 28801 | 4.75   | N Y Y
        ND | 58501 | 5      | N Y N
        OH | 43604 | 5.75   | N Y Y
        OK | 73102 | 4.5    | N N N
        PA | 17101 | 6      | Y Y Y
        RI | 02903 | 7      | Y Y Y
        SC | 29201 | 6      | Y N N
        SD | 57701 | 4.2    | Y Y Y
        TN | 37402 | 7      | Y Y Y
        UT | 84601 | 4.85   | Y Y Y
        VT | 05602 | 6      | Y Y Y
        VA | 23219 | 5.3    | N N N
        WA | 98801 | 6.5    | Y Y Y
        WV | 26501 | 6      | Y Y N
        WI | 54301 | 5      | N Y Y
        WY | 83001 | 4      | N Y Y
        PR | 00901 | 10.5   | Y Y Y
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    String[] taxed = row[3].split(" ", -1);
                                    assertTaxed(row, "saas", taxed[0]);
                                    assertTaxed(row, "software_download", taxed[1]);
                                    assertTaxed(row, "ebook", taxed[2]);
                                }));
    }

    /** The state's own part, beside which counties and cities may have theirs. */
    private static void assertTaxed(String[] row, String category, String expected) {
        Determined answer = ask("US-" + row[0] + " " + row[1], category);
        boolean taxed = expected.equals("Y");
        assertThat(answer.treatment())
                .as(category)
                .isEqualTo(taxed ? Treatment.TAXED : Treatment.EXEMPT);
        assertThat(answer.breakdown().stream().map(TaxAnswer.Group::jurisdiction))
                .as(category)
                .contains("US-" + row[0]);
        for (TaxAnswer.Group group : answer.breakdown()) {
            if (group.jurisdiction().equals("US-" + row[0])) {
                assertThat(group.rate()).as(category).isEqualTo(taxed ? row[2] : "0");
            }
        }
        assertThat(answer.tax() > 0).as(category).isEqualTo(taxed);
    }

    private static Determined ask(String buyer, String category) {
        return determined(question(DAY, "USD", buyer, "10000 " + category));
    }

    @TestFactory
    Stream<DynamicTest> statesWithoutSalesTaxNeedNoPostalCode() {
        return Stream.of("DE", "MT", "NH", "OR")
                .map(state ->
                        DynamicTest.dynamicTest(
                                state,
                                () ->
                                        assertThat(ask("US-" + state, "saas").treatment())
                                                .isEqualTo(Treatment.OUT_OF_SCOPE)));
    }

    @TestFactory
    Stream<DynamicTest> businessUse() {
        return rows("""
        CT 06103 | saas              | 635 | 100
        IA 50001 | saas              | 600 | 0
        IA 50001 | software_download | 600 | 0
        MD 21201 | saas              | 600 | 300
        MD 21201 | ebook             | 600 | 600
        NJ 07102 | software_download | 663 | 0
        OH 45601 | saas              | 0   | 575
        PA 17101 | saas              | 600 | 600
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    assertThat(ask("US-" + row[0], row[1]).tax())
                                            .isEqualTo(Long.parseLong(row[2]));
                                    Determined business = ask("US-" + row[0] + " business", row[1]);
                                    assertThat(business.tax()).isEqualTo(Long.parseLong(row[3]));
                                    assertThat(business.status())
                                            .isEqualTo(BuyerStatus.BUSINESS_CLAIMED);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> localTaxes() {
        return rows("""
        TX 78701 | software_download | 8.25
        TX 77002 | software_download | 8.25
        TX 75201 | software_download | 8.25
        NY 10001 | saas              | 8.875
        NY 11201 | saas              | 8.875
        NY 14202 | saas              | 8.75
        IL 60601 | software_download | 10.25
        IL 60601 | saas              | 15
        AZ 85004 | saas              | 9.1
        PA 19103 | saas              | 8
        OH 43215 | software_download | 8
        OH 44113 | software_download | 8
        OH 45202 | software_download | 7.8
        NC 27601 | ebook             | 7.25
        GA 30303 | ebook             | 8.9
        TN 37203 | saas              | 9.75
        TN 38103 | saas              | 9.75
        CO 80202 | ebook             | 9.15
        MN 55401 | software_download | 9.025
        MN 55101 | software_download | 9.875
        WI 53202 | software_download | 7.9
        WI 53703 | software_download | 5.5
        UT 84111 | saas              | 8.45
        LA 70112 | saas              | 10
        KS 67202 | software_download | 7.5
        NE 68102 | software_download | 7
        SD 57104 | saas              | 6.2
        VT 05401 | saas              | 7
        ND 58102 | software_download | 7.75
        WV 25301 | saas              | 7
        IA 50309 | saas              | 7
        WA 98402 | saas              | 10.4
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Determined answer = ask("US-" + row[0], row[1]);
                                    assertThat(answer.lines().getFirst().rate()).isEqualTo(row[2]);
                                    assertThat(answer.place().precision())
                                            .isEqualTo(TaxPlace.Precision.ZIP);
                                    assertThat(
                                                    answer.breakdown().stream()
                                                            .mapToLong(TaxAnswer.Group::tax)
                                                            .sum())
                                            .isEqualTo(answer.tax());
                                }));
    }

    @Test
    void withoutLocalTablesTheAnswerSaysThatItKnowsTheStateOnly() {
        assertThat(ask("US-TX 79830", "saas").place().precision())
                .isEqualTo(TaxPlace.Precision.STATE);
    }

    @Test
    void louisianaAndKentuckyAndVermontBeganLater() {
        assertThat(tax("2024-12-31", "US-LA 71301")).isZero();
        assertThat(tax("2025-01-01", "US-LA 71301")).isEqualTo(500);
        assertThat(tax("2022-12-31", "US-KY 40202")).isZero();
        assertThat(tax("2023-01-01", "US-KY 40202")).isEqualTo(600);
        assertThat(tax("2024-06-30", "US-VT 05201")).isZero();
        assertThat(tax("2024-07-01", "US-VT 05201")).isEqualTo(600);
    }

    /** Tennessee: one local rate for digital products everywhere, instead of the local options. */
    @TestFactory
    Stream<DynamicTest> whatLocalitiesDecideThemselves() {
        return rows("""
        TN 37203 | ebook             | 9.5
        TN 37203 | saas              | 9.75
        TN 38201 | ebook             | 9.5
        TN 38201 | saas              | 7
        CO 80202 | saas              | 5.15
        CO 80202 | software_download | 5.15
        CO 80202 | ebook             | 9.15
        CO 80903 | saas              | 0
        IL 60601 | saas              | 15
        IL 60601 | ebook             | 0
        AK 99801 | saas              | 5
        AK 99603 | saas              | 7.85
        AK 99501 | saas              | 0
        NJ 07102 | data_service      | 6.625
        HI 96732 | saas              | 4.5
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () ->
                                        assertThat(
                                                        ask("US-" + row[0], row[1])
                                                                .lines()
                                                                .getFirst()
                                                                .rate())
                                                .isEqualTo(row[2])));
    }

    @Test
    void charlottesTransitTaxRoseInJuly2026() {
        assertThat(rate("2026-06-30", "US-NC 28202")).isEqualTo("7.25");
        assertThat(rate("2026-07-01", "US-NC 28202")).isEqualTo("8.25");
    }

    @Test
    void marylandTaxesDigitalProductsSinceMarch2021() {
        assertThat(rate("2021-03-13", "US-MD 21201")).isEqualTo("0");
        assertThat(rate("2021-03-14", "US-MD 21201")).isEqualTo("6");
    }

    private static String rate(String day, String buyer) {
        return determined(question(day, "USD", buyer, "10000 ebook")).lines().getFirst().rate();
    }

    private static long tax(String day, String buyer) {
        return determined(question(day, "USD", buyer, "10000 saas")).tax();
    }

    @Test
    void aTaxIdIsNoExemption() {
        assertThat(ask("US-TX 78701 id:12-3456789/valid", "software_download").tax())
                .isEqualTo(825);
    }
}
