package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Group;
import dev.kontor.tax.TaxQuestion.Line;
import dev.kontor.tax.content.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for any buyer anywhere, on any day, for any lines in any currency. */
class DeterminationPropertiesTest {
    private static final Set<String> REFUSALS =
            Set.of("no_rule", "category_not_supported", "required", "unknown_postal_code");

    private final Determiner again = new Determiner(Asking.content());

    @Provide
    Arbitrary<TaxQuestion> questions() {
        return AnyPlace.questions();
    }

    @Provide
    Arbitrary<TaxQuestion> oneLine() {
        return AnyPlace.questions(AnyPlace.lines().map(List::of));
    }

    private static Determined answered(TaxQuestion question) {
        TaxAnswer answer = Asking.ask(question);
        if (answer instanceof TaxAnswer.Refused refused) {
            assertThat(refused.faults())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.code()).isIn(REFUSALS));
        }
        Assume.that(answer instanceof Determined);
        return (Determined) answer;
    }

    @Property(tries = 5_000)
    void partsSumToTheWhole(@ForAll("questions") TaxQuestion question) {
        Determined answer = answered(question);
        assertThat(answer.net() + answer.tax()).isEqualTo(answer.gross());
        long net = 0;
        long tax = 0;
        for (TaxAnswer.Line line : answer.lines()) {
            assertThat(line.net()).isNotNegative();
            assertThat(line.tax()).isNotNegative();
            assertThat(line.net() + line.tax()).isEqualTo(line.gross());
            assertThat(line.components().stream().mapToLong(Component::tax).sum())
                    .isEqualTo(line.tax());
            net += line.net();
            tax += line.tax();
        }
        assertThat(net).isEqualTo(answer.net());
        assertThat(tax).isEqualTo(answer.tax());
        assertThat(answer.breakdown().stream().mapToLong(Group::tax).sum()).isEqualTo(tax);
    }

    /** Each row is its rate times what is taxable, but for roundings of as many parts as it has. */
    @Property(tries = 5_000)
    void everyRowOfTheBreakdownIsItsRate(@ForAll("questions") TaxQuestion question) {
        Determined answer = answered(question);
        long parts = 1L + answer.lines().size();
        for (Group group : answer.breakdown()) {
            BigDecimal exact =
                    BigDecimal.valueOf(group.taxable())
                            .multiply(new BigDecimal(group.rate()))
                            .movePointLeft(2);
            assertThat(exact.subtract(BigDecimal.valueOf(group.tax())).abs())
                    .as(group.toString())
                    .isLessThanOrEqualTo(BigDecimal.valueOf(parts));
        }
    }

    @Property(tries = 5_000)
    void aZeroIsNeverSilent(@ForAll("questions") TaxQuestion question) {
        Determined answer = answered(question);
        Set<String> content =
                Asking.content().rules().values().stream()
                        .flatMap(List::stream)
                        .map(it -> it.id())
                        .collect(Collectors.toSet());
        assertThat(answer.rules().get(0)).startsWith("place.");
        assertThat(answer.rules().get(1)).startsWith("status.");
        assertThat(answer.rules().stream().filter(content::contains)).isNotEmpty();
        for (int i = 0; i < answer.lines().size(); i++) {
            TaxAnswer.Line line = answer.lines().get(i);
            boolean charged = line.treatment() == Treatment.TAXED;
            assertThat(line.components().isEmpty()).isEqualTo(!charged);
            if (charged && line.tax() == 0) {
                long atMost = question.lines().get(i).amount();
                assertThat(
                                new BigDecimal(line.rate()).signum() == 0
                                        || new BigDecimal(line.rate())
                                                        .multiply(BigDecimal.valueOf(atMost))
                                                        .compareTo(BigDecimal.valueOf(400))
                                                < 0)
                        .as(line.toString())
                        .isTrue();
            }
        }
    }

    /** Not with a certificate: a price contains what the buyer is spared, too. */
    @Property(maxDiscardRatio = 20)
    void theTaxInAPriceIsTheTaxOnItsNet(@ForAll("oneLine") TaxQuestion question) {
        Line asked = question.lines().getFirst();
        Determined on = answered(priced(question, asked.amount(), TaxBehavior.EXCLUSIVE));
        Assume.that(
                on.treatment() == Treatment.TAXED
                        && on.gross() <= TaxQuestion.MAX_AMOUNT
                        && on.status() == BuyerStatus.CONSUMER
                        && !question.buyer().exemptionCertificate());
        Determined in = answered(priced(question, on.gross(), TaxBehavior.INCLUSIVE));
        long parts = on.lines().getFirst().components().size();
        assertThat(in.tax()).isBetween(on.tax() - parts, on.tax() + parts);
    }

    private static TaxQuestion priced(TaxQuestion question, long amount, TaxBehavior behavior) {
        return AnyPlace.with(
                question,
                List.of(new Line(amount, question.lines().getFirst().category(), behavior)));
    }

    /** Nor does moving a discount from one to the other: both are other splits of one sum. */
    @Property
    void splittingALineMovesNoTaxButWhereLinesAreRounded(
            @ForAll("oneLine") TaxQuestion question,
            @ForAll @LongRange(min = 0, max = 100) long percent) {
        Line whole = question.lines().getFirst();
        long first = whole.amount() / 100 * percent;
        Line one = new Line(first, whole.category(), whole.behavior());
        Line other = new Line(whole.amount() - first, whole.category(), whole.behavior());
        Determined together = answered(question);
        Determined split = answered(AnyPlace.with(question, List.of(one, other)));
        long parts = together.lines().getFirst().components().size();
        boolean perLine =
                Asking.content().jurisdiction(together.place().jurisdiction()).rounding()
                        == Rounding.HALF_EVEN_LINE;
        long slack = perLine ? 2 * Math.max(1, parts) : 0;
        assertThat(split.tax()).isBetween(together.tax() - slack, together.tax() + slack);
    }

    @Property
    void theOrderOfLinesMovesNoTax(@ForAll("questions") TaxQuestion question) {
        Determined answer = answered(question);
        List<Line> reversed = new ArrayList<>(question.lines());
        Collections.reverse(reversed);
        assertThat(answered(AnyPlace.with(question, reversed)).tax()).isEqualTo(answer.tax());
    }

    @Property
    void theSameQuestionHasTheSameAnswer(@ForAll("questions") TaxQuestion question) {
        TaxAnswer answer = Asking.ask(question);
        assertThat(Asking.ask(question)).isEqualTo(answer);
        assertThat(again.determine(question)).isEqualTo(answer);
    }
}
