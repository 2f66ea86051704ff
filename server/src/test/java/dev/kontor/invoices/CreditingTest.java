package dev.kontor.invoices;

import static dev.kontor.invoices.TestSales.line;
import static dev.kontor.invoices.TestSales.netSale;
import static dev.kontor.invoices.TestSales.sale;
import static dev.kontor.invoices.TestSales.vat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kontor.catalog.TaxBehavior;
import dev.kontor.invoices.Credit.Amount;
import dev.kontor.invoices.Credit.Basis;
import dev.kontor.invoices.Credit.LineCredit;
import dev.kontor.invoices.Credit.Remainder;
import dev.kontor.invoices.CreditNoteDocument.CreditedTax;
import dev.kontor.invoices.Sale.Line;
import dev.kontor.invoices.Sale.LineTax;
import dev.kontor.invoices.Sale.NationalTax;
import dev.kontor.invoices.Sale.NationalTax.Quote;
import dev.kontor.invoices.Sale.TaxGroup;
import dev.kontor.platform.Allocation;
import dev.kontor.platform.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Net and tax of credits: handbook cases 17, 30 and 38, scenarios CN-01 to CN-07. */
class CreditingTest {

    @Test
    void case17APartialRefundAndTheRest() {
        Crediting crediting = new Crediting(TestSales.main("en"));
        CreditNoteDocument first = credit(crediting, new Amount(3000));
        assertThat(first.net()).isEqualTo(2521);
        assertThat(first.tax()).isEqualTo(479);
        assertThat(first.taxes()).containsExactly(new CreditedTax(0, 2521, 479));
        CreditNoteDocument rest = credit(crediting, new Remainder());
        assertThat(rest.net()).isEqualTo(7479);
        assertThat(rest.tax()).isEqualTo(1421);
    }

    @Test
    void case38MoreThanIsLeftIsRefused() {
        Crediting crediting = new Crediting(TestSales.main("en"));
        assertThatThrownBy(() -> credit(crediting, new Amount(13000)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(422);
                            assertThat(problem.code()).isEqualTo("credit_exceeds_invoice");
                            assertThat(problem.members()).containsEntry("creditable", 11900L);
                        });
        credit(crediting, new Remainder());
        assertThatThrownBy(() -> credit(crediting, new Amount(1))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> credit(crediting, new Remainder())).isInstanceOf(Problem.class);
    }

    /** Net amounts that proration gives, taxed at the invoice's rate. */
    @Test
    void cn01Cn02Cn04CreditsOfNetAmounts() {
        assertThat(taxOfNet(netSale("25", new long[] {20000, 5000}), 19333)).isEqualTo(4833);
        assertThat(taxOfNet(netSale("25", new long[] {16000, 4000}), 15467)).isEqualTo(3867);

        Crediting crediting = new Crediting(netSale("20", new long[] {76900, 15380}));
        CreditNoteDocument note = credit(crediting, net(0, 72686));
        assertThat(note.total()).isEqualTo(87223);
        CreditNoteDocument rest = credit(crediting, new Remainder());
        assertThat(rest.net()).isEqualTo(4214);
        assertThat(rest.tax()).isEqualTo(843);
    }

    @Test
    void cn06TwoLinesCreditedInTurnSumToTheInvoice() {
        Crediting crediting =
                new Crediting(netSale("20", new long[] {6833, 1367}, new long[] {6833, 1366}));
        assertThat(credit(crediting, net(0, 6833)).total()).isEqualTo(8200);
        assertThat(credit(crediting, net(1, 6833)).total()).isEqualTo(8199);
    }

    @Test
    void cn07PartsOfFourLinesLeaveNothing() {
        Sale sale =
                netSale(
                        "20",
                        new long[] {6833, 1367},
                        new long[] {6833, 1367},
                        new long[] {6833, 1366},
                        new long[] {6833, 1366});
        assertThat(sale.total()).isEqualTo(32798);
        Crediting crediting = new Crediting(sale);
        long sum = credit(crediting, net(0, 6833)).total();
        assertThat(sum).isEqualTo(8200);
        for (long part : new long[] {1640, 2680, 3878}) {
            sum += credit(crediting, new Amount(part)).total();
        }
        sum += credit(crediting, new Remainder()).total();
        assertThat(sum).isEqualTo(32798);
        assertThatThrownBy(() -> credit(crediting, new Amount(1))).isInstanceOf(Problem.class);
    }

