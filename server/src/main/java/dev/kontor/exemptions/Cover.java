package dev.kontor.exemptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate in force covers.
 *
 * @param email whose purchases
 * @param jurisdictions in which places, such as {@code US-TX}
 * @param from first day
 * @param until last day, or null without one
 * @param actor who put it in force
 * @param since when that was
 */
public record Cover(
        String email,
        List<String> jurisdictions,
        LocalDate from,
        @Nullable LocalDate until,
        String actor,
        Instant since) {

    /** Whether it covers a sale of that moment there, by the days of UTC. */
    public boolean covers(String country, @Nullable String region, Instant soldAt) {
        LocalDate day = Certificate.day(soldAt);
        return jurisdictions.contains(region == null ? country : country + "-" + region)
                && !day.isBefore(from)
                && (until == null || !day.isAfter(until));
    }
}
