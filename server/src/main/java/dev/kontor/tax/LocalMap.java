package dev.kontor.tax;

import dev.kontor.tax.content.Boundaries;
import dev.kontor.tax.content.Jurisdiction;
import dev.kontor.tax.content.Rule;
import dev.kontor.tax.content.Street;
import dev.kontor.tax.content.TaxContent;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of one state of the United States by its own boundary files (handbook 4.3): by the
 * building, else by ZIP+4, else by city, else by the ZIP code with the lowest rate in it. Places
 * are made when they are first asked for.
 */
final class LocalMap {
    private static final int MICRO = 6;

    private final Jurisdiction state;
    private final Boundaries boundaries;
    private final TaxContent content;
    private final @Nullable Place[] rooftop;
    private final @Nullable Place[] zip4;
    private final @Nullable Place[] cities;
    private final @Nullable Place[] zip;
    private final @Nullable Rates[] rates;
    private final Timeline days;

    /** What an area adds to the state's rate, in millionths of a percent, from day to day. */
    private record Rates(long[] from, long[] until, long[] micro) {
        long on(long epochDay) {
            long sum = 0;
            for (int i = 0; i < micro.length; i++) {
                sum += from[i] <= epochDay && epochDay <= until[i] ? micro[i] : 0;
            }
            return sum;
        }
    }

    /**
     * @param whole the state, whose calendar counts
     */
    LocalMap(Place whole, Boundaries boundaries, TaxContent content) {
        this.state = whole.jurisdiction();
        this.boundaries = boundaries;
        this.content = content;
        this.days = whole.timeline();
        int areas = boundaries.areas().size();
        this.rooftop = new @Nullable Place[areas];
        this.zip4 = new @Nullable Place[areas];
        this.cities = new @Nullable Place[areas];
        this.zip = new @Nullable Place[areas];
        this.rates = new @Nullable Rates[areas];
    }

    /**
     * The place of an address on the day of the tax point; null where the files do not know it.
     *
     * @param code five or nine digits
     */
    @Nullable Place find(String code, @Nullable String line1, @Nullable String city, TaxPoint at) {
        long day = days.epochDay(at);
        int zipCode = Integer.parseInt(code, 0, 5, 10);
        Street street = line1 == null ? null : Street.parse(line1);
        if (street != null && street.number() > 0) {
            int area = boundaries.atAddress(zipCode, street, day);
            if (area >= 0) {
                return place(rooftop, area, TaxPlace.Precision.ROOFTOP, true);
            }
        }
        if (code.length() > 5) {
            int area = boundaries.atZip4(Integer.parseInt(code), day);
            if (area >= 0) {
                return place(zip4, area, TaxPlace.Precision.ZIP4, false);
            }
        }
        int named = city == null ? -1 : boundaries.atCity(zipCode, city, day);
        if (named >= 0) {
            return place(cities, named, TaxPlace.Precision.ZIP, true);
        }
        int lowest = boundaries.atZip(zipCode, day, one -> rates(one).on(day));
        return lowest < 0 ? null : place(zip, lowest, TaxPlace.Precision.ZIP, false);
    }

    /** Made by whoever asks first; two at once make equal ones. */
    private Place place(
            @Nullable Place[] known, int area, TaxPlace.Precision precision, boolean named) {
        Place place = known[area];
        if (place == null) {
            place = new Place(state, boundaries.areas().get(area), precision, named, content);
            known[area] = place;
        }
        return place;
    }

    private Rates rates(int area) {
        Rates found = rates[area];
        if (found == null) {
            found = ratesOf(boundaries.areas().get(area));
            rates[area] = found;
        }
        return found;
    }

    private Rates ratesOf(List<Jurisdiction> localities) {
        List<Rule> rules =
                localities.stream()
                        .flatMap(it -> content.rulesOf(it.code()).stream())
                        .filter(Rule::asState)
                        .toList();
        return new Rates(
                rules.stream().mapToLong(rule -> rule.from().toEpochDay()).toArray(),
                rules.stream()
                        .mapToLong(rule -> {
                            var until = rule.until();
                            return until == null ? Long.MAX_VALUE : until.toEpochDay();
                        })
                        .toArray(),
                rules.stream().map(Rule::percent).mapToLong(LocalMap::micro).toArray());
    }

    private static long micro(BigDecimal percent) {
        return percent.movePointRight(MICRO).longValue();
    }
}
