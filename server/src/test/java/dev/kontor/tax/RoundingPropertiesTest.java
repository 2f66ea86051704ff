package dev.kontor.tax;

import static dev.kontor.tax.Asking.determined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.catalog.TaxCategory;
import dev.kontor.tax.TaxAnswer.Component;
import dev.kontor.tax.TaxAnswer.Determined;
import dev.kontor.tax.TaxAnswer.Group;
import dev.kontor.tax.TaxQuestion.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What rounding and distribution promise for any amounts (handbook 3.3 to 3.5). */
class RoundingPropertiesTest {
    private static final List<String> BUYERS =
            List.of(
                    "DE",
                    "FR",
                    "FI",
                    "IE",
                    "JP",
                    "KR",
                    "BR",
                    "GH",
                    "ID",
                    "CH",
                    "CA-QC",
                    "CA-MB",
                    "CA-BC",
                    "US-TX 78701",
                    "US-NY 10001",
                    "US-IL 60601",
                    "US-CO 80202",
                    "FR id:FR40303265045",
                    "CA-MB id:123456782RT0001",
                    "AU id:51824753556",
                    "US-TX 78701 certificate");

    @Provide
    Arbitrary<String> buyers() {
        return Arbitraries.of(BUYERS);
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Long> amounts =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.longs().between(0, TaxQuestion.MAX_AMOUNT));
        return Combinators.combine(
                        amounts,
                        Arbitraries.of(
                                TaxCategory.SAAS, TaxCategory.EBOOK, TaxCategory.SOFTWARE_DOWNLOAD),
                        Arbitraries.of(TaxBehavior.class))
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Determined ask(String buyer, List<Line> lines) {
        return determined(
                new TaxQuestion(
                        TaxPoint.on(LocalDate.parse("2026-03-01")),
                        Currency.getInstance("EUR"),
                        "DE",
                        Asking.buyer(buyer),
                        lines,
                        Standing.everywhere()));
    }

    @Property(tries = 2_000)
    void partsSumToTheWhole(@ForAll("buyers") String buyer, @ForAll("lines") List<Line> lines) {
        Determined answer = ask(buyer, lines);
        assertThat(answer.net() + answer.tax()).isEqualTo(answer.gross());
        assertThat(answer.lines().stream().mapToLong(TaxAnswer.Line::net).sum())
                .isEqualTo(answer.net());
        assertThat(answer.lines().stream().mapToLong(TaxAnswer.Line::tax).sum())
                .isEqualTo(answer.tax());
        assertThat(answer.breakdown().stream().mapToLong(Group::tax).sum()).isEqualTo(answer.tax());
        for (int i = 0; i < lines.size(); i++) {
            TaxAnswer.Line line = answer.lines().get(i);
            assertThat(line.net() + line.tax()).isEqualTo(line.gross());
            assertThat(line.components().stream().mapToLong(Component::tax).sum())
                    .isEqualTo(line.tax());
            assertThat(line.components()).allSatisfy(it -> assertThat(it.tax()).isNotNegative());
            boolean fixedNet = lines.get(i).behavior() == TaxBehavior.EXCLUSIVE;
            if (fixedNet) {
                assertThat(line.net()).isEqualTo(lines.get(i).amount());
            } else if (line.treatment() == Treatment.TAXED && line.components().size() == 1) {
                assertThat(line.gross()).isLessThanOrEqualTo(lines.get(i).amount());
            }
        }
    }

    @Property(tries = 2_000)
    void everyComponentOfTheBreakdownIsTheSumOfItsLines(
            @ForAll("buyers") String buyer, @ForAll("lines") List<Line> lines) {
        Determined answer = ask(buyer, lines);
        for (Group group : answer.breakdown()) {
            long sum =
                    answer.lines().stream()
                            .flatMap(line -> line.components().stream())
                            .filter(it -> it.jurisdiction().equals(group.jurisdiction()))
                            .filter(it -> it.taxType().equals(group.taxType()))
                            .filter(it -> it.rate().equals(group.rate()))
                            .mapToLong(Component::tax)
                            .sum();
            long groups =
                    answer.breakdown().stream()
                            .filter(it -> it.jurisdiction().equals(group.jurisdiction()))
                            .filter(it -> it.taxType().equals(group.taxType()))
                            .filter(it -> it.rate().equals(group.rate()))
                            .mapToLong(Group::tax)
                            .sum();
            assertThat(sum).isEqualTo(groups);
        }
    }

