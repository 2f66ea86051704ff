package dev.kontor.tax;

import static dev.kontor.tax.Asking.buyer;
import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.lines;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static dev.kontor.tax.Asking.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Line;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The acceptance cases of the handbook (14.2) and the tax scenarios, as far as they are about
 * determination.
 */
class HandbookCasesTest {
    /** Case, date, currency, buyer and lines; treatment, net, tax and gross. */
    static final String CASES =
            """
            12      | 2026-03-01 | EUR | DE              | 999 saas incl, 999 saas incl, 999 saas incl             | taxed          | 2518  | 479  | 2997
            13      | 2026-03-01 | EUR | NL              | 2549 saas incl, 1274 saas incl, 424 saas incl           | taxed          | 3510  | 737  | 4247
            14      | 2026-03-01 | JPY | JP              | 1000 saas incl                                          | taxed          | 910   | 90   | 1000
            3-E     | 2026-03-01 | EUR | DE              | 122 saas incl                                           | taxed          | 103   | 19   | 122
            21 sale | 2026-03-01 | EUR | DE              | 5000 giftcard_mpv incl                                  | out_of_scope   | 5000  | 0    | 5000
            21 used | 2026-03-01 | EUR | DE              | 5000 software_download incl                             | taxed          | 4202  | 798  | 5000
            22      | 2026-03-01 | EUR | FR              | 1000 ebook                                              | taxed          | 1000  | 55   | 1055
            22      | 2026-03-01 | EUR | FR              | 1000 saas                                               | taxed          | 1000  | 200  | 1200
            23      | 2026-03-01 | EUR | IT ip:IT card:US | 10000 saas                                             | taxed          | 10000 | 2200 | 12200
            25      | 2026-03-01 | EUR | FR id:FR40303265045 | 10000 saas                                          | reverse_charge | 10000 | 0    | 10000
            25 incl | 2026-03-01 | EUR | FR id:FR40303265045 | 12000 saas incl                                     | reverse_charge | 10000 | 0    | 10000
            26      | 2026-03-01 | EUR | DE id:DE136695976 | 10000 saas                                            | taxed          | 10000 | 1900 | 11900
            27      | 2026-03-01 | EUR | FR id:FR40303265045/unavailable | 10000 saas                              | taxed          | 10000 | 2000 | 12000
            28      | 2026-03-01 | EUR | ES 38001        | 10000 saas                                              | out_of_scope   | 10000 | 0    | 10000
            28      | 2026-03-01 | EUR | ES 28001        | 10000 saas                                              | taxed          | 10000 | 2100 | 12100
            29      | 2026-03-01 | GBP | GB BT1_5GS      | 5000 saas                                               | taxed          | 5000  | 1000 | 6000
            30      | 2025-06-30 | EUR | EE              | 10000 saas                                              | taxed          | 10000 | 2200 | 12200
            30      | 2025-07-01 | EUR | EE              | 10000 saas                                              | taxed          | 10000 | 2400 | 12400
            31      | 2026-03-01 | USD | US-TX 78701     | 10000 saas                                              | taxed          | 10000 | 660  | 10660
            32      | 2026-03-01 | CAD | CA-QC           | 10000 software_download                                 | taxed          | 10000 | 1498 | 11498
            32      | 2026-03-01 | CAD | CA-BC id:123456782RT0001 | 10000 software_download                        | taxed          | 10000 | 700  | 10700
            33      | 2026-03-01 | USD | US-TX 78701     | 10000 saas                                              | taxed          | 10000 | 660  | 10660
            33 cert | 2026-03-01 | USD | US-TX 78701 certificate | 10000 saas                                      | exempt         | 10000 | 0    | 10000
            36      | 2026-03-01 | AUD | AU id:51824753556 | 10000 saas                                            | not_charged    | 10000 | 0    | 10000
            36      | 2026-03-01 | AUD | AU              | 10000 saas                                              | taxed          | 10000 | 1000 | 11000
            39      | 2026-03-01 | JPY | JP              | 1111 saas, 1111 saas, 1111 saas                         | taxed          | 3333  | 333  | 3666
            4.10    | 2026-03-01 | USD | US-NY 10001     | 1799 saas                                               | taxed          | 1799  | 160  | 1959
            TX-01   | 2026-03-01 | EUR | IT              | 1000 saas                                               | taxed          | 1000  | 220  | 1220
            TX-02   | 2026-03-01 | PLN | PL              | 1000 saas                                               | taxed          | 1000  | 230  | 1230
            TX-02   | 2026-03-01 | PLN | PL              | 1000 saas incl                                          | taxed          | 813   | 187  | 1000
            TX-04   | 2026-03-01 | EUR | DE              | 10000 saas incl                                         | taxed          | 8403  | 1597 | 10000
            TX-04   | 2026-03-01 | EUR | AT              | 10000 saas incl                                         | taxed          | 8333  | 1667 | 10000
            TX-04   | 2026-03-01 | EUR | ES              | 10000 saas incl                                         | taxed          | 8264  | 1736 | 10000
            TX-04   | 2026-03-01 | SEK | SE              | 10000 saas incl                                         | taxed          | 8000  | 2000 | 10000
            TX-06   | 2026-03-01 | EUR | FR id:FR40303265045/pending | 10000 saas                                  | taxed          | 10000 | 2000 | 12000
            3.3 KR  | 2026-03-01 | KRW | KR              | 1005 saas                                               | taxed          | 1005  | 100  | 1105
            3.3 KR  | 2026-03-01 | KRW | KR              | 1000 saas incl                                          | taxed          | 910   | 90   | 1000
            3.3 BR  | 2027-03-01 | BRL | BR              | 1005 saas, 1005 saas, 1005 saas                         | taxed          | 3015  | 264  | 3279
            3.1 KWD | 2026-03-01 | KWD | SA              | 12340 saas                                              | taxed          | 12340 | 1851 | 14191
            3.1 HUF | 2026-03-01 | HUF | HU              | 999900 saas incl                                        | taxed          | 787323 | 212577 | 999900
            3.1 CLP | 2026-03-01 | CLP | CL              | 9990 saas incl                                          | taxed          | 8395  | 1595 | 9990
            ID 11/12 | 2026-03-01 | IDR | ID             | 10000 saas                                              | taxed          | 10000 | 1100 | 11100
            ID 11/12 | 2026-03-01 | IDR | ID             | 11100 saas incl                                         | taxed          | 10000 | 1100 | 11100
            GH      | 2026-03-01 | GHS | GH              | 10000 saas                                              | taxed          | 10000 | 2000 | 12000
            GH 106  | 2025-12-31 | GHS | GH              | 10000 saas                                              | taxed          | 10000 | 2190 | 12190
            TX-11   | 2026-03-01 | USD | US-IL 60601     | 2499 software_download, 644 ebook                       | taxed          | 3143  | 256  | 3399
            3.5 JP  | 2026-03-01 | JPY | JP              | 1119 saas, 1119 ebook                                   | taxed          | 2238  | 223  | 2461
            3.5 DE  | 2026-03-01 | EUR | DE              | 999 ebook incl, 999 audiobook incl                      | taxed          | 1867  | 131  | 1998
            3.5 HU  | 2026-03-01 | EUR | HU              | 102 saas, 102 ebook                                     | taxed          | 204   | 55   | 259
            3.5 KY  | 2026-03-01 | USD | US-KY 40202     | 109 saas, 109 ebook                                     | taxed          | 218   | 13   | 231
            3.5 MB  | 2026-03-01 | CAD | CA-MB           | 107 saas, 107 software_download                         | taxed          | 214   | 26   | 240
            3.5 TX  | 2026-03-01 | USD | US-TX 78701     | 1005 saas, 1005 software_download                       | taxed          | 2010  | 149  | 2159
            4.9 cert | 2026-03-01 | CAD | CA-BC certificate | 10000 software_download                              | taxed          | 10000 | 500  | 10500
            4.9 cert | 2026-03-01 | CAD | CA-BC certificate | 11200 software_download incl                         | taxed          | 10000 | 500  | 10500
            TX-19   | 2026-03-01 | EUR | IT id:IT00743110157/unavailable | 10000 saas                              | taxed          | 10000 | 2200 | 12200
            """;

