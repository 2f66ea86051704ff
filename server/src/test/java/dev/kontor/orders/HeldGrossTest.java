package dev.kontor.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kontor.TestServer;
import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.Determination;
import dev.kontor.tax.Standing;
import dev.kontor.tax.Tax;
import dev.kontor.tax.TaxAnswer;
import dev.kontor.tax.TaxPoint;
import dev.kontor.tax.TaxQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What was paid stays, whatever the tax in it is by then, and its parts sum to it. */
class HeldGrossTest {
    private static final Instant BEFORE = Instant.parse("2025-06-30T20:30:00Z");
    private static final Instant AFTER = Instant.parse("2025-08-02T00:30:00Z");
    private static final VendorId NOBODY = new VendorId(new UUID(0, 1));

    private final DecideTax decide = TestServer.bean(DecideTax.class);
    private final Tax tax = TestServer.bean(Tax.class);

    @Provide
    Arbitrary<List<TaxQuestion.Line>> lines() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 3_000_000),
                        Arbitraries.of(
                                TaxCategory.SAAS,
                                TaxCategory.EBOOK,
                                TaxCategory.SOFTWARE_DOWNLOAD,
                                TaxCategory.GAME),
                        Arbitraries.of(TaxBehavior.class))
                .as(TaxQuestion.Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<TaxQuestion.Buyer> buyers() {
        return Arbitraries.of(
                TaxQuestion.Buyer.in("EE"),
                TaxQuestion.Buyer.in("RO"),
                TaxQuestion.Buyer.in("FI"),
                TaxQuestion.Buyer.in("JP"),
                TaxQuestion.Buyer.in("HK"),
                TaxQuestion.Buyer.in("GH"),
                TaxQuestion.Buyer.in("BR"),
                TaxQuestion.Buyer.in("US").at("TX", "78701"),
                TaxQuestion.Buyer.in("US").at("AZ", "85001"),
                TaxQuestion.Buyer.in("CA").at("QC", "H2X 1Y4"),
                TaxQuestion.Buyer.in("CA").at("BC", "V5K 0A1"));
    }

    @Property(tries = 1_000)
    void theGrossIsHeldAndItsPartsSumToIt(
            @ForAll("buyers") TaxQuestion.Buyer buyer,
            @ForAll("lines") List<TaxQuestion.Line> lines) {
        TaxQuestion placed =
                new TaxQuestion(
                        TaxPoint.at(BEFORE),
                        Currency.getInstance("EUR"),
                        "DE",
                        buyer,
                        lines,
                        Standing.everywhere());
        long[] paid = grosses(tax.decided(placed));

        DecideTax.Decision held =
                decide.held(
                        paid,
                        NOBODY,
                        "ada@example.com",
                        placed.at(TaxPoint.at(AFTER), Standing.everywhere()),
                        AFTER);

        TaxAnswer.Determined answer = held.answer();
        assertThat(grosses(answer)).containsExactly(paid);
        assertThat(answer.gross()).isEqualTo(Arrays.stream(paid).sum());
        sums(answer);
        taxable(held.question(), answer);
        recomputed(held.question(), answer);
        assertThat(tax.decided(held.question()).tax()).isEqualTo(answer.tax());
    }

    @Property(tries = 300)
    void whereNoPriceCostsSoMuchTheNetTakesTheRest(
            @ForAll("buyers") TaxQuestion.Buyer buyer,
            @ForAll("lines") List<TaxQuestion.Line> lines,
            @ForAll boolean more) {
        TaxQuestion question =
                new TaxQuestion(
                        TaxPoint.at(AFTER),
                        Currency.getInstance("EUR"),
                        "DE",
                        buyer,
                        lines,
                        Standing.everywhere());
        TaxAnswer.Determined decided = tax.decided(question);
        long[] paid = grosses(decided);
        paid[0] += more || decided.lines().getFirst().net() == 0 ? 1 : -1;

        TaxAnswer.Determined fitted = decided.holding(paid);

        assertThat(grosses(fitted)).containsExactly(paid);
        assertThat(fitted.gross()).isEqualTo(Arrays.stream(paid).sum());
        assertThat(fitted.tax()).isEqualTo(decided.tax());
        sums(fitted);
        taxable(question, fitted);
        recomputed(question, fitted);
    }

    /** What is taxed is what would be if the net were the price, but for the last place. */
    private void taxable(TaxQuestion question, TaxAnswer.Determined answer) {
        List<TaxQuestion.Line> nets = new ArrayList<>();
        for (int i = 0; i < question.lines().size(); i++) {
            nets.add(
                    new TaxQuestion.Line(
                            answer.lines().get(i).net(),
                            question.lines().get(i).category(),
                            TaxBehavior.EXCLUSIVE));
        }
        List<TaxAnswer.Group> priced = tax.decided(question.about(nets)).breakdown();
        assertThat(answer.breakdown()).hasSameSizeAs(priced);
        for (int i = 0; i < priced.size(); i++) {
            assertThat(answer.breakdown().get(i).taxable())
                    .isCloseTo(priced.get(i).taxable(), within(1L));
        }
    }

    /** Whoever looks later sees that it comes out the same. */
    private void recomputed(TaxQuestion question, TaxAnswer.Determined answer) {
        assertThat(
                        tax.recompute(
                                new Determination(
                                        NOBODY, NOBODY.value(), 2, AFTER, question, answer)))
                .contains(answer);
    }

    private static void sums(TaxAnswer.Determined answer) {
        assertThat(answer.net() + answer.tax()).isEqualTo(answer.gross());
        assertThat(answer.lines().stream().mapToLong(TaxAnswer.Line::net).sum())
                .isEqualTo(answer.net());
        assertThat(answer.lines().stream().mapToLong(TaxAnswer.Line::tax).sum())
                .isEqualTo(answer.tax());
        assertThat(answer.breakdown().stream().mapToLong(TaxAnswer.Group::tax).sum())
                .isEqualTo(answer.tax());
        for (TaxAnswer.Line line : answer.lines()) {
            assertThat(line.net() + line.tax()).isEqualTo(line.gross());
            assertThat(line.net()).isNotNegative();
        }
    }

    private static long[] grosses(TaxAnswer.Determined answer) {
        return answer.lines().stream().mapToLong(TaxAnswer.Line::gross).toArray();
    }
}
