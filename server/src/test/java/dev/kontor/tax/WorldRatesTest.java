package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Countries and territories outside the European Union: rates, treatments and their changes. */
class WorldRatesTest {
    /** Rate and treatment for a consumer, treatment for a registered business. */
    @TestFactory
    Stream<DynamicTest> withAScheme() {
        return answers(
                """
                DZ | 19    | taxed | reverse_charge
                BJ | 18    | taxed | taxed
                BF | 18    | taxed | reverse_charge
                CV | 15    | taxed | reverse_charge
                CD | 16    | taxed | taxed
                ET | 15    | taxed | reverse_charge
                MZ | 16    | taxed | reverse_charge
                NE | 19    | taxed | reverse_charge
                SL | 15    | taxed | reverse_charge
                KG | 12    | taxed | reverse_charge
                MN | 10    | taxed | reverse_charge
                TJ | 14    | taxed | reverse_charge
                FJ | 12.5  | taxed | reverse_charge
                PW | 10    | taxed | reverse_charge
                AW | 7     | taxed | intermediary
                CW | 6     | taxed | intermediary
                CO game | 19 | taxed | reverse_charge
                """);
    }

    /** A tax, but none that a seller from elsewhere could pay for consumers. */
    @TestFactory
    Stream<DynamicTest> withoutASchemeForConsumers() {
        return Stream.of(
                        "BW BI CF TD KM CG DJ GQ SZ GA GM GN GW LS MG MW ML MR NA RW ST SC SD TG TN",
                        "JO LB PS MV MM PK TM CK KI NU PG WS TO TV VU XK",
                        "AG BZ BQ DM SV GD GY HT HN JM NI KN LC VC SR TT VE")
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .map(country -> answer(country, "0", "out_of_scope", "intermediary"));
    }

    /** No tax, or none on what comes from abroad. */
    @TestFactory
    Stream<DynamicTest> untaxed() {
        return Stream.of(
                        "ER LR LY SO SS EH SH IO TF IQ YE AF BN TL",
                        "AS CX CC NF HM AQ PF GU MH FM NR NC MP PN SB TK UM WF",
                        "AI BM VG KY FK MS BL MF PM SX GS TC VI BV SJ",
                        "QA KW HK MO BO GT PA AD SM VA GG JE GI GL FO AX RE")
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .map(country -> answer(country, "0", "out_of_scope", "out_of_scope"));
    }

    private static Stream<DynamicTest> answers(String table) {
        return rows(table).map(row -> answer(row[0], row[1], row[2], row[3]));
    }

    private static DynamicTest answer(String place, String rate, String consumer, String business) {
        String[] words = place.split(" ", -1);
        String line = "10000 " + (words.length > 1 ? words[1] : "saas") + " incl";
        return DynamicTest.dynamicTest(
                place,
                () -> {
                    TaxAnswer.Determined answer =
                            determined(question("2026-03-01", "EUR", words[0], line));
                    assertThat(Asking.word(answer.treatment())).isEqualTo(consumer);
                    assertThat(answer.lines().getFirst().rate()).isEqualTo(rate);
                    TaxAnswer.Determined other =
                            determined(
                                    question("2026-03-01", "EUR", words[0] + " id:1/valid", line));
                    assertThat(Asking.word(other.treatment())).isEqualTo(business);
                    if (!consumer.equals("taxed")) {
                        assertThat(other.net()).isEqualTo(10_000);
                        assertThat(other.wording()).isNotEmpty();
                    }
                });
    }

