package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static dev.kontor.tax.Asking.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Line;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rates of the handbook's tables 4.6 to 4.9, on 1 March 2026 and around changes. */
class RatesTest {
    private static final String DAY = "2026-03-01";

    @TestFactory
    Stream<DynamicTest> europeanUnion() {
        return rows("""
        AT | 20   | 10   | Übergang der Steuerschuld
        BE | 21   | 6    | Btw verlegd / Autoliquidation
        BG | 20   | 9    | обратно начисляване
        HR | 25   | 5    | prijenos porezne obveze
        CY | 19   | 3    | Αντίστροφη επιβάρυνση
        CZ | 21   | 0    | daň odvede zákazník
        DK | 25   | 25   | omvendt betalingspligt
        EE | 24   | 9    | pöördmaksustamine
        FI | 25.5 | 13.5 | käännetty verovelvollisuus
        FR | 20   | 5.5  | Autoliquidation
        GR | 24   | 6    | Αντίστροφη επιβάρυνση
        HU | 27   | 27   | fordított adózás
        IE | 23   | 0    | Reverse charge
        IT | 22   | 4    | inversione contabile
        LV | 21   | 5    | nodokļa apgrieztā maksāšana
        LT | 21   | 5    | atvirkštinis apmokestinimas
        LU | 17   | 3    | Autoliquidation
        MT | 18   | 5    | Inverżjoni tal-ħlas
        NL | 21   | 9    | Btw verlegd
        PL | 23   | 5    | odwrotne obciążenie
        PT | 23   | 6    | Autoliquidação
        RO | 21   | 11   | taxare inversă
        SK | 23   | 5    | prenesenie daňovej povinnosti
        SI | 22   | 5    | obrnjena davčna obveznost
        ES | 21   | 4    | inversión del sujeto pasivo
        SE | 25   | 6    | Omvänd betalningsskyldighet
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    assertRate(DAY, row[0], "saas", row[1]);
                                    assertRate(DAY, row[0], "software_download", row[1]);
                                    assertRate(DAY, row[0], "course_live", row[1]);
                                    assertRate(DAY, row[0], "ebook", row[2]);
                                    Determined business = business(row[0]);
                                    assertThat(business.treatment())
                                            .isEqualTo(Treatment.REVERSE_CHARGE);
                                    assertThat(business.tax()).isZero();
                                    assertThat(business.wording())
                                            .containsExactly(
                                                    row[3],
                                                    "Reverse charge, Art. 196 Directive 2006/112/EC");
                                }));
    }

    /** A business whose id needs no look at its form. */
    private static Determined business(String country) {
        return determined(question(DAY, "EUR", country + " id:1/valid", "10000 saas"));
    }

    private static void assertRate(String day, String buyer, String category, String rate) {
        Determined answer = determined(question(day, "EUR", buyer, "10000 " + category));
        Line line = answer.lines().getFirst();
        assertThat(line.rate()).as(buyer + " " + category).isEqualTo(rate);
        assertThat(line.tax())
                .as(buyer + " " + category)
                .isEqualTo(new BigDecimal(rate).movePointRight(2).longValueExact());
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return rows("""
        DE | saas  | 2020-06-30 | 19   | 2020-07-01 | 16
        DE | saas  | 2020-12-31 | 16   | 2021-01-01 | 19
        DE | ebook | 2020-12-31 | 5    | 2021-01-01 | 7
        IE | saas  | 2021-02-28 | 21   | 2021-03-01 | 23
        IE | ebook | 2023-12-31 | 9    | 2024-01-01 | 0
        LU | saas  | 2022-12-31 | 17   | 2023-01-01 | 16
        LU | saas  | 2023-12-31 | 16   | 2024-01-01 | 17
        EE | saas  | 2023-12-31 | 20   | 2024-01-01 | 22
        EE | saas  | 2025-06-30 | 22   | 2025-07-01 | 24
        FI | saas  | 2024-08-31 | 24   | 2024-09-01 | 25.5
        FI | ebook | 2024-12-31 | 10   | 2025-01-01 | 14
        FI | ebook | 2025-12-31 | 14   | 2026-01-01 | 13.5
        SK | saas  | 2024-12-31 | 20   | 2025-01-01 | 23
        RO | saas  | 2016-12-31 | 20   | 2017-01-01 | 19
        RO | saas  | 2025-07-31 | 19   | 2025-08-01 | 21
        GR | saas  | 2016-05-31 | 23   | 2016-06-01 | 24
        LT | ebook | 2025-12-31 | 9    | 2026-01-01 | 5
        CH | saas  | 2023-12-31 | 7.7  | 2024-01-01 | 8.1
        TR | saas  | 2023-07-09 | 18   | 2023-07-10 | 20
        IL | saas  | 2024-12-31 | 17   | 2025-01-01 | 18
        KZ | saas  | 2025-12-31 | 12   | 2026-01-01 | 16
        SG | saas  | 2022-12-31 | 7    | 2023-01-01 | 8
        MY | saas  | 2024-02-29 | 6    | 2024-03-01 | 8
        ZA | saas  | 2018-03-31 | 14   | 2018-04-01 | 15
        JP | saas  | 2019-09-30 | 8    | 2019-10-01 | 10
        CA-NS | saas | 2025-03-31 | 15 | 2025-04-01 | 14
        US-DC 20001 | saas | 2026-09-30 | 6 | 2026-10-01 | 7
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    assertRate(row[2], row[0], row[1], row[3]);
                                    assertRate(row[4], row[0], row[1], row[5]);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> restOfTheWorld() {
        return rows("""
        GB | 20    | reverse_charge | Reverse charge: customer to account for VAT to HMRC
        CH | 8.1   | taxed          |
        LI | 8.1   | taxed          |
        NO | 25    | reverse_charge | Reverse charge, Norwegian VAT Act
        IS | 24    | reverse_charge | Reverse charge
        TR | 20    | reverse_charge | KDV sorumlu sıfatıyla alıcı tarafından
        RS | 20    | reverse_charge | Reverse charge
        BA | 17    | reverse_charge | Reverse charge – recipient accounts for the tax
        ME | 21    | reverse_charge | Reverse charge – recipient accounts for the tax
        MK | 18    | reverse_charge | Reverse charge – recipient accounts for the tax
        AL | 20    | reverse_charge | Reverse charge
        MD | 20    | reverse_charge | Taxare inversă
        UA | 20    | reverse_charge | Reverse charge
        GE | 18    | reverse_charge | Reverse charge
        AM | 20    | reverse_charge | Reverse charge – recipient accounts for the tax
        KZ | 16    | reverse_charge | Reverse charge
        UZ | 12    | reverse_charge | Reverse charge – recipient accounts for the tax
        IL | 18    | reverse_charge | Reverse charge – recipient accounts for the tax
        AE | 5     | reverse_charge | Reverse charge, Art. 48
        SA | 15    | reverse_charge | Reverse charge
        BH | 10    | reverse_charge | Reverse charge
        OM | 5     | reverse_charge | Reverse charge
        EG | 14    | reverse_charge | Reverse charge
        MA | 20    | reverse_charge | Autoliquidation
        NG | 7.5   | intermediary   | VAT withheld by customer
        GH | 20    | reverse_charge | Reverse charge – recipient accounts for the tax
        KE | 16    | taxed          |
        UG | 18    | reverse_charge | Reverse charge – recipient accounts for the tax
        TZ | 18    | reverse_charge | Reverse charge – recipient accounts for the tax
        ZM | 16    | reverse_charge | Reverse charge – recipient accounts for the tax
        ZW | 15.5  | taxed          |
        ZA | 15    | taxed          | Tax invoice
        MU | 15    | reverse_charge | Reverse charge – recipient accounts for the tax
        SN | 18    | reverse_charge | Autoliquidation
        CI | 18    | reverse_charge | Autoliquidation
        CM | 19.25 | reverse_charge | Autoliquidation
        AO | 14    | reverse_charge | Autoliquidation
        IN | 18    | reverse_charge | Tax payable under reverse charge: Yes
        SG | 9     | reverse_charge | GST registration no. of customer
        MY | 8     | taxed          |
        TH | 7     | reverse_charge | Reverse charge – recipient accounts for the tax
        VN | 10    | intermediary   | The tax, where due, is withheld by the recipient, its bank or card issuer
        PH | 12    | reverse_charge | Subject to withholding VAT
        TW | 5     | reverse_charge | Reverse charge – recipient accounts for the tax
        KR | 10    | not_charged    | Not charged: the recipient is registered for the tax
        JP | 10    | reverse_charge | Reverse charge – recipient accounts for the tax
        CN | 6     | intermediary   | The tax, where due, is withheld by the recipient, its bank or card issuer
        KH | 10    | reverse_charge | Reverse charge – recipient accounts for the tax
        LA | 10    | reverse_charge | Reverse charge – recipient accounts for the tax
        BD | 15    | taxed          |
        NP | 13    | reverse_charge | Reverse charge – recipient accounts for the tax
        BT | 5     | reverse_charge | Reverse charge – recipient accounts for the tax
        AU | 10    | not_charged    | Not charged: the recipient is registered for the tax
        NZ | 15    | not_charged    | Not charged: the recipient is registered for the tax
        MX | 16    | taxed          |
        CL | 19    | not_charged    | IVA retenido por el comprador
        PE | 18    | reverse_charge | Reverse charge – recipient accounts for the tax
        UY | 22    | taxed          |
        EC | 15    | taxed          |
        CR | 13    | taxed          |
        BS | 10    | reverse_charge | Reverse charge – recipient accounts for the tax
        BB | 17.5  | taxed          |
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    assertRate(DAY, row[0], "saas", row[1]);
                                    Determined business = business(row[0]);
                                    assertThat(word(business.treatment())).isEqualTo(row[2]);
                                    assertThat(String.join("; ", business.wording()))
                                            .isEqualTo(row[3]);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> withoutTax() {
        return rows("""
        QA          | 2026-03-01 | out_of_scope
        KW          | 2026-03-01 | out_of_scope
        HK          | 2026-03-01 | out_of_scope
        MO          | 2026-03-01 | out_of_scope
        BR          | 2026-03-01 | out_of_scope
        AZ          | 2026-03-01 | intermediary
        AR          | 2026-03-01 | intermediary
        DO          | 2026-03-01 | intermediary
        PY          | 2026-03-01 | intermediary
        BO          | 2026-03-01 | out_of_scope
        LK          | 2026-03-31 | out_of_scope
        PH          | 2025-06-01 | out_of_scope
        PE          | 2024-11-30 | out_of_scope
        ES 35001    | 2026-03-01 | out_of_scope
        ES 51001    | 2026-03-01 | out_of_scope
        ES 52001    | 2026-03-01 | out_of_scope
        ES-CN       | 2026-03-01 | out_of_scope
        FR 97100    | 2026-03-01 | out_of_scope
        FR 97200    | 2026-03-01 | out_of_scope
        FR 97300    | 2026-03-01 | out_of_scope
        FR 97400    | 2026-03-01 | out_of_scope
        FR 97600    | 2026-03-01 | out_of_scope
        RE          | 2026-03-01 | out_of_scope
        FI 22100    | 2026-03-01 | out_of_scope
        AX          | 2026-03-01 | out_of_scope
        DE 78266    | 2026-03-01 | out_of_scope
        DE 27498    | 2026-03-01 | out_of_scope
        IT 23041    | 2026-03-01 | out_of_scope
        IT 22061    | 2026-03-01 | out_of_scope
        GR 630_86   | 2026-03-01 | out_of_scope
        GL          | 2026-03-01 | out_of_scope
        FO          | 2026-03-01 | out_of_scope
        JE          | 2026-03-01 | out_of_scope
        GB JE2_3AB  | 2026-03-01 | out_of_scope
        GG          | 2026-03-01 | out_of_scope
        GI          | 2026-03-01 | out_of_scope
        AD          | 2026-03-01 | out_of_scope
        SM          | 2026-03-01 | out_of_scope
        VA          | 2026-03-01 | out_of_scope
        SJ          | 2026-03-01 | out_of_scope
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    Determined answer =
                                            determined(
                                                    question(
                                                            row[1],
                                                            "EUR",
                                                            row[0],
                                                            "10000 saas incl"));
                                    assertThat(word(answer.treatment())).isEqualTo(row[2]);
                                    assertThat(answer.net()).isEqualTo(10000);
                                    assertThat(answer.lines().getFirst().rate()).isEqualTo("0");
                                }));
    }

