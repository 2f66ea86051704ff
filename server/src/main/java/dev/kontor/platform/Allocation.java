package dev.kontor.platform;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fair distribution of an amount by the method of the largest remainder (handbook 3.4): the parts
 * always sum to the whole, ties go to the earlier part.
 */
public final class Allocation {
    private Allocation() {}

    /**
     * Splits {@code total} minor units by {@code weights} (none negative). All weights zero count
     * as equal. A negative total is split as its absolute value and negated.
     */
    public static long[] allocate(long total, long... weights) {
        if (weights.length == 0) {
            if (total != 0) {
                throw new IllegalArgumentException("nothing to allocate " + total + " to");
            }
            return new long[0];
        }
        if (total < 0) {
            long[] parts = allocate(Math.negateExact(total), weights);
            Arrays.setAll(parts, i -> -parts[i]);
            return parts;
        }
        long sum = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("negative weight " + weight);
            }
            sum = Math.addExact(sum, weight);
        }
        if (sum == 0) {
            long[] equal = new long[weights.length];
            Arrays.fill(equal, 1);
            return allocate(total, equal);
        }
        return Math.multiplyHigh(total, sum) == 0 && total * sum >= 0
                ? inLongs(total, weights, sum)
                : inBigIntegers(total, weights, sum);
    }

    private static long[] inLongs(long total, long[] weights, long sum) {
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            long exact = total * weights[i];
            parts[i] = exact / sum;
            remainders[i] = exact % sum;
            left -= parts[i];
        }
        while (left-- > 0) {
            int largest = 0;
            for (int i = 1; i < remainders.length; i++) {
                if (remainders[i] > remainders[largest]) {
                    largest = i;
                }
            }
            parts[largest]++;
            remainders[largest] = -1;
        }
        return parts;
    }

    private static long[] inBigIntegers(long total, long[] weights, long sum) {
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact =
                    BigInteger.valueOf(total)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(BigInteger.valueOf(sum));
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            left -= parts[i];
        }
        int[] order =
                IntStream.range(0, weights.length)
                        .boxed()
                        .sorted((a, b) -> remainders[b].compareTo(remainders[a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < left; i++) {
            parts[order[i]]++;
        }
        return parts;
    }
}
