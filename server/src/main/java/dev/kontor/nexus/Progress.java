package dev.kontor.nexus;

import dev.kontor.tax.TaxThreshold;
import java.util.List;

/** How far a holder is towards a threshold, condition by condition, in their order. */
record Progress(TaxThreshold threshold, List<Part> parts) {
    static final int NEAR = 80;
    static final int ALL = 100;

    /** Part of a threshold that conversions between currencies never come to. */
    private static final int ROUNDING = 1_000;

    /** At which people are told, in percent. */
    static final List<Integer> LEVELS = List.of(50, NEAR, ALL);

    Progress {
        parts = List.copyOf(parts);
    }

    /**
     * How far one condition is.
     *
     * @param sold in minor units of its currency, of the span that decides
     * @param sales number of sales of that span
     */
    record Part(TaxThreshold.Condition condition, Window window, long sold, long sales) {
        /** Whether amount and number must both be reached. */
        int percent(boolean both) {
            if (condition.amount() == 0) {
                return sales > 0 || sold > 0 ? ALL : 0;
            }
            int byAmount = percent(sold, condition.amount());
            if (condition.count() == 0) {
                return byAmount;
            }
            int byNumber = percent(sales, condition.count());
            return both ? Math.min(byAmount, byNumber) : Math.max(byAmount, byNumber);
        }

        /** Whether it is not reached even by so much more; false where nobody knows how much. */
        boolean isBelow(Tally more, boolean both) {
            if (!window.isOpen()) {
                return sold < condition.amount();
            }
            if (Basis.of(condition) == Basis.WORLD_TURNOVER) {
                return false;
            }
            long rounding = condition.amount() / ROUNDING + 1;
            boolean amount = sold + more.sold() + rounding <= condition.amount();
            if (condition.count() == 0) {
                return amount;
            }
            boolean number = sales + more.sales() < condition.count();
            return both ? amount || number : amount && number;
        }

        private static int percent(long part, long whole) {
            return (int) Math.min(9_999, Math.max(0, Math.multiplyExact(part, 100L) / whole));
        }
    }

    /** The first condition: what people are shown. */
    Part first() {
        return parts.getFirst();
    }

    /** The highest level that is reached; 0 below the first. */
    static int level(int percent) {
        int reached = 0;
        for (int level : LEVELS) {
            reached = percent >= level ? level : reached;
        }
        return reached;
    }

    /** Whether it is surely not crossed even by so much more. */
    boolean isBelow(Tally more) {
        return threshold.all()
                ? parts.stream().anyMatch(it -> it.isBelow(more, true))
                : parts.stream().allMatch(it -> it.isBelow(more, false));
    }

    /** 100 and more: crossed. */
    int percent() {
        boolean all = threshold.all();
        int percent = first().percent(all);
        for (Part part : parts) {
            int one = part.percent(all);
            percent = all ? Math.min(percent, one) : Math.max(percent, one);
        }
        return percent;
    }
}
