package dev.kontor.tax;

/** How far a seller is from a threshold of registration. */
public sealed interface Headroom {
    /** There is none: the first sale already needs a registration. */
    record FromFirstSale() implements Headroom {}

    /**
     * What may still be sold.
     *
     * @param amount in minor units of the question's currency; {@link Long#MAX_VALUE} where amounts
     *     do not count
     * @param sales number of sales that may still be made; {@link Long#MAX_VALUE} where numbers do
     *     not count
     * @param both whether the threshold is crossed only when both are exceeded
     */
    record Left(long amount, long sales, boolean both) implements Headroom {
        /** Whether one more sale of that amount crosses the threshold. */
        boolean isCrossedBy(long sold) {
            boolean byAmount = sold > amount;
            boolean byNumber = sales < 1;
            return both ? byAmount && byNumber : byAmount || byNumber;
        }
    }
}
