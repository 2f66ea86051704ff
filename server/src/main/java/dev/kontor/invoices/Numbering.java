package dev.kontor.invoices;

import static java.util.Objects.requireNonNull;

import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Hands out consecutive numbers (handbook 5.3). One statement takes all numbers that a transaction
 * needs, series in a fixed order, and holds the series' rows until it ends: a rollback gives the
 * numbers back, and no other transaction can get between. So it comes last.
 */
final class Numbering {
    private static final String TAKE =
            """
            insert into invoices.series as s (vendor_id, entity, kind, year, next, last_on)
            select * from unnest({0}, {1}, {2}, {3}, {4}, {5}) order by 1, 2, 3, 4
            on conflict (vendor_id, entity, kind, year) do update
            set next = s.next + excluded.next - 1, last_on = greatest(s.last_on, excluded.last_on)
            returning vendor_id, entity, kind, year, next, last_on
            """;

    private Numbering() {}

    /** What is numbered; the names as they stand in numbers. */
    enum Kind {
        INV,
        CN
    }

    /** A number, and the day that goes with it: never before the day of the number before it. */
    record Numbered(String number, LocalDate on) {}

    /**
     * A document that wants a number.
     *
     * @param code of the vendor
     */
    record Wanted(VendorId vendor, String code, String entity, Kind kind, LocalDate on) {
        static Wanted of(Vendor vendor, String entity, Kind kind, Instant at) {
            LocalDate on = LocalDate.ofInstant(at, vendor.entity().zone());
            return new Wanted(vendor.id(), vendor.code(), entity, kind, on);
        }

        Series series() {
            return new Series(vendor.value(), entity, kind, on.getYear());
        }
    }

    /** One row of the table: its key. */
    record Series(UUID vendor, String entity, Kind kind, int year) {}

    private record Demand(int count, LocalDate last) {
        Demand plus(Demand other) {
            return new Demand(count + other.count, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** The numbers that a series gave, taken one by one. */
    private static final class Run {
        private int next;
        private final LocalDate on;

        Run(int next, LocalDate on) {
            this.next = next;
            this.on = on;
        }
    }

    /** One number each, in the order of {@code wanted}. */
    static List<Numbered> take(Tx tx, List<Wanted> wanted) {
        Map<Series, Demand> demands = new LinkedHashMap<>();
        wanted.forEach(one -> demands.merge(one.series(), new Demand(1, one.on()), Demand::plus));
        Map<Series, Run> runs = take(tx, demands);
        List<Numbered> numbers = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            Run run = requireNonNull(runs.get(one.series()));
            numbers.add(new Numbered(number(one, run.next++), run.on));
        }
        return numbers;
    }

    private static Map<Series, Run> take(Tx tx, Map<Series, Demand> demands) {
        List<Series> series = List.copyOf(demands.keySet());
        Map<Series, Run> runs = new HashMap<>();
        tx.sql()
                .fetch(
                        TAKE,
                        DSL.val(series.stream().map(Series::vendor).toArray(UUID[]::new)),
                        DSL.val(series.stream().map(Series::entity).toArray(String[]::new)),
                        DSL.val(series.stream().map(s -> s.kind().name()).toArray(String[]::new)),
                        DSL.val(series.stream().map(s -> (short) s.year()).toArray(Short[]::new)),
                        DSL.val(
                                demands.values().stream()
                                        .map(demand -> demand.count() + 1)
                                        .toArray(Integer[]::new)),
                        DSL.val(
                                demands.values().stream()
                                        .map(Demand::last)
                                        .toArray(LocalDate[]::new)))
                .forEach(row -> {
                    Series one = series(row);
                    int count = requireNonNull(demands.get(one)).count();
                    runs.put(
                            one,
                            new Run(
                                    row.get("next", Integer.class) - count,
                                    row.get("last_on", LocalDate.class)));
                });
        return runs;
    }

    private static Series series(Record row) {
        return new Series(
                row.get("vendor_id", UUID.class),
                row.get("entity", String.class),
                Kind.valueOf(row.get("kind", String.class)),
                row.get("year", Integer.class));
    }

    private static String number(Wanted one, int position) {
        String digits = Integer.toString(position);
        return one.entity()
                + "-"
                + one.code()
                + "-"
                + one.kind()
                + "-"
                + one.on().getYear()
                + "-"
                + "0".repeat(Math.max(0, 6 - digits.length()))
                + digits;
    }
}
