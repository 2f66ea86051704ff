package dev.kontor.tax;

import static dev.kontor.tax.Asking.question;
import static dev.kontor.tax.Asking.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.Fault;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.TaxContent;
import dev.kontor.tax.content.TaxContent.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole world has an answer: every country, every category, every day since 2021. */
class WorldContentTest {
    private static final Map<String, String> ADDRESSES =
            Map.of("US", "US 10001", "CA", "CA-ON", "PR", "PR 00901");

    private final TaxContent content = Asking.content();

    /** A rate, a reasoned zero or a clear refusal; never that a country is not supported. */
    @TestFactory
    Stream<DynamicTest> everyCountryAnswers() {
        assertThat(Locale.getISOCountries()).hasSizeGreaterThanOrEqualTo(249);
        return Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK", "IC"))
                .map(country ->
                        DynamicTest.dynamicTest(
                                country,
                                () -> {
                                    String buyer = ADDRESSES.getOrDefault(country, country);
                                    for (TaxCategory category : TaxCategory.values()) {
                                        assertAnswers(buyer, category);
                                        assertAnswers(buyer + " id:1/valid", category);
                                    }
                                }));
    }

    private void assertAnswers(String buyer, TaxCategory category) {
        TaxAnswer answer =
                Asking.ask(question("2026-03-01", "EUR", buyer, "10000 " + Asking.word(category)));
        String country = buyer.substring(0, 2);
        switch (answer) {
            case TaxAnswer.Refused refused ->
                    assertThat(refused.faults())
                            .as(buyer + " " + category)
                            .extracting(Fault::code)
                            .containsExactly(
                                    content.sanctions().containsKey(country)
                                            ? "place_sanctioned"
                                            : "category_not_supported");
            case TaxAnswer.Determined it -> {
                assertThat(content.sanctions()).doesNotContainKey(country);
                assertThat(category).isNotEqualTo(TaxCategory.HUMAN_SERVICE);
                assertThat(it.tax() == 0)
                        .as(buyer + " " + category + " " + it.treatment())
                        .isEqualTo(it.lines().getFirst().rate().equals("0"));
                assertThat(it.rules().stream().filter(this::isRule).toList())
                        .as(buyer + " " + category)
                        .isNotEmpty();
            }
            case TaxAnswer.NeedsProof it -> throw new AssertionError(it);
        }
    }

    private boolean isRule(String id) {
        return content.rules().values().stream()
                .flatMap(List::stream)
                .anyMatch(rule -> rule.id().equals(id));
    }

    /**
     * For each place, buyer and category there is a rule from 2021 on, whatever changed between.
     */
    @Test
    void noPlaceHasAGapSince2021() {
        Set<String> places = new TreeSet<>();
        for (Jurisdiction one : content.jurisdictions().values()) {
            boolean place =
                    switch (one.level()) {
                        case COUNTRY -> !one.code().equals("US");
                        case STATE, PROVINCE, TERRITORY -> true;
                        case COUNTY, CITY, DISTRICT -> false;
                    };
            Place whole = new Place(one, content);
            if (place && !whole.rules().isEmpty()) {
                places.add(one.code());
                assertThat(gaps(whole)).as(one.code()).isEmpty();
            }
        }
        assertThat(places).hasSizeGreaterThanOrEqualTo(320);
    }

    private static List<String> gaps(Place place) {
        LocalDate start = LocalDate.of(2021, 1, 1);
        Set<LocalDate> days = new TreeSet<>(Set.of(start));
        for (Rule rule : place.rules()) {
            days.add(rule.from());
            if (rule.until() != null) {
                days.add(rule.until().plusDays(1));
            }
        }
        List<String> gaps = new ArrayList<>();
        Timeline timeline = place.timeline();
        for (LocalDate day : days) {
            if (!day.isBefore(start)) {
                int period = timeline.period(TaxPoint.on(day));
                for (Timeline.Audience audience : Timeline.Audience.values()) {
                    for (TaxCategory category : TaxCategory.values()) {
                        if (timeline.find(period, audience, category) == null
                                && place.refusal(category, day.toEpochDay()) == null) {
                            gaps.add(day + " " + audience + " " + category);
                        }
                    }
                }
            }
        }
        return gaps;
    }

