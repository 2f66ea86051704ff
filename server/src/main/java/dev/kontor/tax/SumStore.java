package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sums of tax lines by month. Months long past are folded into rows once, when somebody asks; the
 * recent ones are read from the lines. Whoever books is not concerned: a trigger notes the lines of
 * days long past, so that none is missed that comes after its month was folded.
 */
final class SumStore {
    /**
     * A line that is no older than 40 days when it is written is not noted as late, so a month is
     * folded only when it ended that long before the oldest transaction began; the rest is for
     * clocks and their zones.
     */
    private static final String FOLDABLE =
            """
            select date_trunc('month', least(now(), min(xact_start)) - interval '45 days')::date
            from pg_stat_activity where datname = current_database()
            """;

    /** Beyond so many, late lines are folded before the next month is. */
    private static final int MANY_LATE = 1_000;

    private static final String NOT_FOLDED =
            """
            select v.id from unnest({0}) as v (id) left join tax.folds f on f.vendor_id = v.id
            where f.before is null or f.before < {1}
               or (select count(*) from (select from tax.late_lines l
                                         where l.vendor_id = v.id and l.booked_on < f.before
                                         limit {2}) as many) = {2}
            """;

    private static final String KIND =
            """
            country, region, jurisdiction, tax_type, rate, rate_type, treatment, buyer_tax_id, currency,
            date_trunc('month', tax_point)::date as sold_in\
            """;

    /** One statement, so that it forgets the late lines that it sums, and no others. */
    private static final String FOLD =
            """
            with late as (
                delete from tax.late_lines where vendor_id = {0} and booked_on < {2}
                returning booked_on, journal_id, no
            ), added as (
                select * from tax.lines where vendor_id = {0} and booked_on >= {1} and booked_on < {2}
                union all
                select lines.* from late join tax.lines
                     on lines.vendor_id = {0} and lines.booked_on = late.booked_on
                        and lines.journal_id = late.journal_id and lines.no = late.no
                where late.booked_on < {1}
            )
            insert into tax.sums (vendor_id, booked_in, country, region, jurisdiction, tax_type, rate,
                                  rate_type, treatment, buyer_tax_id, currency, sold_in, net, taxable, tax)
            select vendor_id, date_trunc('month', booked_on)::date as booked_in, KIND,
                   sum(net), sum(taxable), sum(tax)
            from added
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            """
                    .replace("KIND", KIND);

    private static final String WANTED =
            """
            ({5} is null or jurisdiction = {5} or starts_with(jurisdiction, {5} || '-'))
            and (cardinality({6}) = 0 or treatment = any({6}))\
            """;

    /**
     * Sums from the first day {1} to the last {2}; {3} and {4} are the first month that lies in
     * between as a whole and the one after the last that does.
     */
    private static final String SUMS =
            """
            with CUTS asked as materialized (
                select v.id, greatest({3}, least(coalesce(f.before, {3}), {4})) as split
                from unnest({0}) as v (id) left join tax.folds f on f.vendor_id = v.id
            ), found as (
                select vendor_id, booked_in, country, region, jurisdiction, tax_type, rate, rate_type,
                       treatment, buyer_tax_id, currency, sold_in, net, taxable, tax
                from asked join tax.sums on vendor_id = id and booked_in >= {3} and booked_in < split
                where WANTED
                union all
                select vendor_id, date_trunc('month', booked_on)::date, KIND, net, taxable, tax
                from asked join tax.lines on vendor_id = id and booked_on >= split and booked_on <= {2}
                where WANTED
                union all
                select vendor_id, date_trunc('month', booked_on)::date, KIND, net, taxable, tax
                from asked join tax.lines
                     on vendor_id = id and booked_on >= {1} and booked_on < least({3}, {2} + 1)
                where WANTED
                union all
                select lines.vendor_id, date_trunc('month', booked_on)::date, KIND, net, taxable, tax
                from asked join tax.late_lines late on late.vendor_id = id
                     and late.booked_on >= {3} and late.booked_on < split
                join tax.lines using (vendor_id, booked_on, journal_id, no)
                where WANTED
                MOVED
            )
            select vendor_id, country, region, jurisdiction, tax_type, rate, rate_type, treatment,
                   buyer_tax_id, currency, booked_in, sold_in,
                   sum(net) as net, sum(taxable) as taxable, sum(tax) as tax
            from found
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            order by 11, 2, 4, 5, 6, 8, 10, 12, 1, 9
            """
                    .replace("KIND", KIND)
                    .replace("WANTED", WANTED);

    private static final String WHOLE_MONTHS = SUMS.replace("CUTS", "").replace("MOVED", "");