    @TestFactory
    Stream<DynamicTest> cases() {
        return rows(CASES)
                .map(row ->
                        DynamicTest.dynamicTest(
                                String.join(" ", row[0], row[3], row[4]), () -> check(row)));
    }

    private static void check(String[] row) {
        Determined answer = determined(question(row[1], row[2], row[3], row[4]));
        assertThat(
                        "%s | %d | %d | %d"
                                .formatted(
                                        word(answer.treatment()),
                                        answer.net(),
                                        answer.tax(),
                                        answer.gross()))
                .isEqualTo("%s | %s | %s | %s".formatted(row[5], row[6], row[7], row[8]));
        assertThat(answer.lines().stream().mapToLong(Line::tax).sum()).isEqualTo(answer.tax());
    }

    @Test
    void case12And13TaxIsRoundedOncePerRateAndDistributed() {
        assertThat(taxes("DE", "999 saas incl, 999 saas incl, 999 saas incl"))
                .containsExactly(160L, 160L, 159L);
        assertThat(taxes("NL", "2549 saas incl, 1274 saas incl, 424 saas incl"))
                .containsExactly(442L, 221L, 74L);
        assertThat(taxes("JP", "1111 saas, 1111 saas, 1111 saas"))
                .containsExactly(111L, 111L, 111L);
    }

    private static List<Long> taxes(String buyer, String lines) {
        return determined(question("2026-03-01", "EUR", buyer, lines)).lines().stream()
                .map(Line::tax)
                .toList();
    }

