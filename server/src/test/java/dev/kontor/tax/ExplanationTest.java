package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import dev.kontor.platform.Words;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxExplanation.Reason;
import dev.kontor.tax.TaxQuestion.Buyer;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.taxids.TaxIdStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can decide has a sentence, in every language. */
class ExplanationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Contents CONTENTS = Contents.only(Asking.content());

    private static Determination determination(TaxQuestion question, Determined answer) {
        return new Determination(new VendorId(Ids.next()), Ids.next(), 1, NOW, question, answer);
    }

    private static TaxExplanation explained(TaxQuestion question, String language) {
        return Explain.of(
                determination(question, Asking.determined(question)), CONTENTS, Words.of(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyRuleHasASentence(String language) {
        Determination any =
                determination(
                        Asking.question("2026-03-01", "EUR", "FR", "100 saas"),
                        Asking.determined(Asking.question("2026-03-01", "EUR", "FR", "100 saas")));
        RuleWords words = new RuleWords(Asking.content(), any, Words.of(language));
        Stream<String> decisions =
                Stream.concat(
                        Stream.of(PlaceProof.Basis.values()).map(PlaceProof.Basis::rule),
                        Stream.of(BuyerStatus.values()).map(it -> "status." + Asking.word(it)));
        Stream<String> fixed =
                Stream.concat(
                        decisions,
                        Stream.of(
                                "threshold.micro",
                                "threshold.crossed.EU",
                                "threshold.crossed.US-TX",
                                "risk.unregistered.GB"));
        Stream<String> rules =
                Asking.content().rules().values().stream().flatMap(List::stream).map(Rule::id);
        Set<String> sentences = new HashSet<>();
        String unknown = Words.of(language).get("tax.rule.unknown", "");
        Stream.concat(fixed, rules)
                .forEach(id -> {
                    Reason reason = words.reason(id);
                    assertThat(reason.sentence())
                            .as(id)
                            .isNotBlank()
                            .doesNotContain("{")
                            .doesNotStartWith(unknown.substring(0, 9));
                    sentences.add(reason.sentence());
                });
        assertThat(sentences).hasSizeGreaterThan(200);
    }

    /** Whatever the engine names as its reason anywhere in the world can be said. */
    @Test
    void whatTheEngineNamesIsKnown() {
        Set<String> seen = new TreeSet<>();
        for (Jurisdiction place : Asking.content().jurisdictions().values()) {
            for (String who : List.of("", " business", " id:X/valid")) {
                TaxQuestion question = asked(place, who);
                if (Asking.ask(question) instanceof Determined answer) {
                    RuleWords words =
                            new RuleWords(
                                    Asking.content(),
                                    determination(question, answer),
                                    Words.of("en"));
                    for (String id : answer.rules()) {
                        seen.add(id.substring(0, id.indexOf('.')));
                        assertThat(words.reason(id).sentence())
                                .as(id)
                                .doesNotContain("not in the tables");
                    }
                }
            }
        }
        assertThat(seen).contains("place", "status", "DE", "JP", "BR").hasSizeGreaterThan(100);
    }

    private static TaxQuestion asked(Jurisdiction place, String who) {
        Buyer buyer = Buyer.in(place.country().code()).at(place.region(), null);
        if (!who.isEmpty()) {
            buyer = buyer.asBusiness();
        }
        if (who.contains("valid")) {
            buyer = buyer.withTaxId(null, TaxIdStatus.VALID);
        }
        return new TaxQuestion(
                TaxPoint.on(LocalDate.of(2026, 3, 1)),
                Currency.getInstance("EUR"),
                "DE",
                buyer,
                Asking.lines("1000 saas, 1000 ebook, 1000 game"),
                Standing.everywhere());
    }

    @Test
    void thresholdsAndRisksAreToldOfTheSeller() {
        TaxQuestion asked = Asking.question("2026-03-01", "EUR", "GB", "10000 saas");
        TaxQuestion unregistered =
                new TaxQuestion(
                        asked.at(),
                        asked.currency(),
                        asked.sellerCountry(),
                        asked.buyer(),
                        asked.lines(),
                        new Standing(
                                Registrations.of(List.of()),
                                Map.of("GB", new Headroom.FromFirstSale()),
                                Standing.Unregistered.SELL,
                                null));
        TaxExplanation why = explained(unregistered, "en");
        assertThat(why.rules()).extracting(Reason::id).contains("risk.unregistered.GB");
        assertThat(why.seller())
                .containsExactly(
                        "The seller is not registered in United Kingdom.",
                        "United Kingdom wants sellers from abroad to register from the first sale.");
        assertThat(why.recomputable()).isTrue();
    }

    @Test
    void aSaleIsToldInBothLanguages() {
        TaxQuestion question =
                Asking.question(
                        "2026-03-01", "EUR", "IT ip:IT card:US", "10000 saas incl, 900 ebook");
        TaxExplanation english = explained(question, "en");
        assertThat(english.summary()).isEqualTo("Taxed where the buyer is: Italy.");
        assertThat(english.signals())
                .extracting(TaxExplanation.Signal::weight)
                .containsExactly("stated", "supports", "contradicts");
        assertThat(english.rules().getFirst().sentence())
                .isEqualTo("The buyer is in Italy: the billing address and another signal agree.");
        assertThat(english.rules())
                .anySatisfy(it -> {
                    assertThat(it.id()).isEqualTo("IT.vat.2016-01-01");
                    assertThat(it.sentence())
                            .startsWith("Italy: IVA of 22 % is charged on everything digital");
                    assertThat(it.confidence()).isEqualTo("H");
                    assertThat(it.source()).isNotBlank();
                });
        TaxExplanation german = explained(question, "de");
        assertThat(german.summary()).isEqualTo("Besteuert, wo der Käufer ist: Italien.");
        assertThat(german.rules().getFirst().sentence()).startsWith("Der Käufer ist in Italien");
        assertThat(german.recomputed()).contains("kommt dasselbe heraus");
    }

    @Test
    void withoutTheTablesOfItsDayNothingIsClaimed() {
        TaxQuestion question = Asking.question("2026-03-01", "EUR", "FR", "100 saas");
        Determined it = Asking.determined(question);
        Determined old =
                new Determined(
                        it.place(),
                        it.treatment(),
                        it.status(),
                        it.currency(),
                        it.net(),
                        it.tax(),
                        it.gross(),
                        it.lines(),
                        it.breakdown(),
                        it.evidence(),
                        List.of("FR.vat.1990-01-01"),
                        it.wording(),
                        "1990.1.1");
        TaxExplanation why = Explain.of(determination(question, old), CONTENTS, Words.of("en"));
        assertThat(why.recomputable()).isNull();
        assertThat(why.rules().getFirst().sentence())
                .isEqualTo(
                        "The rule FR.vat.1990-01-01 is not in the tables that this installation has.");
    }
}