    /** The tax of a credit is rounded once per rate, not once per line. */
    @Test
    void taxIsRoundedPerRate() {
        Crediting crediting =
                new Crediting(
                        sale(
                                TestSales.ADA,
                                "en",
                                List.of(
                                        line("A", 1, 999, 0, 839, 0, 160),
                                        line("B", 1, 999, 0, 839, 0, 160),
                                        line("C", 1, 999, 0, 840, 0, 159)),
                                List.of(vat("DE", "USt", "19", 2518, 479)),
                                List.of()));
        CreditNoteDocument note = credit(crediting, new Amount(999));
        assertThat(note.tax()).isEqualTo(160);
        assertThat(note.total()).isEqualTo(999);
    }

    /** Austin, case 31: the base is 80 % of the net; three taxes share the credit. */
    @Test
    void everyTaxOfALineIsGivenBackInProportion() {
        List<TaxGroup> taxes =
                List.of(
                        new TaxGroup("US-TX", "sales_tax", "TX", "6.25", "taxed", 8000, 500),
                        new TaxGroup("US-TX", "sales_tax", "Austin", "1", "taxed", 8000, 80),
                        new TaxGroup("US-TX", "sales_tax", "Transit", "1", "taxed", 8000, 80));
        Line line =
                new Line(
                        "SaaS",
                        1,
                        10000,
                        0,
                        TaxBehavior.EXCLUSIVE,
                        10000,
                        List.of(new LineTax(0, 500), new LineTax(1, 80), new LineTax(2, 80)),
                        null);
        Crediting crediting =
                new Crediting(sale(TestSales.ADA, "en", List.of(line), taxes, List.of()));
        assertThat(credit(crediting, new Amount(5330)).taxes())
                .containsExactly(
                        new CreditedTax(0, 4000, 250),
                        new CreditedTax(1, 4000, 40),
                        new CreditedTax(2, 4000, 40));
        assertThat(credit(crediting, new Remainder()).taxes())
                .containsExactly(
                        new CreditedTax(0, 4000, 250),
                        new CreditedTax(1, 4000, 40),
                        new CreditedTax(2, 4000, 40));
    }

    @Test
    void aSaleWithoutTaxIsCreditedWithoutTax() {
        TaxGroup group = new TaxGroup("FR", "vat", "TVA", "0", "reverse_charge", 10000, 0);
        Crediting crediting =
                new Crediting(
                        sale(
                                TestSales.ADA,
                                "en",
                                List.of(line("Plan", 1, 10000, 0, 10000, 0, 0)),
                                List.of(group),
                                List.of()));
        assertThat(credit(crediting, new Amount(4000)).taxes())
                .containsExactly(new CreditedTax(0, 4000, 0));
    }

    /** Whatever the lines and however the invoice is taken back, the parts are the whole. */
    @Property(tries = 500)
    void anySequenceOfCreditsSumsToTheInvoice(
            @ForAll("sales") Sale sale, @ForAll("credits") List<Integer> credits) {
        Crediting crediting = new Crediting(sale);
        List<CreditNoteDocument> notes = new ArrayList<>();
        long left = sale.total();
        for (int percent : credits) {
            long amount = left * percent / 100;
            if (amount > 0) {
                CreditNoteDocument note = credit(crediting, new Amount(amount));
                assertThat(note.total()).isEqualTo(amount);
                notes.add(note);
                left -= amount;
            }
        }
        if (left > 0) {
            notes.add(credit(crediting, new Remainder()));
        }
        long[] net = new long[sale.lines().size()];
        long[] tax = new long[sale.lines().size()];
        for (CreditNoteDocument note : notes) {
            note.lines()
                    .forEach(line -> {
                        assertThat(line.net()).isNotNegative();
                        assertThat(line.taxes()).allMatch(part -> part.amount() >= 0);
                        net[line.line()] += line.net();
                        tax[line.line()] += line.tax();
                    });
        }
        for (int i = 0; i < net.length; i++) {
            assertThat(net[i]).isEqualTo(sale.lines().get(i).net());
            assertThat(tax[i]).isEqualTo(sale.lines().get(i).tax());
        }
        for (int g = 0; g < sale.taxes().size(); g++) {
            int group = g;
            List<CreditedTax> parts =
                    notes.stream()
                            .flatMap(note -> note.taxes().stream())
                            .filter(part -> part.group() == group)
                            .toList();
            assertThat(parts.stream().mapToLong(CreditedTax::taxable).sum())
                    .isEqualTo(sale.total() == 0 ? 0 : sale.taxes().get(g).taxable());
            assertThat(parts.stream().mapToLong(CreditedTax::tax).sum())
                    .isEqualTo(sale.taxes().get(g).tax());
        }
    }

