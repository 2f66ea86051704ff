package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.TaxContent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The bundled content as a whole. */
class ContentTest {
    private final TaxContent content = Asking.content();

    @Test
    void everyRowNamesASourceAndAConfidence() {
        assertThat(content.rules().values().stream().flatMap(List::stream))
                .allSatisfy(rule -> {
                    assertThat(rule.source()).as(rule.id()).isNotBlank();
                    assertThat(rule.confidence()).as(rule.id()).isIn("H", "M", "L");
                    assertThat(rule.consumer() == null && rule.business() == null)
                            .as(rule.id())
                            .isFalse();
                });
    }

    @Test
    void ruleIdsAreUnique() {
        Set<String> ids = new HashSet<>();
        assertThat(content.rules().values().stream().flatMap(List::stream))
                .allSatisfy(rule -> assertThat(ids.add(rule.id())).as(rule.id()).isTrue());
    }

    @Test
    void everyZoneExists() {
        assertThat(content.jurisdictions().values())
                .allSatisfy(it -> assertThat(ZoneId.of(it.zone())).as(it.code()).isNotNull());
    }

    @Test
    void theUnionHasAStandardRateOnEveryDaySince2016() {
        List<Jurisdiction> members =
                content.jurisdictions().values().stream()
                        .filter(it ->
                                it.area().equals("EU") && it.level() == Jurisdiction.Level.COUNTRY)
                        .toList();
        assertThat(members).hasSize(27);
        for (Jurisdiction member : members) {
            for (LocalDate day = LocalDate.of(2016, 1, 1);
                    day.getYear() < 2028;
                    day = day.plusDays(1)) {
                long epochDay = day.toEpochDay();
                assertThat(
                                content.rulesOf(member.code()).stream()
                                        .filter(rule -> rule.isValidOn(epochDay))
                                        .filter(rule ->
                                                rule.categories().size()
                                                        == TaxCategory.values().length))
                        .as(member.code() + " " + day)
                        .hasSize(1);
            }
        }
    }

    @Test
    void everyPlaceHasAnAnswerToday() {
        PlaceFinder places = new PlaceFinder(content);
        for (Jurisdiction one : content.jurisdictions().values()) {
            boolean asked =
                    one.level() == Jurisdiction.Level.COUNTRY
                            && !Set.of("US", "CA").contains(one.code());
            if (asked) {
                assertThat(places.find(one.code(), null, null))
                        .isInstanceOf(PlaceFinder.Found.At.class);
                TaxAnswer answer =
                        Asking.ask(
                                new TaxQuestion(
                                        TaxPoint.on(LocalDate.of(2026, 3, 1)),
                                        Currency.getInstance("EUR"),
                                        "DE",
                                        Buyer.in(one.code()),
                                        Asking.lines("1000 saas, 1000 ebook, 1000 giftcard_spv"),
                                        Standing.everywhere()));
                if (content.sanctions().containsKey(one.code())) {
                    assertThat(answer).as(one.code()).isInstanceOf(TaxAnswer.Refused.class);
                } else {
                    assertThat(answer).as(one.code()).isInstanceOf(TaxAnswer.Determined.class);
                }
            }
        }
    }

    @Test
    void theListCountsEveryJurisdictionWithItsSource() {
        List<JurisdictionView> all = JurisdictionView.all(content, LocalDate.of(2026, 3, 1));
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertThat(all).allSatisfy(it -> assertThat(it.source()).as(it.code()).isNotBlank());
        assertThat(
                        all.stream()
                                .filter(it -> it.code().equals("DE"))
                                .findFirst()
                                .orElseThrow()
                                .rates())
                .extracting(JurisdictionView.RateView::rate)
                .contains("19", "7");
        assertThat(
                        all.stream()
                                .filter(it -> it.code().equals("ID"))
                                .findFirst()
                                .orElseThrow()
                                .rates())
                .extracting(
                        JurisdictionView.RateView::rate, JurisdictionView.RateView::effectiveRate)
                .containsExactly(Tuple.tuple("12", "11"));
    }
}
