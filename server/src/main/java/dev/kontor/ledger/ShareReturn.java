package dev.kontor.ledger;

import dev.kontor.platform.Fraction;

/**
 * What one refund takes from the vendor (handbook 3.8, J8 and J10), in minor units: the cost of the
 * sale that is undone, and the part of the fee that the platform keeps nevertheless.
 *
 * @param cost of sales to be reversed
 * @param kept of the fee, recharged to the vendor; a minor unit or two less by rounding, even below
 *     zero
 */
public record ShareReturn(long cost, long kept) {

    /** What the vendor is debited. */
    public long debit() {
        return Math.addExact(cost, kept);
    }

    /**
     * The vendor's part of the refund that leads from {@code before} to {@code after}. Every figure
     * is the difference of two cumulative ones, so that the parts of a sale sum to the sale.
     *
     * @param gross of the sale
     * @param fee of the sale
     */
    public static ShareReturn between(
            Taken before, Taken after, long gross, Fee fee, FeeRefund policy) {
        long cost = cost(after, gross, fee) - cost(before, gross, fee);
        long debit = debit(after, gross, fee, policy) - debit(before, gross, fee, policy);
        return new ShareReturn(cost, debit - cost);
    }

    /** The net amount less the returned fee. */
    private static long debit(Taken taken, long gross, Fee fee, FeeRefund policy) {
        long returned = Fraction.share(policy.returnable(fee), taken.gross(), gross).halfUp();
        return taken.gross() - taken.tax() - returned;
    }

    /** The same part of the share; where lines are taxed differently, of each line's share. */
    private static long cost(Taken taken, long gross, Fee fee) {
        return Fraction.of(taken.gross(), 1)
                .minus(taken.exactTax())
                .minus(Fraction.share(fee.total(), taken.gross(), gross))
                .halfUp();
    }
}
