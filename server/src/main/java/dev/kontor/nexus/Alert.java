package dev.kontor.nexus;

import dev.kontor.platform.Ids;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * A level of a threshold that was reached.
 *
 * @param windowStart first day of what it counts in
 * @param level in percent: 50, 80 or 100
 * @param sold in minor units of {@code currency}
 * @param amount of the threshold
 */
record Alert(
        VendorId vendor,
        UUID id,
        String jurisdiction,
        LocalDate windowStart,
        int level,
        long sold,
        long sales,
        long amount,
        Currency currency,
        Instant reachedAt) {

    static final String PREFIX = "thr";

    String shownId() {
        return Ids.format(PREFIX, id);
    }

    /** As the event tells it. */
    record View(
            String id,
            String jurisdiction,
            int level,
            String currency,
            long amount,
            long sold,
            long sales,
            Instant reachedAt) {}

    View view() {
        return new View(
                shownId(),
                jurisdiction,
                level,
                currency.getCurrencyCode(),
                amount,
                sold,
                sales,
                reachedAt);
    }
}
