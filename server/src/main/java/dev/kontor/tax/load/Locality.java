package dev.kontor.tax.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place with a local tax, and its rates from day to day, as a state's files tell. */
final class Locality {
    private final String code;
    private final String name;
    private final String level;
    private final List<Rate> rates = new ArrayList<>();

    /**
     * @param percent the rate
     * @param until the last day, or null
     */
    record Rate(BigDecimal percent, LocalDate from, @Nullable LocalDate until) {
        boolean isValidOn(LocalDate day) {
            return !from.isAfter(day) && (until == null || !until.isBefore(day));
        }

        private boolean overlaps(Rate other) {
            return (until == null || !other.from.isAfter(until))
                    && (other.until == null || !from.isAfter(other.until));
        }
    }

    /**
     * @param code such as {@code US-MN-00-053}
     * @param level {@code county}, {@code city} or {@code district}
     */
    Locality(String code, String name, String level) {
        this.code = code;
        this.name = name;
        this.level = level;
    }

    /** Another rate; twice the same is one. */
    void add(Rate added) {
        Rate rate = new Rate(added.percent().stripTrailingZeros(), added.from(), added.until());
        if (rate.until() != null && rate.until().isBefore(rate.from())) {
            throw new IllegalArgumentException("ends before it begins");
        }
        for (Rate other : rates) {
            if (other.equals(rate)) {
                return;
            }
            if (other.overlaps(rate)) {
                throw new IllegalArgumentException(
                        "%s has %s %% and %s %% on the same day"
                                .formatted(
                                        code,
                                        other.percent().toPlainString(),
                                        rate.percent().toPlainString()));
            }
        }
        rates.add(rate);
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    String level() {
        return level;
    }

    List<Rate> rates() {
        return rates;
    }

    /** What it charges on that day; 0 when nothing. */
    BigDecimal on(LocalDate day) {
        return rates.stream()
                .filter(it -> it.isValidOn(day))
                .map(Rate::percent)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