    /** Handbook 4.8 and 4.9: who must register from which amount. */
    @TestFactory
    Stream<DynamicTest> thresholds() {
        return rows("""
        GB 0 · | TR 0 · | RS 0 · | AL 0 · | MD 0 · | GE 0 · | KZ 0 · | UZ 0 · | AE 0 · | SA 0 ·
        BH 0 · | OM 0 · | MA 0 · | KE 0 · | UG 0 · | TZ 0 · | ZW 0 · | IN 0 · | VN 0 · | KR 0 ·
        BD 0 · | MX 0 · | CL 0 · | CO 0 · | PE 0 · | UY 0 · | EC 0 · | CR 0 · | SN 0 · | CI 0 ·
        CH 100000 CHF | LI 100000 CHF | NO 50000 NOK | IS 2000000 ISK | EU 10000 EUR
        UA 1000000 UAH | AM 115000000 AMD | EG 500000 EGP | NG 25000 USD | GH 200000 GHS
        ZM 800000 ZMW | ZA 2300000 ZAR | MU 3000000 MUR | SG 1000000 SGD | MY 500000 MYR
        TH 1800000 THB | ID 600000000 IDR | PH 3000000 PHP | TW 600000 TWD | JP 10000000 JPY
        KH 250000000 KHR | LA 400000000 LAK | NP 3000000 NPR | LK 60000000 LKR | BT 5000000 BTN
        AU 75000 AUD | NZ 60000 NZD | BS 100000 BSD | BB 200000 BBD
        CA 30000 CAD | CA-QC 30000 CAD | CA-BC 10000 CAD | CA-SK 0 · | CA-MB 0 ·
        """)
                .flatMap(Arrays::stream)
                .map(text ->
                        DynamicTest.dynamicTest(
                                text,
                                () -> {
                                    String[] words = text.split(" ", -1);
                                    Threshold found = threshold(words[0], "2026-06-01");
                                    assertThat(found.amount()).isEqualTo(Long.parseLong(words[1]));
                                    if (found.amount() > 0) {
                                        assertThat(found.currency()).isEqualTo(words[2]);
                                    }
                                }));
    }

    private Threshold threshold(String place, String day) {
        LocalDate date = LocalDate.parse(day);
        List<Threshold> valid =
                content.thresholds().stream()
                        .filter(it -> it.jurisdiction().equals(place))
                        .filter(it -> it.from() == null || !it.from().isAfter(date))
                        .toList();
        assertThat(valid).as(place).isNotEmpty();
        return valid.getLast();
    }

    @Test
    void thresholdsChangeWithTheLaw() {
        assertThat(threshold("ZA", "2026-03-31").amount()).isEqualTo(1_000_000);
        assertThat(threshold("ZA", "2026-04-01").amount()).isEqualTo(2_300_000);
        assertThat(threshold("TW", "2024-12-31").amount()).isEqualTo(480_000);
        assertThat(threshold("SG", "2026-01-01").note()).contains("100,000");
        assertThat(threshold("ID", "2026-01-01").count()).isEqualTo("12000 users");
    }

    /** What the API lists, at every level down to territories, names its source. */
    @Test
    void theListOfJurisdictionsIsTheWorld() {
        List<JurisdictionView> all = JurisdictionView.all(content, LocalDate.of(2026, 3, 1));
        Map<String, Long> levels =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        JurisdictionView::level, Collectors.counting()));
        assertThat(levels.get("country")).isGreaterThanOrEqualTo(242L);
        assertThat(levels.get("territory")).isGreaterThanOrEqualTo(20L);
        assertThat(levels.get("province")).isEqualTo(13);
        assertThat(levels.get("state")).isGreaterThanOrEqualTo(51L);
        assertThat(all)
                .allSatisfy(it -> {
                    assertThat(it.source()).as(it.code()).isNotBlank();
                    assertThat(it.confidence()).as(it.code()).isIn("H", "M", "L");
                });
    }
}
