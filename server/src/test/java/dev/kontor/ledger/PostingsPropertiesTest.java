package dev.kontor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.platform.Fraction;
import dev.kontor.platform.Ids;
import dev.kontor.platform.Money;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for every sale and every way to refund it. */
class PostingsPropertiesTest {
    private static final VendorId VENDOR = new VendorId(Ids.next());

    /** Any split of a sale into refunds books, in sum, exactly the sale back (C4). */
    @Property
    void partsOfARefundSumToTheWhole(
            @ForAll @LongRange(min = 1, max = 1_000_000) long net,
            @ForAll @IntRange(max = 30) int rate,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 100) Integer> cuts,
            @ForAll FeeRefund policy) {
        Sale sale = sale(net, rate);
        List<Journal> refunds = refunds(sale, cuts, policy);
        assertThat(sum(refunds, Account.REFUNDS)).isEqualTo(net);
        assertThat(sum(refunds, Account.TAX_PAYABLE)).isEqualTo(sale.gross() - net);
        assertThat(sum(refunds, Account.REFUNDS_PAYABLE)).isEqualTo(-sale.gross());
        assertThat(sum(refunds, Account.VENDOR_SHARE)).isEqualTo(-sale.share());
        long kept = sale.fee().total() - policy.returnable(sale.fee());
        assertThat(sum(refunds, Account.FEES_RECHARGED)).isEqualTo(-kept);
        assertThat(sum(refunds, Account.VENDOR_PENDING)).isEqualTo(sale.share() + kept);
    }

    /** No refund gives tax back twice, or takes more than it pays. */
    @Property
    void everyPartIsWithinItsAmount(
            @ForAll @LongRange(min = 100, max = 1_000_000) long net,
            @ForAll @IntRange(max = 30) int rate,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 100) Integer> cuts) {
        Sale sale = sale(net, rate);
        for (Journal refund : refunds(sale, cuts, FeeRefund.KEEP_FIXED)) {
            long gross = -sum(List.of(refund), Account.REFUNDS_PAYABLE);
            assertThat(sum(List.of(refund), Account.TAX_PAYABLE)).isBetween(0L, gross);
            assertThat(-sum(List.of(refund), Account.FEES_RECHARGED)).isBetween(-3L, 53L);
        }
    }

    /** Of lines with different rates each takes its own share back, in any order. */
    @Property
    void linesTakeTheirOwnShareBack(
            @ForAll @LongRange(min = 100, max = 1_000_000) long free,
            @ForAll @LongRange(min = 100, max = 1_000_000) long net,
            @ForAll boolean freeFirst) {
        long tax = Fraction.share(net, 19, 100).halfUp();
        long gross = free + net + tax;
        Fee fee = Books.FEES.on(new Money(gross, Books.EUR));
        Taken all = new Taken(gross, tax, Fraction.of(tax, 1));
        Taken first =
                freeFirst
                        ? new Taken(free, 0, Fraction.ZERO)
                        : new Taken(net + tax, tax, Fraction.of(tax, 1));
        ShareReturn one =
                ShareReturn.between(Taken.NOTHING, first, gross, fee, FeeRefund.KEEP_FIXED);
        ShareReturn two = ShareReturn.between(first, all, gross, fee, FeeRefund.KEEP_FIXED);
        assertThat(one.cost() + two.cost()).isEqualTo(gross - tax - fee.total());
        assertThat(one.kept() + two.kept()).isEqualTo(fee.fixedPart());
        assertThat(one.kept()).isBetween(-1L, fee.fixedPart() + 1);
    }

    private static Sale sale(long net, int rate) {
        long tax =
                BigDecimal.valueOf(net * rate, 2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return Books.sale(VENDOR, net, tax, Books.CAPTURED);
    }

    /** Refunds of the given percentages of what is left, and a last one of the rest. */
    private static List<Journal> refunds(Sale sale, List<Integer> cuts, FeeRefund policy) {
        List<Journal> refunds = new ArrayList<>();
        long done = 0;
        for (int i = 0; i <= cuts.size(); i++) {
            long left = sale.gross() - done;
            long amount = i == cuts.size() ? left : left * cuts.get(i) / 100;
            if (amount > 0) {
                refunds.add(
                        Postings.refundApproved(
                                Books.refund(
                                        sale,
                                        done,
                                        amount,
                                        policy,
                                        PayoutTerms.DEFAULT.maturity(sale.at()))));
                done += amount;
            }
        }
        return refunds;
    }

    private static long sum(List<Journal> journals, Account account) {
        return journals.stream()
                .flatMap(it -> it.entries().stream())
                .filter(it -> it.account() == account)
                .mapToLong(it -> it.debit() - it.credit())
                .sum();
    }
}
