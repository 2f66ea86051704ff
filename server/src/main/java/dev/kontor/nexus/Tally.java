package dev.kontor.nexus;

/**
 * What was sold towards a threshold, where only the growth matters.
 *
 * @param sold in minor units of the threshold's currency; what is taken back does not lessen it
 * @param sales how many
 */
record Tally(long sold, long sales) {
    static final Tally NOTHING = new Tally(0, 0);

    boolean isNothing() {
        return sold == 0 && sales == 0;
    }

    Tally plus(Tally more) {
        return new Tally(Math.addExact(sold, more.sold), Math.addExact(sales, more.sales));
    }

    /** What came to it after another one was read. */
    Tally since(Tally before) {
        return new Tally(sold - before.sold, sales - before.sales);
    }
}
