package dev.kontor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Largest remainder (handbook 3.4, case 11) and scenarios AL-01 to AL-14. */
class AllocationTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # total, weights, parts
                    1000, 1999 999 500, 571 286 143
                    1500, 1000 1000,    750 750
                    750,  300 1200,     150 600
                    100,  100 200,      33 67
                    15,   80 8 12,      12 1 2
                    15,   50 50 0,      8 7 0
                    100,  875 125,      88 12
                    3000, 50 150,       750 2250
                    5000, 50 150,       1250 3750
                    -100, 100 200,      -33 -67
                    5,    0 0,          3 2
                    0,    7 9,          0 0
                    """)
    void tables(long total, String weights, String parts) {
        assertThat(Allocation.allocate(total, numbers(weights))).containsExactly(numbers(parts));
    }

    @Property
    void partsSumToTheWhole(
            @ForAll long total,
            @ForAll @Size(min = 1, max = 12)
                    List<@LongRange(max = 700_000_000_000_000_000L) Long> weights) {
        long whole = Math.max(total, -Long.MAX_VALUE);
        long[] parts =
                Allocation.allocate(whole, weights.stream().mapToLong(Long::longValue).toArray());
        assertThat(LongStream.of(parts).sum()).isEqualTo(whole);
    }

    @Test
    void nothingHasNoParts() {
        assertThatThrownBy(() -> Allocation.allocate(1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Allocation.allocate(1, -1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
