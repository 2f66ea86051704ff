package dev.kontor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void percentilesOfEvenlySpreadDurations() {
        Histogram histogram = new Histogram();
        for (int i = 1; i <= 10_000; i++) {
            histogram.record(i * 1_000L);
        }
        assertThat(histogram.percentile(0.50)).isCloseTo(5_000_000, withinPercentage(1));
        assertThat(histogram.percentile(0.99)).isCloseTo(9_900_000, withinPercentage(1));
        assertThat(histogram.percentile(1)).isEqualTo(10_000_000);
        assertThat(histogram.count()).isEqualTo(10_000);
    }

    @Test
    void nothingRecordedIsZero() {
        assertThat(new Histogram().percentile(0.99)).isZero();
    }

    @Property
    void everyValueLiesInItsBucketWithinOnePercent(
            @ForAll @LongRange(max = Long.MAX_VALUE) long value) {
        int bucket = Histogram.bucket(value);
        long highest = Histogram.highest(bucket);
        assertThat(value).isLessThanOrEqualTo(highest);
        assertThat(highest - value).isLessThanOrEqualTo(value / 100 + 1);
        assertThat(bucket == 0 || Histogram.highest(bucket - 1) < value).isTrue();
    }

    @Property
    void percentileIsAtLeastWhatSoManyValuesDoNotExceed(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(max = 1L << 50) Long> values) {
        Histogram histogram = new Histogram();
        values.forEach(histogram::record);
        long median = values.stream().sorted().toList().get((values.size() - 1) / 2);
        assertThat(histogram.percentile(0.5)).isBetween(median, median + median / 100 + 1);
    }
}