    /**
     * What was sold in the places {7} from the day {8} until before {9} goes from the month's sum
     * to one of its own. Most is booked on the day it is sold on; the rest has an index.
     */
    private static final String CUT_MONTHS =
            SUMS.replace(
                            "CUTS",
                            """
                            cuts as materialized (
                                select v.id, c.place, c.since, c.before
                                from unnest({0}) as v (id), unnest({7}, {8}, {9}) as c (place, since, before)
                            ), moved as materialized (
                                select lines.*, since from cuts join tax.lines
                                     on vendor_id = id and booked_on >= since and booked_on < before
                                        and tax_point = booked_on
                                        and (jurisdiction = place or starts_with(jurisdiction, place || '-'))
                                union all
                                select lines.*, since from cuts join tax.lines
                                     on vendor_id = id and tax_point >= since and tax_point < before
                                        and tax_point <> booked_on
                                        and (jurisdiction = place or starts_with(jurisdiction, place || '-'))
                            ),\
                            """)
                    .replace(
                            "MOVED",
                            """
                            union all
                            select vendor_id, date_trunc('month', booked_on)::date, country, region,
                                   jurisdiction, tax_type, rate, rate_type, treatment, buyer_tax_id, currency,
                                   unnest(array[since, date_trunc('month', tax_point)::date]),
                                   unnest(array[net, -net]), unnest(array[taxable, -taxable]),
                                   unnest(array[tax, -tax])
                            from moved where booked_on >= {1} and booked_on <= {2} and WANTED\
                            """
                                    .replace("WANTED", WANTED));

    private SumStore() {}

    static List<TaxSum> sums(
            DSLContext sql,
            List<VendorId> vendors,
            LocalDate from,
            LocalDate until,
            @Nullable String place,
            List<String> treatments,
            List<TaxBook.Cut> cuts) {
        YearMonth first = YearMonth.from(from.minusDays(1)).plusMonths(1);
        YearMonth end = YearMonth.from(until.plusDays(1));
        return sql
                .fetch(
                        cuts.isEmpty() ? WHOLE_MONTHS : CUT_MONTHS,
                        ids(vendors),
                        DSL.val(from),
                        DSL.val(until),
                        DSL.val(first.atDay(1)),
                        DSL.val(end.atDay(1)),
                        DSL.val(place, String.class),
                        DSL.val(treatments.toArray(String[]::new)),
                        DSL.val(cuts.stream().map(TaxBook.Cut::place).toArray(String[]::new)),
                        DSL.val(cuts.stream().map(TaxBook.Cut::day).toArray(LocalDate[]::new)),
                        DSL.val(cuts.stream().map(it -> end(it, cuts)).toArray(LocalDate[]::new)))
                .map(SumStore::sum)
                .stream()
                .filter(it -> cuts.isEmpty() || !it.isNothing())
                .toList();
    }

    /** The day after the last of a part: the place's next cut, or the next month. */
    private static LocalDate end(TaxBook.Cut cut, List<TaxBook.Cut> cuts) {
        LocalDate month = YearMonth.from(cut.day()).plusMonths(1).atDay(1);
        return cuts.stream()
                .filter(it -> it.place().equals(cut.place()))
                .map(TaxBook.Cut::day)
                .filter(it -> it.isAfter(cut.day()) && it.isBefore(month))
                .min(Comparator.naturalOrder())
                .orElse(month);
    }

    /** Folds what can be and is not yet; mostly that is one look. */
    static void fold(Database database, List<VendorId> vendors) {
        LocalDate before = database.read(sql -> date(sql, FOLDABLE));
        List<UUID> due =
                database.read(sql ->
                        sql.fetch(NOT_FOLDED, ids(vendors), DSL.val(before), DSL.val(MANY_LATE))
                                .map(row -> row.get(0, UUID.class)));
        due.forEach(vendor -> database.run(tx -> fold(tx, vendor, before)));
    }

    private static void fold(Tx tx, UUID vendor, LocalDate before) {
        DSLContext sql = tx.sql();
        sql.execute(
                "insert into tax.folds values ({0}, date '2000-01-01') on conflict do nothing",
                DSL.val(vendor));
        LocalDate done =
                date(
                        sql,
                        "select before from tax.folds where vendor_id = {0} for update",
                        DSL.val(vendor));
        LocalDate until = done.isAfter(before) ? done : before;
        sql.execute(FOLD, DSL.val(vendor), DSL.val(done), DSL.val(until));
        sql.execute(
                "update tax.folds set before = {1} where vendor_id = {0}",
                DSL.val(vendor), DSL.val(until));
    }

    private static LocalDate date(DSLContext sql, String query, QueryPart... values) {
        return sql.fetchSingle(query, values).get(0, LocalDate.class);
    }

    private static Param<UUID[]> ids(List<VendorId> vendors) {
        return DSL.val(vendors.stream().map(VendorId::value).toArray(UUID[]::new));
    }

    private static TaxSum sum(Record row) {
        return new TaxSum(
                new VendorId(row.get("vendor_id", UUID.class)),
                row.get("country", String.class),
                row.get("region", String.class),
                row.get("jurisdiction", String.class),
                row.get("tax_type", String.class),
                row.get("rate", String.class),
                constant(RateType.class, row.get("rate_type", String.class)),
                constant(Treatment.class, row.get("treatment", String.class)),
                row.get("buyer_tax_id", String.class),
                Currency.getInstance(row.get("currency", String.class)),
                row.get("booked_in", LocalDate.class),
                row.get("sold_in", LocalDate.class),
                row.get("net", BigDecimal.class).longValueExact(),
                row.get("taxable", BigDecimal.class).longValueExact(),
                row.get("tax", BigDecimal.class).longValueExact());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
