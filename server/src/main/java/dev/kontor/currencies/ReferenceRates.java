package dev.kontor.currencies;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The European Central Bank's reference rates, by day of publication: those that come with this
 * version, and those of the last 90 days that its feed tells. Published rates, unlike {@link
 * Rates}; no currency that the bank does not quote. Safe for threads; only the methods that say so
 * wait for the network.
 */
public final class ReferenceRates {
    /**
     * A rate for a day.
     *
     * @param perEuro units of the currency for one euro, as published
     * @param publishedOn when that was
     */
    public record ReferenceRate(BigDecimal perEuro, LocalDate publishedOn) {}

    /** How often the feed is asked. */
    static final Duration FRESH = Duration.ofHours(1);

    private final EcbDays bundled = EcbDays.bundled();
    private final @Nullable EcbFeed feed;
    private final InstantSource clock;
    private volatile EcbDays told = EcbDays.none();
    private final Lock asking = new ReentrantLock();
    private Instant asked = Instant.MIN;

    ReferenceRates(@Nullable EcbFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** Those that come with this version, without a feed. */
    public static ReferenceRates bundled() {
        return new ReferenceRates(null, InstantSource.system());
    }

    /**
     * The rate of the day, or of the next day of publication where there is none on it: what the
     * One-Stop Shop converts at (Directive 2006/112/EC, art. 366 and 369h).
     */
    public Optional<ReferenceRate> onOrAfter(Currency currency, LocalDate day) {
        return bundled.onOrAfter(day)
                .or(() -> told.onOrAfter(day))
                .flatMap(it -> rate(it, currency));
    }

    /** The same; where the day is not known, the feed is asked first, for some seconds at most. */
    public Optional<ReferenceRate> askOnOrAfter(Currency currency, LocalDate day) {
        if (!bundled.cover(day) && !told.cover(day)) {
            refresh();
        }
        return onOrAfter(currency, day);
    }

    /**
     * The newest rate at hand that is not of a later day (art. 91(2): the latest published when tax
     * becomes chargeable). Memory only.
     */
    public Optional<ReferenceRate> onOrBefore(Currency currency, LocalDate day) {
        return Stream.of(bundled, told)
                .flatMap(it -> it.onOrBefore(day).stream())
                .max(Map.Entry.comparingByKey())
                .flatMap(it -> rate(it, currency));
    }

    /** The last day of publication that is known. */
    public LocalDate newest() {
        EcbDays latest = told;
        return latest.days().isEmpty() ? bundled.days().lastKey() : latest.days().lastKey();
    }

    /**
     * Asks the feed, if there is one and an hour has passed. What cannot be had stays unknown until
     * it is asked again. Waits for the network, but never for another who is asking.
     */
    void refresh() {
        if (feed == null || !asking.tryLock()) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (asked.isBefore(now.minus(FRESH))) {
                asked = now;
                told = told.followedBy(feed.ask());
            }
        } finally {
            asking.unlock();
        }
    }

    private static Optional<ReferenceRate> rate(
            Map.Entry<LocalDate, Map<String, BigDecimal>> day, Currency currency) {
        return Optional.ofNullable(day.getValue().get(currency.getCurrencyCode()))
                .map(rate -> new ReferenceRate(rate, day.getKey()));
    }
}
