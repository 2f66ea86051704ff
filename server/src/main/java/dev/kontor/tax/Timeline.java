package dev.kontor.tax;

import dev.kontor.catalog.TaxCategory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a place by day: periods without change, each with the set for every kind of buyer
 * and category. Local midnights are known in advance, so that a moment is found by comparing
 * numbers.
 */
final class Timeline {
    private static final int CATEGORIES = TaxCategory.values().length;
    private static final int AUDIENCES = 4;

    private final ZoneId zone;
    private final long[] days;
    private final long[] midnights;
    private final @Nullable RuleSet[] sets;

    /** Who buys, as far as rules differ by it. */
    enum Audience {
        CONSUMER,
        BUSINESS,
        CONSUMER_AT_HOME,
        BUSINESS_AT_HOME;

        static Audience of(boolean business, boolean atHome) {
            if (atHome) {
                return business ? BUSINESS_AT_HOME : CONSUMER_AT_HOME;
            }
            return business ? BUSINESS : CONSUMER;
        }

        boolean isBusiness() {
            return this == BUSINESS || this == BUSINESS_AT_HOME;
        }

        boolean isAtHome() {
            return this == CONSUMER_AT_HOME || this == BUSINESS_AT_HOME;
        }
    }

    /** How a set is found when the timeline is made; null where there is no rule. */
    interface Source {
        @Nullable RuleSet find(long epochDay, Audience audience, TaxCategory category);
    }

    /**
     * @param days first days of the periods, ascending
     */
    Timeline(ZoneId zone, long[] days, Source source) {
        this.zone = zone;
        this.days = days;
        this.midnights =
                Arrays.stream(days)
                        .map(day -> LocalDate.ofEpochDay(day).atStartOfDay(zone).toEpochSecond())
                        .toArray();
        this.sets = new @Nullable RuleSet[days.length * AUDIENCES * CATEGORIES];
        for (int period = 0; period < days.length; period++) {
            for (Audience audience : Audience.values()) {
                for (TaxCategory category : TaxCategory.values()) {
                    sets[index(period, audience, category)] =
                            source.find(days[period], audience, category);
                }
            }
        }
    }

    /** The order of the constants does not matter: it is only used within one run. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(int period, Audience audience, TaxCategory category) {
        return (period * AUDIENCES + audience.ordinal()) * CATEGORIES + category.ordinal();
    }

    /** The period that the tax point lies in, or -1 before all of them. */
    int period(TaxPoint at) {
        return switch (at) {
            case TaxPoint.At(var moment) -> last(midnights, moment.getEpochSecond());
            case TaxPoint.On(var day) -> last(days, day.toEpochDay());
        };
    }

    private static int last(long[] starts, long value) {
        int i = starts.length - 1;
        while (i >= 0 && starts[i] > value) {
            i--;
        }
        return i;
    }

    /** The place's day of the tax point. */
    long epochDay(TaxPoint at) {
        return switch (at) {
            case TaxPoint.At(var moment) -> moment.atZone(zone).toLocalDate().toEpochDay();
            case TaxPoint.On(var day) -> day.toEpochDay();
        };
    }

    /** What applies, or null where the content has no rule. */
    @Nullable RuleSet find(int period, Audience audience, TaxCategory category) {
        return period < 0 ? null : sets[index(period, audience, category)];
    }
}
