package dev.kontor.tax;

import dev.kontor.tax.content.ContentReader;
import java.time.LocalDate;
import java.util.List;

/** The thresholds of the bundled content. */
public final class BenchThresholds {
    private BenchThresholds() {}

    public static List<TaxThreshold> on(LocalDate day) {
        return Thresholds.on(ContentReader.read(), day);
    }
}
