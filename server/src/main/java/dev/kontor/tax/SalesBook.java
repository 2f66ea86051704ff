package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The tax lines as thresholds count them: by the day of the sale and the place of the buyer. */
public final class SalesBook {
    private static final String BY_DAY =
            """
            select vendor_id, tax_point, coalesce(buyer_country, country) as buyer_country, country,
                   coalesce(region, '') as region, treatment,
                   treatment = 'taxed' and rate = '0' as zero_rated, currency, sum(net) as net,
                   count(*) filter (where cause = 'sale' and no = 1) as sales
            from tax.lines
            where vendor_id = any({0}) and booked_on between {1} and {2}
            group by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    private final Database database;

    SalesBook(Database database) {
        this.database = database;
    }

    /** What these vendors booked from one day to the other, both included. */
    public List<SoldOnDay> sold(List<VendorId> vendors, LocalDate from, LocalDate until) {
        return database.read(sql -> sold(sql, vendors, from, until));
    }

    /** The same, seen by the transaction. */
    public List<SoldOnDay> sold(Tx tx, VendorId vendor, LocalDate from, LocalDate until) {
        return sold(tx.sql(), List.of(vendor), from, until);
    }

    private static List<SoldOnDay> sold(
            DSLContext sql, List<VendorId> vendors, LocalDate from, LocalDate until) {
        return sql.fetch(
                        BY_DAY,
                        DSL.val(vendors.stream().map(VendorId::value).toArray(UUID[]::new)),
                        DSL.val(from),
                        DSL.val(until))
                .map(SalesBook::read);
    }

    private static SoldOnDay read(Record row) {
        return new SoldOnDay(
                new VendorId(row.get("vendor_id", UUID.class)),
                row.get("tax_point", LocalDate.class),
                row.get("buyer_country", String.class),
                row.get("country", String.class),
                row.get("region", String.class),
                Treatment.valueOf(row.get("treatment", String.class).toUpperCase(Locale.ROOT)),
                row.get("zero_rated", Boolean.class),
                Currency.getInstance(row.get("currency", String.class)),
                row.get("net", BigDecimal.class).longValueExact(),
                row.get("sales", Long.class));
    }
}