    @Property
    void inclusiveAndExclusiveAgreeToTheUnit(
            @ForAll("buyers") String buyer, @ForAll @LongRange(max = 10_000_000_000L) long net) {
        Determined exclusive = ask(buyer, one(net, TaxBehavior.EXCLUSIVE));
        Determined inclusive = ask(buyer, one(exclusive.gross(), TaxBehavior.INCLUSIVE));
        if (exclusive.treatment() == Treatment.TAXED
                && exclusive.status() == BuyerStatus.CONSUMER) {
            assertThat(inclusive.gross()).isEqualTo(exclusive.gross());
            long components = exclusive.lines().getFirst().components().size();
            assertThat(inclusive.net()).isBetween(net - components, net + components);
        }
    }

    private static List<Line> one(long amount, TaxBehavior behavior) {
        return List.of(new Line(amount, TaxCategory.SOFTWARE_DOWNLOAD, behavior));
    }

    /** The law's sum is that of a rate, whatever was sold at it (handbook 3.5; EN 16931 BT-117). */
    @Property(tries = 2_000)
    void everyTaxIsItsRateOfWhatIsTaxedAtIt(@ForAll("lines") List<Line> lines) {
        List<Line> exclusive =
                lines.stream()
                        .map(it -> new Line(it.amount(), it.category(), TaxBehavior.EXCLUSIVE))
                        .toList();
        for (String buyer : List.of("DE", "FR", "FI", "HU", "CH", "GH", "CA-MB", "CA-QC")) {
            assertThat(ask(buyer, exclusive).breakdown())
                    .filteredOn(it -> it.treatment() == Treatment.TAXED)
                    .allSatisfy(it ->
                            assertThat(it.tax()).isEqualTo(ofPercent(it, RoundingMode.HALF_UP)));
        }
        assertThat(ask("JP", exclusive).breakdown())
                .allSatisfy(it -> assertThat(it.tax()).isEqualTo(ofPercent(it, RoundingMode.DOWN)));
    }

    private static long ofPercent(Group group, RoundingMode mode) {
        return rounded(BigDecimal.valueOf(group.taxable()).movePointLeft(2), group.rate(), mode);
    }

    @Property
    void europeRoundsHalfUpAndJapanDownOnceForAllLines(@ForAll("lines") List<Line> lines) {
        List<Line> saas =
                lines.stream()
                        .map(it -> new Line(it.amount(), TaxCategory.SAAS, TaxBehavior.EXCLUSIVE))
                        .toList();
        BigDecimal net = BigDecimal.valueOf(saas.stream().mapToLong(Line::amount).sum());
        assertThat(ask("DE", saas).tax()).isEqualTo(rounded(net, "0.19", RoundingMode.HALF_UP));
        assertThat(ask("JP", saas).tax()).isEqualTo(rounded(net, "0.10", RoundingMode.DOWN));
        assertThat(ask("KR", saas).tax()).isEqualTo(rounded(net, "0.10", RoundingMode.DOWN));
        assertThat(ask("US-NY 10001", saas).tax())
                .isEqualTo(rounded(net, "0.08875", RoundingMode.HALF_UP));
        assertThat(ask("CA-QC", saas).tax())
                .isEqualTo(
                        rounded(net, "0.05", RoundingMode.HALF_UP)
                                + rounded(net, "0.09975", RoundingMode.HALF_UP));
        assertThat(ask("MY", saas).tax()).isEqualTo(rounded(net, "0.08", RoundingMode.HALF_UP));
    }

    private static long rounded(BigDecimal net, String rate, RoundingMode mode) {
        return net.multiply(new BigDecimal(rate)).setScale(0, mode).longValueExact();
    }

    @Property
    void splittingALineMovesNoTax(
            @ForAll("buyers") String buyer,
            @ForAll @LongRange(max = 1_000_000) long first,
            @ForAll @LongRange(max = 1_000_000) long second) {
        if (buyer.startsWith("BR")) {
            return;
        }
        List<Line> split =
                List.of(
                        new Line(first, TaxCategory.SAAS, TaxBehavior.INCLUSIVE),
                        new Line(second, TaxCategory.SAAS, TaxBehavior.INCLUSIVE));
        List<Line> whole =
                List.of(new Line(first + second, TaxCategory.SAAS, TaxBehavior.INCLUSIVE));
        assertThat(ask(buyer, split).tax()).isEqualTo(ask(buyer, whole).tax());
        assertThat(ask(buyer, split).net()).isEqualTo(ask(buyer, whole).net());
    }
}
