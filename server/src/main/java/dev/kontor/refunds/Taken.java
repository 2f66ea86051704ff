package dev.kontor.refunds;

import dev.kontor.platform.Money;

/**
 * What approved refunds have taken back of one line. A correction takes back tax without anything
 * of the price before tax: from then on a smaller amount stands for the same part of what was sold.
 *
 * @param total of the line as it was sold, gross
 * @param amount taken back, gross, corrections included
 * @param net of what was taken back
 * @param unitsBefore the part of the total that the refunds before the last correction stand for
 * @param leftBefore what was left of the line after that correction, gross
 * @param since taken back since then
 */
record Taken(long total, long amount, long net, long unitsBefore, long leftBefore, long since) {
    /** A line of which nothing was taken back. */
    static Taken nothing(long total) {
        return new Taken(total, 0, 0, 0, total, 0);
    }

    /** With a further refund. */
    Taken refunded(long gross, long tax) {
        return new Taken(
                total, amount + gross, net + gross - tax, unitsBefore, leftBefore, since + gross);
    }

    /** With a correction that has given back so much tax. */
    Taken corrected(long tax) {
        return new Taken(total, amount + tax, net, units(), total - amount - tax, 0);
    }

    /**
     * The part of the line that was taken back, as an amount of what it was sold for: all of it
     * once nothing is left, whatever corrections there were.
     */
    long units() {
        return leftBefore == 0
                ? unitsBefore
                : unitsBefore + Money.share(total - unitsBefore, since, leftBefore);
    }

    /** What is left of the line, gross. */
    long left() {
        return total - amount;
    }
}