    @Test
    void case24NeverTheLowerRateButProof() {
        TaxAnswer open = Asking.ask(question("2026-03-01", "EUR", "LU ip:DE card:DE", "1000 saas"));
        assertThat(open)
                .isInstanceOfSatisfying(
                        TaxAnswer.NeedsProof.class,
                        it -> assertThat(it.candidates()).containsExactly("LU", "DE"));
        Determined confirmed =
                determined(
                        question("2026-03-01", "EUR", "LU ip:DE card:DE proves:DE", "1000 saas"));
        assertThat(confirmed.place().country()).isEqualTo("DE");
        assertThat(confirmed.tax()).isEqualTo(190);
    }

    /** Wherever it is sold, and to whomever: nobody owes the tax yet (Directive 2016/1065). */
    @ParameterizedTest
    @ValueSource(strings = {"DE", "FR id:FR40303265045", "GB", "JP", "US-TX 78701"})
    void case21SaysThatAVoucherIsTaxedWhenItIsRedeemed(String buyer) {
        Determined answer =
                determined(question("2026-03-01", "EUR", buyer, "5000 giftcard_mpv incl"));

        assertThat(answer.tax()).isZero();
        assertThat(answer.wording())
                .containsExactly("Multi-purpose voucher: taxed when it is redeemed");
    }

    @Test
    void case25PrintsTheBuyersWordingAndTheDirective() {
        Determined answer =
                determined(question("2026-03-01", "EUR", "FR id:FR40303265045", "10000 saas"));
        assertThat(answer.wording())
                .containsExactly(
                        "Autoliquidation", "Reverse charge, Art. 196 Directive 2006/112/EC");
        assertThat(answer.status()).isEqualTo(BuyerStatus.BUSINESS_VERIFIED);
        assertThat(answer.rules()).contains("status.business_verified", "FR.vat.2016-01-01");
    }

    @Test
    void case31ShowsStateCityAndTransit() {
        Determined answer = determined(question("2026-03-01", "USD", "US-TX 78701", "10000 saas"));
        assertThat(answer.lines().getFirst().rate()).isEqualTo("8.25");
        assertThat(answer.lines().getFirst().components())
                .containsExactly(
                        new Component("US-TX", "sales_tax", "Texas sales tax", "6.25", 500),
                        new Component("US-TX-AUSTIN", "sales_tax", "Austin", "1", 80),
                        new Component(
                                "US-TX-AUS-MTA",
                                "sales_tax",
                                "Austin transit (Capital Metro)",
                                "1",
                                80));
        assertThat(answer.breakdown()).allSatisfy(it -> assertThat(it.taxable()).isEqualTo(8000));
    }

    @Test
    void newYorkCityIsRoundedOnTheCombinedRate() {
        Line line =
                determined(question("2026-03-01", "USD", "US-NY 10001", "1799 saas"))
                        .lines()
                        .getFirst();
        assertThat(line.rate()).isEqualTo("8.875");
        assertThat(line.components().stream().map(Component::tax)).containsExactly(72L, 81L, 7L);
    }

    @Test
    void case32TaxesArePerTaxAndSurviveByTheirOwnRules() {
        Line quebec =
                determined(question("2026-03-01", "CAD", "CA-QC", "10000 saas")).lines().getFirst();
        assertThat(quebec.components())
                .containsExactly(
                        new Component("CA", "gst", "GST", "5", 500),
                        new Component("CA-QC", "qst", "QST", "9.975", 998));
        Line business =
                determined(
                                question(
                                        "2026-03-01",
                                        "CAD",
                                        "CA-BC id:123456782RT0001",
                                        "10000 software_download"))
                        .lines()
                        .getFirst();
        assertThat(business.components())
                .containsExactly(new Component("CA-BC", "pst", "PST", "7", 700));
    }

    @Test
    void tx09ADayBeginsAtTheBuyersMidnight() {
        assertThat(singapore("2023-12-31T15:59:59Z")).isEqualTo("8");
        assertThat(singapore("2023-12-31T16:00:00Z")).isEqualTo("9");
    }

    private static String singapore(String moment) {
        TaxQuestion question =
                new TaxQuestion(
                        TaxPoint.at(Instant.parse(moment)),
                        Currency.getInstance("SGD"),
                        "DE",
                        buyer("SG"),
                        lines("1000 saas"),
                        Standing.everywhere());
        return determined(question).lines().getFirst().rate();
    }

    @Test
    void tx07TwoOfThreeMustAgree() {
        assertThat(Asking.ask(question("2026-03-01", "EUR", "FR ip:DE card:US", "1000 saas")))
                .isInstanceOf(TaxAnswer.NeedsProof.class);
        assertThat(determined(question("2026-03-01", "EUR", "FR ip:DE card:FR", "1000 saas")).tax())
                .isEqualTo(200);
    }

    @Test
    void tx11TaxedAndUntaxedLinesTogether() {
        // Chicago: downloads 10.25 %, digital content none.
        Determined answer =
                determined(
                        question(
                                "2026-03-01",
                                "USD",
                                "US-IL 60601",
                                "2499 software_download, 644 ebook"));
        assertThat(answer.tax()).isEqualTo(256);
        assertThat(answer.gross()).isEqualTo(3399);
        assertThat(answer.lines().get(1).treatment()).isEqualTo(Treatment.EXEMPT);
    }
}
