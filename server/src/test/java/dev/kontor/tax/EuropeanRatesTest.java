package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The European Union by member, category and year (handbook 4.6 and 4.7). */
class EuropeanRatesTest {
    private static final List<String> STANDARD =
            List.of(
                    "saas",
                    "software_download",
                    "hosting",
                    "data_service",
                    "game",
                    "audio",
                    "video",
                    "course_recorded",
                    "course_live",
                    "giftcard_spv");

    /** Standard, e-book, audiobook, e-periodical; what is not confirmed has the standard rate. */
    @TestFactory
    Stream<DynamicTest> reducedRatesReachWhatTheyAreFor() {
        return rows("""
        AT     | 20   | 10   | 20   | 10
        BE     | 21   | 6    | 21   | 6
        BG     | 20   | 9    | 20   | 20
        HR     | 25   | 5    | 25   | 25
        CY     | 19   | 3    | 19   | 19
        CZ     | 21   | 0    | 0    | 21
        DK     | 25   | 25   | 25   | 25
        EE     | 24   | 9    | 24   | 9
        FI     | 25.5 | 13.5 | 13.5 | 10
        FR     | 20   | 5.5  | 5.5  | 2.1
        DE     | 19   | 7    | 7    | 7
        GR     | 24   | 6    | 24   | 24
        HU     | 27   | 27   | 27   | 27
        IE     | 23   | 0    | 0    | 0
        IT     | 22   | 4    | 22   | 4
        LV     | 21   | 5    | 21   | 5
        LT     | 21   | 5    | 21   | 21
        LU     | 17   | 3    | 17   | 3
        MT     | 18   | 5    | 18   | 5
        NL     | 21   | 9    | 9    | 9
        PL     | 23   | 5    | 23   | 8
        PT     | 23   | 6    | 23   | 6
        RO     | 21   | 11   | 21   | 21
        SK     | 23   | 5    | 23   | 23
        SI     | 22   | 5    | 22   | 5
        ES     | 21   | 4    | 21   | 4
        SE     | 25   | 6    | 6    | 6
        AT 6691 | 19  | 10   | 19   | 10
        AT 6991 | 19  | 10   | 19   | 10
        PT 9500-321 | 16 | 4 | 16   | 4
        PT 9000-001 | 22 | 4 | 22   | 4
        MC     | 20   | 5.5  | 5.5  | 2.1
        GB     | 20   | 0    | 20   | 0
        IM     | 20   | 0    | 20   | 0
        CH     | 8.1  | 2.6  | 8.1  | 2.6
        LI     | 8.1  | 2.6  | 8.1  | 2.6
        NO     | 25   | 0    | 0    | 0
        IS     | 24   | 11   | 11   | 11
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0],
                                () -> {
                                    for (String category : STANDARD) {
                                        assertRate("2026-03-01", row[0], category, row[1]);
                                    }
                                    assertRate("2026-03-01", row[0], "ebook", row[2]);
                                    assertRate("2026-03-01", row[0], "audiobook", row[3]);
                                    assertRate("2026-03-01", row[0], "eperiodical", row[4]);
                                }));
    }

    private static void assertRate(String day, String buyer, String category, String rate) {
        TaxAnswer.Determined answer = determined(question(day, "EUR", buyer, "10000 " + category));
        assertThat(answer.lines().getFirst().rate())
                .as(buyer + " " + category + " " + day)
                .isEqualTo(rate);
        assertThat(answer.tax())
                .as(buyer + " " + category + " " + day)
                .isEqualTo(new BigDecimal(rate).movePointRight(2).longValueExact());
    }

    /**
     * Every rate since 2016 with its first day: asked on that day and on the last before the next.
     */
    @TestFactory
    Stream<DynamicTest> history() {
        return rows("""
        AT | saas  | 2016-01-01 20
        AT | ebook | 2016-01-01 20, 2020-01-01 10, 2020-07-01 5, 2022-01-01 10
        AT | eperiodical | 2016-01-01 20, 2020-01-01 10, 2020-07-01 5, 2022-01-01 10
        AT 6691 | ebook | 2016-01-01 19, 2020-01-01 10, 2020-07-01 5, 2022-01-01 10
        BE | saas  | 2016-01-01 21
        BE | ebook | 2016-01-01 21, 2019-04-01 6
        BG | saas  | 2016-01-01 20
        BG | ebook | 2016-01-01 20, 2020-07-01 9
        HR | saas  | 2016-01-01 25
        HR | ebook | 2016-01-01 25, 2019-01-01 5
        CY | saas  | 2016-01-01 19
        CY | ebook | 2016-01-01 19, 2020-01-01 5, 2023-07-21 3
        CZ | saas  | 2016-01-01 21
        CZ | ebook | 2016-01-01 21, 2020-05-01 10, 2024-01-01 0
        CZ | audiobook | 2016-01-01 21, 2020-05-01 10, 2024-01-01 0
        DK | saas  | 2016-01-01 25
        EE | saas  | 2016-01-01 20, 2024-01-01 22, 2025-07-01 24
        EE | ebook | 2016-01-01 20, 2020-05-01 9
        EE | eperiodical | 2016-01-01 20, 2020-05-01 9, 2022-08-01 5, 2025-01-01 9
        FI | saas  | 2016-01-01 24, 2024-09-01 25.5
        FI | ebook | 2016-01-01 24, 2019-07-01 10, 2025-01-01 14, 2026-01-01 13.5
        FI | eperiodical | 2016-01-01 24, 2019-07-01 10
        FR | saas  | 2016-01-01 20
        FR | ebook | 2016-01-01 5.5
        DE | saas  | 2016-01-01 19, 2020-07-01 16, 2021-01-01 19
        DE | ebook | 2016-01-01 19, 2019-12-18 7, 2020-07-01 5, 2021-01-01 7
        DE | audiobook | 2016-01-01 19, 2019-12-18 7, 2020-07-01 5, 2021-01-01 7
        DE | eperiodical | 2016-01-01 19, 2019-12-18 7, 2020-07-01 5, 2021-01-01 7
        GR | saas  | 2016-01-01 23, 2016-06-01 24
        GR | ebook | 2016-01-01 23, 2016-06-01 24, 2019-01-01 6
        HU | saas  | 2016-01-01 27
        HU | ebook | 2016-01-01 27
        IE | saas  | 2016-01-01 23, 2020-09-01 21, 2021-03-01 23
        IE | ebook | 2016-01-01 23, 2019-01-01 9, 2024-01-01 0
        IE | eperiodical | 2016-01-01 23, 2019-01-01 9, 2023-01-01 0
        IT | saas  | 2016-01-01 22
        IT | ebook | 2016-01-01 4
        LV | saas  | 2016-01-01 21
        LV | ebook | 2016-01-01 21, 2022-01-01 5
        LT | saas  | 2016-01-01 21
        LT | ebook | 2016-01-01 21, 2023-01-01 9, 2026-01-01 5
        LU | saas  | 2016-01-01 17, 2023-01-01 16, 2024-01-01 17
        LU | ebook | 2016-01-01 17, 2019-05-01 3
        MT | saas  | 2016-01-01 18
        MT | ebook | 2016-01-01 18, 2019-01-01 5
        NL | saas  | 2016-01-01 21
        NL | ebook | 2016-01-01 21, 2020-01-01 9
        PL | saas  | 2016-01-01 23
        PL | ebook | 2016-01-01 23, 2019-11-01 5
        PL | eperiodical | 2016-01-01 23, 2019-11-01 8
        PT | saas  | 2016-01-01 23
        PT | ebook | 2016-01-01 23, 2019-01-01 6
        PT-20 | saas | 2016-01-01 18, 2021-07-01 16
        PT-30 | saas | 2016-01-01 22
        PT-30 | ebook | 2016-01-01 22, 2019-01-01 5, 2024-10-01 4
        RO | saas  | 2016-01-01 20, 2017-01-01 19, 2025-08-01 21
        RO | ebook | 2016-01-01 20, 2017-01-01 19, 2019-01-01 5, 2025-08-01 11
        SK | saas  | 2016-01-01 20, 2025-01-01 23
        SK | ebook | 2016-01-01 20, 2025-01-01 5
        SI | saas  | 2016-01-01 22
        SI | ebook | 2016-01-01 22, 2020-01-01 5
        ES | saas  | 2016-01-01 21
        ES | ebook | 2016-01-01 21, 2020-04-23 4
        SE | saas  | 2016-01-01 25
        SE | ebook | 2016-01-01 25, 2019-07-01 6
        GB | ebook | 2016-01-01 20, 2020-05-01 0
        CH | saas  | 2016-01-01 8, 2018-01-01 7.7, 2024-01-01 8.1
        CH | ebook | 2016-01-01 8, 2018-01-01 2.5, 2024-01-01 2.6
        NO | ebook | 2016-01-01 25, 2019-07-01 0
        """)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row[0] + " " + row[1],
                                () -> assertHistory(row[0], row[1], row[2])));
    }

    /** Also that nothing changes in between, by asking on the first of every month. */
    private static void assertHistory(String buyer, String category, String text) {
        List<String[]> periods =
                Arrays.stream(text.split(", ", -1)).map(it -> it.split(" ", -1)).toList();
        IntStream.range(0, periods.size())
                .forEach(i -> {
                    LocalDate last =
                            i + 1 < periods.size()
                                    ? LocalDate.parse(periods.get(i + 1)[0]).minusDays(1)
                                    : LocalDate.of(2027, 12, 31);
                    LocalDate first = LocalDate.parse(periods.get(i)[0]);
                    for (LocalDate day = first; day.isBefore(last); day = day.plusMonths(1)) {
                        assertRate(day.toString(), buyer, category, periods.get(i)[1]);
                    }
                    assertRate(last.toString(), buyer, category, periods.get(i)[1]);
                });
    }
}
