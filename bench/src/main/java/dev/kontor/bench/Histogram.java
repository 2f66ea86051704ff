package dev.kontor.bench;

/**
 * Counts durations in buckets whose width grows with the value: within 1 % from a nanosecond to
 * hours, in 60 kB, without allocation while recording. For one thread.
 */
final class Histogram {
    private static final int BITS = 7;
    private static final int PER_POWER = 1 << BITS;

    private final long[] counts = new long[(Long.SIZE - BITS) * PER_POWER];
    private long total;
    private long max;

    void record(long nanos) {
        long value = Math.max(nanos, 0);
        counts[bucket(value)]++;
        total++;
        max = Math.max(max, value);
    }

    long count() {
        return total;
    }

    long max() {
        return max;
    }

    /**
     * The smallest recorded duration, within 1 %, that {@code fraction} of all do not exceed; 0
     * when nothing was recorded.
     */
    long percentile(double fraction) {
        long wanted = Math.max(1, (long) Math.ceil(fraction * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.min(highest(i), max);
            }
        }
        return 0;
    }

    /** Values below 128 have a bucket each; above, each power of two has 128. */
    static int bucket(long value) {
        if (value < PER_POWER) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS;
        return (shift + 1) * PER_POWER + (int) ((value >>> shift) - PER_POWER);
    }

    /** The largest value of a bucket. */
    static long highest(int bucket) {
        if (bucket < PER_POWER) {
            return bucket;
        }
        int shift = bucket / PER_POWER - 1;
        return ((bucket % PER_POWER + PER_POWER + 1L) << shift) - 1;
    }
}
