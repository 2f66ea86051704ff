package dev.kontor.nexus;

import static dev.kontor.nexus.db.Tables.CLOSINGS;
import static dev.kontor.nexus.db.Tables.TURNOVER;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.SalesBook;
import dev.kontor.tax.SoldOnDay;
import dev.kontor.tax.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What vendors sold, by day and place. Days that get no further lines are summed into rows once;
 * the open ones are read from the tax lines each time.
 */
final class TurnoverStore {
    /**
     * Days that stay open. A line is booked on the day of its commit in the calendar of its place,
     * which is at most a day away from UTC's.
     */
    private static final int OPEN = 3;

    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);

    private static final String SUMS =
            """
            select sold_on, country, tax_country, region, treatment, zero_rated, currency,
                   sum(net)::bigint as net, sum(sales)::bigint as sales
            from nexus.turnover
            where vendor_id = any({0}) and sold_on >= {1}
            group by 1, 2, 3, 4, 5, 6, 7
            """;

    private static final String ADD =
            """
            insert into nexus.turnover values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9})
            on conflict (vendor_id, sold_on, country, tax_country, region, treatment, zero_rated,
                         currency)
            do update set net = turnover.net + excluded.net, sales = turnover.sales + excluded.sales
            """;

    private final Database database;
    private final SalesBook book;

    TurnoverStore(Database database, SalesBook book) {
        this.database = database;
        this.book = book;
    }

    /** All that these vendors sold since a day, as of {@code today}. */
    List<SoldOnDay> since(List<VendorId> vendors, LocalDate from, LocalDate today) {
        LocalDate closed = today.minusDays(OPEN + 1L);
        for (VendorId vendor : notClosed(vendors, closed)) {
            close(vendor, closed);
        }
        List<SoldOnDay> sold = new ArrayList<>();
        byClosing(vendors)
                .forEach((until, some) -> {
                    sold.addAll(closedDays(some, from));
                    book.sold(some, until.plusDays(1), today.plusDays(2)).stream()
                            .filter(it -> !it.soldOn().isBefore(from))
                            .forEach(sold::add);
                });
        return sold;
    }

    /** Forgets the sums of closed days; whoever asks next makes them anew of all lines. */
    void reopen(Tx tx, VendorId vendor) {
        tx.sql().deleteFrom(CLOSINGS).where(CLOSINGS.VENDOR_ID.eq(vendor.value())).execute();
        tx.sql().deleteFrom(TURNOVER).where(TURNOVER.VENDOR_ID.eq(vendor.value())).execute();
    }

    /** Mostly one day; around midnight some may be closed further than others. */
    private Map<LocalDate, List<VendorId>> byClosing(List<VendorId> vendors) {
        return database.read(sql ->
                sql.select(CLOSINGS.CLOSED_UNTIL, CLOSINGS.VENDOR_ID)
                        .from(CLOSINGS)
                        .where(CLOSINGS.VENDOR_ID.in(ids(vendors)))
                        .fetchGroups(CLOSINGS.CLOSED_UNTIL, row -> new VendorId(row.value2())));
    }

    /** Those whose days up to this one are not in rows yet. */
    private List<VendorId> notClosed(List<VendorId> vendors, LocalDate closed) {
        return database.read(sql -> {
            List<VendorId> open = new ArrayList<>(vendors);
            open.removeAll(
                    sql.select(CLOSINGS.VENDOR_ID)
                            .from(CLOSINGS)
                            .where(CLOSINGS.VENDOR_ID.in(ids(vendors)))
                            .and(CLOSINGS.CLOSED_UNTIL.ge(closed))
                            .fetch(row -> new VendorId(row.value1())));
            return open;
        });
    }

    /** Sums the days up to this one into rows, each once: who comes second finds them closed. */
    private void close(VendorId vendor, LocalDate until) {
        database.run(tx -> {
            tx.sql()
                    .insertInto(CLOSINGS)
                    .set(CLOSINGS.VENDOR_ID, vendor.value())
                    .set(CLOSINGS.CLOSED_UNTIL, BEGINNING)
                    .onConflictDoNothing()
                    .execute();
            LocalDate before =
                    tx.sql()
                            .select(CLOSINGS.CLOSED_UNTIL)
                            .from(CLOSINGS)
                            .where(CLOSINGS.VENDOR_ID.eq(vendor.value()))
                            .forUpdate()
                            .fetchSingle()
                            .value1();
            if (before.isBefore(until)) {
                for (SoldOnDay one : book.sold(tx, vendor, before.plusDays(1), until)) {
                    tx.sql()
                            .execute(
                                    ADD,
                                    DSL.val(one.vendor().value()),
                                    DSL.val(one.soldOn()),
                                    DSL.val(one.country()),
                                    DSL.val(one.taxCountry()),
                                    DSL.val(one.region()),
                                    DSL.val(one.treatment().name().toLowerCase(Locale.ROOT)),
                                    DSL.val(one.zeroRated()),
                                    DSL.val(one.currency().getCurrencyCode()),
                                    DSL.val(one.net()),
                                    DSL.val(one.sales()));
                }
                tx.sql()
                        .update(CLOSINGS)
                        .set(CLOSINGS.CLOSED_UNTIL, until)
                        .where(CLOSINGS.VENDOR_ID.eq(vendor.value()))
                        .execute();
            }
        });
    }

    private List<SoldOnDay> closedDays(List<VendorId> vendors, LocalDate from) {
        return database.read(sql ->
                sql.fetch(SUMS, DSL.val(ids(vendors).toArray(UUID[]::new)), DSL.val(from))
                        .map(row -> read(vendors.getFirst(), row)));
    }

    private static List<UUID> ids(List<VendorId> vendors) {
        return vendors.stream().map(VendorId::value).toList();
    }

    /** A sum over vendors is told under the first one's name: only its amounts count. */
    private static SoldOnDay read(VendorId vendor, Record row) {
        return new SoldOnDay(
                vendor,
                row.get("sold_on", LocalDate.class),
                row.get("country", String.class),
                row.get("tax_country", String.class),
                row.get("region", String.class),
                Treatment.valueOf(row.get("treatment", String.class).toUpperCase(Locale.ROOT)),
                row.get("zero_rated", Boolean.class),
                Currency.getInstance(row.get("currency", String.class)),
                row.get("net", Long.class),
                row.get("sales", Long.class));
    }
}
