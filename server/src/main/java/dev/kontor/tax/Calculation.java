package dev.kontor.tax;

import dev.kontor.platform.Allocation;
import dev.kontor.tax.content.Rounding;
import dev.kontor.tax.content.Share;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rounds and distributes tax (handbook 3.3 to 3.5): per group once, to lines and components by
 * largest remainder. The result has a row per line and a column per levy of that line's set, the
 * levies that the buyer is spared included.
 */
final class Calculation {
    private final long[] amounts;
    private final boolean[] inclusive;
    private final RuleSet[] sets;
    private final long[][] taxes;

    private Calculation(long[] amounts, boolean[] inclusive, RuleSet[] sets) {
        this.amounts = amounts;
        this.inclusive = inclusive;
        this.sets = sets;
        this.taxes = new long[sets.length][];
        for (int i = 0; i < sets.length; i++) {
            taxes[i] = new long[sets[i].levies().size()];
        }
    }

    /**
     * @param amounts of the lines, none negative
     * @param inclusive which lines contain the tax
     * @param sets what applies to each
     */
    static long[][] taxes(long[] amounts, boolean[] inclusive, RuleSet[] sets, Rounding rounding) {
        Calculation calculation = new Calculation(amounts, inclusive, sets);
        switch (rounding) {
            case HALF_UP, DOWN -> calculation.perDocument(rounding.mode());
            case COMBINED -> calculation.combined(rounding.mode());
            case HALF_EVEN_LINE -> calculation.perLine(rounding.mode());
        }
        return calculation.taxes;
    }

    private Share share(int line, int levy) {
        Levy it = sets[line].levies().get(levy);
        return inclusive[line] ? it.shareOfInclusive() : it.share();
    }

    private void perLine(RoundingMode mode) {
        for (int i = 0; i < sets.length; i++) {
            for (int j = 0; j < taxes[i].length; j++) {
                taxes[i][j] = share(i, j).of(amounts[i], mode);
            }
        }
    }

    /** Each tax is rounded once over all lines that bear it, whatever else they bear. */
    private void perDocument(RoundingMode mode) {
        if (sets.length == 1) {
            perLine(mode);
            return;
        }
        boolean[][] done = new boolean[sets.length][];
        Arrays.setAll(done, i -> new boolean[taxes[i].length]);
        for (int i = 0; i < sets.length; i++) {
            for (int j = 0; j < taxes[i].length; j++) {
                if (!done[i][j]) {
                    group(i, sets[i].levies().get(j), done, mode);
                }
            }
        }
    }

    private void group(int first, Levy levy, boolean[][] done, RoundingMode mode) {
        int[] columns = new int[sets.length];
        Share[] shares = new Share[sets.length];
        Arrays.fill(columns, -1);
        Arrays.fill(shares, Share.ZERO);
        for (int i = first; i < sets.length; i++) {
            int column = column(sets[i].levies(), levy);
            if (column >= 0) {
                columns[i] = column;
                shares[i] = share(i, column);
                done[i][column] = true;
            }
        }
        long[] parts = rounded(amounts, shares, mode);
        for (int i = first; i < sets.length; i++) {
            if (columns[i] >= 0) {
                taxes[i][columns[i]] = parts[i];
            }
        }
    }

    private static int column(List<Levy> levies, Levy wanted) {
        for (int i = 0; i < levies.size(); i++) {
            if (levies.get(i).isOneWith(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** All levies of a set are rounded as one rate, then divided among them (United States). */
    private void combined(RoundingMode mode) {
        boolean[] done = new boolean[sets.length];
        for (int i = 0; i < sets.length; i++) {
            if (!done[i] && taxes[i].length > 0) {
                combine(i, done, mode);
            }
        }
    }

    private void combine(int first, boolean[] done, RoundingMode mode) {
        RuleSet set = sets[first];
        Share[] shares = new Share[sets.length];
        Arrays.fill(shares, Share.ZERO);
        for (int i = first; i < sets.length; i++) {
            if (sets[i].isOneWith(set)) {
                done[i] = true;
                shares[i] = inclusive[i] ? sets[i].shareOfInclusive() : sets[i].share();
            }
        }
        long[] lines = rounded(amounts, shares, mode);
        long[] columns = Allocation.allocate(Arrays.stream(lines).sum(), set.weights());
        for (int i = first; i < sets.length; i++) {
            if (sets[i].isOneWith(set)) {
                taxes[i] = Allocation.allocate(lines[i], columns);
                for (int j = 0; j < columns.length; j++) {
                    columns[j] -= taxes[i][j];
                }
            }
        }
    }

    /** The sum of the shares, rounded once, and divided by what each line's exact share is. */
    private static long[] rounded(long[] amounts, Share[] shares, RoundingMode mode) {
        Share common = common(shares);
        if (common != null) {
            long[] bearing = bearing(amounts, shares);
            return Allocation.allocate(common.of(Arrays.stream(bearing).sum(), mode), bearing);
        }
        return mixed(amounts, shares, mode);
    }

    /** The one share that all lines have which bear the tax, or null when they differ. */
    private static @Nullable Share common(Share[] shares) {
        Share common = Share.ZERO;
        for (Share share : shares) {
            if (share.numerator() != 0 && !share.equals(common)) {
                if (common.numerator() != 0) {
                    return null;
                }
                common = share;
            }
        }
        return common;
    }

    private static long[] bearing(long[] amounts, Share[] shares) {
        long[] bearing = amounts.clone();
        for (int i = 0; i < bearing.length; i++) {
            bearing[i] = shares[i].numerator() == 0 ? 0 : bearing[i];
        }
        return bearing;
    }

    private static long[] mixed(long[] amounts, Share[] shares, RoundingMode mode) {
        BigInteger denominator = BigInteger.ONE;
        for (Share share : shares) {
            BigInteger one = BigInteger.valueOf(share.denominator());
            denominator = denominator.divide(denominator.gcd(one)).multiply(one);
        }
        BigInteger numerator = BigInteger.ZERO;
        long[] weights = new long[amounts.length];
        for (int i = 0; i < amounts.length; i++) {
            numerator = numerator.add(exact(amounts[i], shares[i], denominator));
            weights[i] =
                    shares[i].of(Math.multiplyExact(amounts[i], 1_000L), RoundingMode.HALF_EVEN);
        }
        long total =
                new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), 0, mode)
                        .longValueExact();
        return Allocation.allocate(total, weights);
    }

    private static BigInteger exact(long amount, Share share, BigInteger denominator) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(share.numerator()))
                .multiply(denominator.divide(BigInteger.valueOf(share.denominator())));
    }
}