    @TestFactory
    Stream<DynamicTest> territoriesWithRatesOfTheirOwn() {
        return rows("""
        AT 6691     | 19  | AT-JUN
        AT 6992     | 19  | AT-MIT
        AT 6990     | 20  | AT
        PT 9500-321 | 16  | PT-20
        PT 9000-001 | 22  | PT-30
        PT 1000-001 | 23  | PT
        MC 98000    | 20  | MC
        FR 98000    | 20  | MC
        IM          | 20  | IM
        LI 9490     | 8.1 | LI
        CH 9490     | 8.1 | LI
        DE D-10115  | 19  | DE
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    assertRate(DAY, row[0], "saas", row[1]);
                                    assertThat(
                                                    determined(
                                                                    question(
                                                                            DAY, "EUR", row[0],
                                                                            "1 saas"))
                                                            .place()
                                                            .jurisdiction())
                                            .isEqualTo(row[2]);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> canada() {
        return rows("""
        ON | 13     | saas | 13
        NS | 14     | saas | 14
        NB | 15     | saas | 15
        NL | 15     | saas | 15
        PE | 15     | saas | 15
        AB | 5      | saas | 5
        YT | 5      | saas | 5
        NT | 5      | saas | 5
        NU | 5      | saas | 5
        QC | 14.975 | saas | 14.98
        BC | 12     | saas | 12
        SK | 11     | saas | 11
        MB | 12     | saas | 12
        MB | 12     | software_download | 12
        MB | 5      | ebook | 5
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row),
                                () -> {
                                    Determined answer =
                                            determined(
                                                    question(
                                                            DAY,
                                                            "CAD",
                                                            "CA-" + row[0],
                                                            "10000 " + row[2]));
                                    assertThat(answer.lines().getFirst().rate()).isEqualTo(row[1]);
                                    assertThat(answer.tax())
                                            .isEqualTo(
                                                    new BigDecimal(row[3])
                                                            .movePointRight(2)
                                                            .longValueExact());
                                }));
    }

    @Test
    void manitobaTaxesTheCloudSince2026() {
        assertRate("2025-12-31", "CA-MB", "saas", "5");
        assertRate("2026-01-01", "CA-MB", "saas", "12");
    }

    @Test
    void partialAndCompoundBases() {
        Determined indonesia = determined(question(DAY, "IDR", "ID", "1200000 saas"));
        assertThat(indonesia.tax()).isEqualTo(132_000);
        assertThat(indonesia.breakdown().getFirst().taxable()).isEqualTo(1_100_000);
        assertThat(indonesia.breakdown().getFirst().rate()).isEqualTo("12");
        Determined ghana = determined(question("2025-12-31", "GHS", "GH", "10000 saas"));
        assertThat(ghana.tax()).isEqualTo(1590 + 250 + 250 + 100);
        assertThat(determined(question(DAY, "GHS", "GH", "10000 saas")).breakdown())
                .extracting(TaxAnswer.Group::taxType, TaxAnswer.Group::tax)
                .containsExactly(
                        Tuple.tuple("vat", 1500L),
                        Tuple.tuple("nhil", 250L),
                        Tuple.tuple("getfund", 250L));
    }

    @Test
    void whatAPlaceExcludesIsExempt() {
        assertThat(determined(question(DAY, "MXN", "MX", "10000 ebook")).treatment())
                .isEqualTo(Treatment.EXEMPT);
        assertThat(determined(question(DAY, "COP", "CO", "10000 saas")).treatment())
                .isEqualTo(Treatment.EXEMPT);
        assertRate(DAY, "CO", "game", "19");
    }
}
