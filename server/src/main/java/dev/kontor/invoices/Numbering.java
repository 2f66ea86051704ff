package dev.kontor.invoices;

import static java.util.Objects.requireNonNull;

import dev.kontor.platform.BulkQuery;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.vendors.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Hands out consecutive numbers (handbook 5.3). One statement takes all numbers that a transaction
 * needs, series in a fixed order, and holds the series' rows until it ends: a rollback gives the
 * numbers back, and no other transaction can get between. So it comes last.
 */
final class Numbering {
    private static final BulkQuery<Demand> TAKE =
            BulkQuery.<Demand>of(
                            """
                            insert into invoices.series as s
                                (vendor_id, entity, kind, year, next, last_on)
                            select vendor_id, entity, kind, year, demand + 1, on_day from {given}
                            order by 1, 2, 3, 4
                            on conflict (vendor_id, entity, kind, year) do update
                            set next = s.next + excluded.next - 1,
                                last_on = greatest(s.last_on, excluded.last_on)
                            returning vendor_id, entity, kind, year, next, last_on
                            """)
                    .given("vendor_id", "uuid", demand -> demand.series.vendor())
                    .given("entity", "text", demand -> demand.series.entity())
                    .given("kind", "text", demand -> demand.series.kind().name())
                    .given("year", "int2", demand -> demand.series.year())
                    .given("demand", "int4", Demand::count)
                    .given("on_day", "date", Demand::last);

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

    /** How many numbers of a series are wanted, and the latest day among them. */
    private record Demand(Series series, int count, LocalDate last) {
        Demand plus(Demand other) {
            LocalDate later = last.isAfter(other.last) ? last : other.last;
            return new Demand(series, count + other.count, later);
        }
    }

    /**
     * What a series gave.
     *
     * @param end the number after the last
     */
    private record Given(Series series, int end, LocalDate on) {
        static Given read(ResultSet row) throws SQLException {
            return new Given(
                    new Series(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            Kind.valueOf(row.getString(3)),
                            row.getInt(4)),
                    row.getInt(5),
                    row.getObject(6, LocalDate.class));
        }
    }

    /** One number each, in the order of {@code wanted}. */
    static List<Numbered> take(Tx tx, List<Wanted> wanted) {
        Map<Series, Demand> demands = new LinkedHashMap<>();
        wanted.forEach(one ->
                demands.merge(one.series(), new Demand(one.series(), 1, one.on()), Demand::plus));
        Map<Series, Given> given = new HashMap<>();
        TAKE.run(tx, List.copyOf(demands.values()), Given::read)
                .forEach(run -> given.put(run.series(), run));
        Map<Series, Integer> left = new HashMap<>();
        demands.forEach((series, demand) -> left.put(series, demand.count()));
        List<Numbered> numbers = new ArrayList<>(wanted.size());
        for (Wanted one : wanted) {
            Given run = requireNonNull(given.get(one.series()));
            int remaining = requireNonNull(left.merge(one.series(), -1, Integer::sum));
            numbers.add(new Numbered(number(one, run.end() - 1 - remaining), run.on()));
        }
        return numbers;
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