    /** Whole forints too: no note takes back less than nothing, and all of them the invoice's. */
    @Property(tries = 500)
    void theTaxInAnotherCurrencySumsToTheInvoice(
            @ForAll("sales") Sale sale,
            @ForAll("credits") List<Integer> credits,
            @ForAll @BigRange(min = "0.0007", max = "2500") @Scale(4) BigDecimal rate,
            @ForAll boolean whole) {
        NationalTax national =
                new NationalTax(
                                "HU",
                                "HUF",
                                0,
                                whole ? 100 : 1,
                                List.of(new Quote("EUR", "HUF", rate.toPlainString())),
                                "ECB",
                                LocalDate.of(2026, 4, 13))
                        .converting(sale.tax(), "EUR");
        assertThat(BigDecimal.valueOf(national.amount()))
                .isCloseTo(
                        rate.multiply(BigDecimal.valueOf(sale.tax())),
                        within(
                                BigDecimal.valueOf(national.unit())
                                        .movePointLeft(1)
                                        .multiply(BigDecimal.valueOf(5))));
        Crediting crediting = new Crediting(sale.stating(national));
        long left = sale.total();
        long sum = 0;
        for (int percent : credits) {
            long amount = left * percent / 100;
            if (amount > 0) {
                sum += statedOn(credit(crediting, new Amount(amount)));
                left -= amount;
            }
        }
        if (left > 0) {
            sum += statedOn(credit(crediting, new Remainder()));
        }
        assertThat(sum).isEqualTo(national.amount());
    }

    private static long statedOn(CreditNoteDocument note) {
        long stated = Objects.requireNonNull(note.nationalTax());
        assertThat(stated).isNotNegative();
        return stated;
    }

    @Provide
    Arbitrary<Sale> sales() {
        return Arbitraries.longs()
                .between(0, 100_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .filter(nets -> nets.stream().mapToLong(net -> net).sum() > 100)
                .map(CreditingTest::taxedByTwo);
    }

    @Provide
    Arbitrary<List<Integer>> credits() {
        return Arbitraries.integers().between(1, 100).list().ofMaxSize(6);
    }

    /** The first lines bear two taxes, 5 % and 9.975 %; the last bears only the first. */
    private static Sale taxedByTwo(List<Long> nets) {
        long[] both = nets.stream().mapToLong(net -> net).toArray();
        long[] some = both.clone();
        some[some.length - 1] = some.length == 1 ? some[0] : 0;
        long sumBoth = Arrays.stream(both).sum();
        long sumSome = Arrays.stream(some).sum();
        long gst = Math.round(sumBoth * 0.05);
        long qst = Math.round(sumSome * 0.09975);
        long[] gstParts = Allocation.allocate(gst, both);
        long[] qstParts = sumSome == 0 ? new long[both.length] : Allocation.allocate(qst, some);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < both.length; i++) {
            List<LineTax> taxes =
                    some[i] == 0 && i == both.length - 1
                            ? List.of(new LineTax(0, gstParts[i]))
                            : List.of(new LineTax(0, gstParts[i]), new LineTax(1, qstParts[i]));
            lines.add(new Line("Item", 1, both[i], 0, TaxBehavior.EXCLUSIVE, both[i], taxes, null));
        }
        return sale(
                TestSales.ADA,
                "en",
                lines,
                List.of(
                        new TaxGroup("CA", "gst", "GST", "5", "taxed", sumBoth, gst),
                        new TaxGroup("CA-QC", "qst", "QST", "9.975", "taxed", sumSome, qst)),
                List.of());
    }

    private static long taxOfNet(Sale sale, long net) {
        return credit(new Crediting(sale), net(0, net)).tax();
    }

    private static Credit net(int line, long amount) {
        return new Credit.Lines(List.of(new LineCredit(line, amount, Basis.NET)));
    }

    private static CreditNoteDocument credit(Crediting crediting, Credit credit) {
        CreditNoteDocument note = crediting.next(credit, CreditReason.OTHER);
        crediting.add(note);
        return note;
    }
}