    /** The last day of the old rate and the first of the new one. */
    @TestFactory
    Stream<DynamicTest> changes() {
        return rows("""
        TR    | 2023-07-09 | 18   | 2023-07-10 | 20
        BH    | 2021-12-31 | 5    | 2022-01-01 | 10
        UA    | 2021-12-31 | 0    | 2022-01-01 | 20
        GE    | 2021-09-30 | 0    | 2021-10-01 | 18
        KZ    | 2021-12-31 | 0    | 2022-01-01 | 12
        KZ    | 2025-12-31 | 12   | 2026-01-01 | 16
        UZ    | 2022-12-31 | 15   | 2023-01-01 | 12
        KG    | 2021-12-31 | 0    | 2022-01-01 | 12
        TJ    | 2021-01-15 | 0    | 2021-01-16 | 18
        TJ    | 2021-12-31 | 18   | 2022-01-01 | 15
        TJ    | 2023-12-31 | 15   | 2024-01-01 | 14
        TJ    | 2026-12-31 | 14   | 2027-01-01 | 13
        GH    | 2021-04-30 | 18.125 | 2021-05-01 | 19.25
        GH    | 2022-12-31 | 19.25 | 2023-01-01 | 21.9
        GH    | 2025-12-31 | 21.9 | 2026-01-01 | 20
        ZW    | 2022-12-31 | 14.5 | 2023-01-01 | 15
        ZM    | 2023-12-31 | 0    | 2024-01-01 | 16
        TZ    | 2022-06-30 | 0    | 2022-07-01 | 18
        BJ    | 2023-10-12 | 0    | 2023-10-13 | 18
        ET    | 2024-08-20 | 0    | 2024-08-21 | 15
        NE    | 2024-12-31 | 0    | 2025-01-01 | 19
        MU    | 2025-12-31 | 0    | 2026-01-01 | 15
        SG    | 2022-12-31 | 7    | 2023-01-01 | 8
        SG    | 2023-12-31 | 8    | 2024-01-01 | 9
        MY    | 2024-02-29 | 6    | 2024-03-01 | 8
        TH    | 2021-08-31 | 0    | 2021-09-01 | 7
        ID    | 2022-03-31 | 10   | 2022-04-01 | 11
        ID    | 2024-12-31 | 11   | 2025-01-01 | 11
        PH    | 2025-06-01 | 0    | 2025-06-02 | 12
        LA    | 2024-03-31 | 7    | 2024-04-01 | 10
        LK    | 2026-03-31 | 0    | 2026-04-01 | 18
        BT    | 2025-12-31 | 0    | 2026-01-01 | 5
        FJ    | 2023-07-31 | 9    | 2023-08-01 | 15
        FJ    | 2025-07-31 | 15   | 2025-08-01 | 12.5
        PW    | 2022-12-31 | 0    | 2023-01-01 | 10
        BS    | 2021-12-31 | 12   | 2022-01-01 | 10
        PE    | 2024-11-30 | 0    | 2024-12-01 | 18
        EC    | 2024-03-31 | 12   | 2024-04-01 | 15
        CA-NS | 2025-03-31 | 15   | 2025-04-01 | 14
        CA-BC | 2021-03-31 | 5    | 2021-04-01 | 12
        CA-MB | 2025-12-31 | 5    | 2026-01-01 | 12
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    assertTax(row[0], row[1], row[2]);
                                    assertTax(row[0], row[3], row[4]);
                                }));
    }

    /** By the tax itself, since some taxes are levied on others. */
    private static void assertTax(String buyer, String day, String percent) {
        assertThat(determined(question(day, "USD", buyer, "10000000 saas")).tax())
                .as(buyer + " " + day)
                .isEqualTo(new BigDecimal(percent).movePointRight(5).longValueExact());
    }

    @TestFactory
    Stream<DynamicTest> canadianProvincesByCategory() {
        return rows("""
        CA-QC | saas              | 14.975
        CA-QC | ebook             | 14.975
        CA-BC | saas              | 12
        CA-BC | software_download | 12
        CA-BC | video             | 12
        CA-BC | ebook             | 5
        CA-BC | audiobook         | 5
        CA-BC | course_live       | 5
        CA-SK | saas              | 11
        CA-SK | video             | 11
        CA-SK | course_live       | 5
        CA-MB | saas              | 12
        CA-MB | hosting           | 12
        CA-MB | software_download | 12
        CA-MB | game              | 12
        CA-MB | video             | 12
        CA-MB | audio             | 12
        CA-MB | ebook             | 5
        CA-MB | course_live       | 5
        CA-NS | ebook             | 14
        CA-AB | video             | 5
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0] + " " + row[1],
                                () ->
                                        assertThat(
                                                        determined(
                                                                        question(
                                                                                "2026-03-01",
                                                                                "CAD",
                                                                                row[0],
                                                                                "10000 " + row[1]))
                                                                .lines()
                                                                .getFirst()
                                                                .rate())
                                                .isEqualTo(row[2])));
    }

    /** Addresses that look like one country's and lie in another's tax. */
    @TestFactory
    Stream<DynamicTest> placesOfAnothersTax() {
        return rows("""
        FR 97133 | BL     | ES 35001  | ES-CN
        FR 97150 | MF     | ES-GC     | ES-CN
        FR 97500 | PM     | ES 51001  | ES-CE
        FR 98600 | WF     | ES 52001  | ES-ML
        FR 98700 | PF     | PT-20     | PT-20
        FR 98800 | NC     | PT-30     | PT-30
        FR 97100 | FR-GP  | GP        | FR-GP
        FR-RE    | FR-RE  | RE        | FR-RE
        GB GX11_1AA | GI  | GB FIQQ_1ZZ | FK
        GB BFPO_57 | CY   | GB JE2_3AB | JE
        GB-GGY   | GG     | GB-IMN    | IM
        GB IM1_1AA | IM   | GB BT1_5GS | GB
        DE 87491 | AT-JUN | DE 87567  | AT-MIT
        CH 8238  | DE-BUS | CH 6911   | IT-CAM
        NL-AW    | AW     | NL-BQ1    | BQ
        CN-HK    | HK     | CN-TW     | TW
        AU 2899  | NF     | AU 6798   | CX
        AX       | FI-01  | FI-01     | FI-01
        IT 00120 | VA     | NO-21     | SJ
        US 96910 | GU     | US-VI     | VI
        US 96950 | MP     | US 96799  | AS
        US 00802 | VI     | US 96940  | PW
        US-UM    | UM     | US 96941  | FM
        """)
                .flatMap(row ->
                        Stream.of(new String[] {row[0], row[1]}, new String[] {row[2], row[3]}))
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () ->
                                        assertThat(
                                                        determined(
                                                                        question(
                                                                                "2026-03-01",
                                                                                "EUR",
                                                                                row[0],
                                                                                "1000 saas"))
                                                                .place()
                                                                .jurisdiction())
                                                .isEqualTo(row[1])));
    }
}
