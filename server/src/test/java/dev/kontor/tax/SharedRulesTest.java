package dev.kontor.tax;

import static dev.kontor.tax.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tax.Registrations.Registration;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.content.ContentReader;
import dev.kontor.tax.content.Tables;
import dev.kontor.tax.packs.Packing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * What is left of the rules where a seller does not collect everything is made once and shared: no
 * seller is told another's answer, and whatever changes is in force with the next question.
 */
class SharedRulesTest {
    private static final List<String> CODES =
            List.of(
                    "DE", "EU", "GB", "CH", "CA", "CA-QC", "CA-BC", "US-TX", "US-NY", "US-IL",
                    "US-WA", "AU", "JP", "IN", "BR");

    /** Asked by every seller of this test, one after the other. */
    private static final Determiner WARM = new Determiner(Asking.content());

    private static Standing standing(List<String> codes) {
        return Standing.of(
                Registrations.of(
                        codes.stream()
                                .map(it ->
                                        new Registration(
                                                it,
                                                "standard",
                                                "1",
                                                LocalDate.parse("2016-01-01"),
                                                null))
                                .toList()));
    }

    private static TaxQuestion by(Standing standing, TaxQuestion question) {
        return new TaxQuestion(
                question.at(),
                question.currency(),
                question.sellerCountry(),
                question.buyer(),
                question.lines(),
                standing);
    }

    @Provide
    Arbitrary<List<TaxQuestion>> sellers() {
        return Combinators.combine(
                        AnyPlace.questions(),
                        Arbitraries.of(CODES)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(10)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(8))
                .as((question, all) -> all.stream().map(it -> by(standing(it), question)).toList());
    }

    /** The first to ask a determiner gets what nobody can have asked before. */
    @Property(tries = 40)
    void noSellerIsToldAnothersAnswer(@ForAll("sellers") List<TaxQuestion> sellers) {
        List<TaxAnswer> warm = sellers.stream().map(WARM::determine).toList();
        for (int i = 0; i < sellers.size(); i++) {
            Determiner fresh = new Determiner(Asking.content());
            assertThat(warm.get(i)).isEqualTo(fresh.determine(sellers.get(i)));
        }
    }

    private static String told(TaxAnswer answer) {
        return answer instanceof Determined it
                ? Asking.word(it.treatment()) + " " + it.tax()
                : answer.toString();
    }

    @Test
    void aRegistrationCountsFromTheNextQuestionOn() {
        TaxQuestion asked = question("2026-03-01", "USD", "US-TX 78701", "10000 saas");
        TaxQuestion none = by(standing(List.of("US-NY")), asked);
        TaxQuestion texas = by(standing(List.of("US-NY", "US-TX")), asked);
        assertThat(told(WARM.determine(none))).isEqualTo("not_registered 0");
        assertThat(told(WARM.determine(texas))).isEqualTo("taxed 660");
        assertThat(told(WARM.determine(none))).isEqualTo("not_registered 0");
    }

    @Test
    void aThresholdCountsWithTheOrderThatCrossesIt() {
        TaxQuestion asked = question("2026-03-01", "AUD", "AU", "10000 saas");
        Standing near =
                new Standing(
                        Registrations.of(List.of()),
                        Map.of("AU", new Headroom.Left(10_000, Long.MAX_VALUE, false)),
                        Standing.Unregistered.REFUSE,
                        null);
        Standing over =
                new Standing(
                        Registrations.of(List.of()),
                        Map.of("AU", new Headroom.Left(9_999, Long.MAX_VALUE, false)),
                        Standing.Unregistered.REFUSE,
                        null);
        assertThat(told(WARM.determine(by(near, asked)))).isEqualTo("not_registered 0");
        assertThat(told(WARM.determine(by(over, asked)))).isEqualTo("taxed 1000");
    }

    @Test
    void newTablesCountFromTheNextQuestionOn() {
        Contents contents =
                new Contents(Asking.content(), version -> Optional.of(Asking.content()));
        TaxQuestion asked =
                by(
                        standing(List.of("EU", "US-TX")),
                        question("2031-07-01", "EUR", "LU", "10000 saas"));
        assertThat(told(contents.current().determiner().determine(asked))).isEqualTo("taxed 1700");
        String rates = Packing.RATES + Packing.luxembourg("18", "2031-07-01", "");
        contents.use(
                ContentReader.read(
                        Tables.bundled().with(Tables.of(Map.of(Tables.RATES, rates))), "2031.1"));
        assertThat(told(contents.current().determiner().determine(asked))).isEqualTo("taxed 1800");
        assertThat(
                        told(
                                contents.of(Asking.content().version())
                                        .orElseThrow()
                                        .determiner()
                                        .determine(asked)))
                .isEqualTo("taxed 1700");
    }
}
