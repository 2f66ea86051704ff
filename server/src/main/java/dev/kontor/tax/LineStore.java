package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.LINES;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The table of tax lines. */
final class LineStore {
    private static final BulkInsert<TaxLine> INSERT =
            BulkInsert.<TaxLine>into(LINES)
                    .set(LINES.VENDOR_ID, it -> it.of().vendor().value())
                    .set(LINES.BOOKED_ON, TaxLine::bookedOn)
                    .set(LINES.JOURNAL_ID, it -> it.of().journal())
                    .set(LINES.NO, it -> (short) it.no())
                    .set(LINES.CAUSE, it -> word(it.of().cause()))
                    .set(LINES.SOURCE_ID, it -> it.of().source())
                    .set(LINES.ORDER_ID, it -> it.of().order())
                    .set(LINES.ENTITY, it -> it.of().entity())
                    .set(LINES.DOCUMENT_ID, it -> it.of().document())
                    .set(LINES.DOCUMENT_NUMBER, it -> it.of().number())
                    .set(LINES.COUNTRY, TaxLine::country)
                    .set(LINES.REGION, TaxLine::region)
                    .set(LINES.JURISDICTION, it -> it.part().jurisdiction())
                    .set(LINES.TAX_TYPE, it -> it.part().taxType())
                    .set(LINES.RATE, it -> it.part().rate())
                    .set(LINES.RATE_TYPE, it -> word(it.rateType()))
                    .set(LINES.TREATMENT, it -> word(it.part().treatment()))
                    .set(LINES.BUYER_TAX_ID, TaxLine::buyerTaxId)
                    .set(LINES.CURRENCY, it -> it.of().currency().getCurrencyCode())
                    .set(LINES.NET, it -> it.part().net())
                    .set(LINES.TAXABLE, it -> it.part().taxable())
                    .set(LINES.TAX, it -> it.part().tax())
                    .set(LINES.TAX_POINT, TaxLine::taxPoint)
                    .set(LINES.BOOKED_AT, it -> it.of().at())
                    .set(LINES.BUYER_COUNTRY, it -> it.of().country());

    private LineStore() {}

    static void insert(Tx tx, List<TaxLine> lines) {
        INSERT.queue(tx, lines);
    }

    static List<TaxBook.JournalSum> byJournal(
            DSLContext sql, VendorId vendor, Instant from, Instant until) {
        return sql.fetch(
                        """
                        select journal_id, jurisdiction, tax_type, currency,
                               sum(net)::bigint, sum(tax)::bigint
                        from tax.lines
                        where vendor_id = {0} and booked_on between {3} and {4}
                          and booked_at >= {1} and booked_at < {2}
                        group by 1, 2, 3, 4
                        """,
                        DSL.val(vendor.value()),
                        DSL.val(from.atOffset(ZoneOffset.UTC)),
                        DSL.val(until.atOffset(ZoneOffset.UTC)),
                        DSL.val(LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1)),
                        DSL.val(LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1)))
                .map(row ->
                        new TaxBook.JournalSum(
                                row.get(0, UUID.class),
                                row.get(1, String.class),
                                row.get(2, String.class),
                                Currency.getInstance(row.get(3, String.class)),
                                row.get(4, Long.class),
                                row.get(5, Long.class)));
    }

    static Optional<TaxBook.Span> span(DSLContext sql, VendorId vendor) {
        return sql.select(DSL.min(LINES.BOOKED_AT), DSL.max(LINES.BOOKED_AT))
                .from(LINES)
                .where(LINES.VENDOR_ID.eq(vendor.value()))
                .fetchOptional()
                .filter(it -> it.value1() != null)
                .map(it -> new TaxBook.Span(it.value1().toInstant(), it.value2().toInstant()));
    }

    /** The journals whose lines bear tax. */
    static List<UUID> journals(DSLContext sql, VendorId vendor, LocalDate from, LocalDate until) {
        return sql.selectDistinct(LINES.JOURNAL_ID)
                .from(LINES)
                .where(LINES.VENDOR_ID.eq(vendor.value()))
                .and(LINES.BOOKED_ON.between(from, until))
                .and(LINES.TAX.ne(0L))
                .orderBy(LINES.JOURNAL_ID)
                .fetch(LINES.JOURNAL_ID);
    }

    static List<TaxBook.TaxPoint> taxPoints(
            DSLContext sql,
            VendorId vendor,
            LocalDate from,
            LocalDate until,
            Set<String> countries) {
        return sql.selectDistinct(LINES.JOURNAL_ID, LINES.JURISDICTION, LINES.TAX_POINT)
                .from(LINES)
                .where(LINES.VENDOR_ID.eq(vendor.value()))
                .and(LINES.BOOKED_ON.between(from, until))
                .and(LINES.COUNTRY.in(countries))
                .and(LINES.TAX.ne(0L))
                .fetch(it -> new TaxBook.TaxPoint(it.value1(), it.value2(), it.value3()));
    }

    /** The first day on which something was booked. */
    static Optional<LocalDate> firstDay(DSLContext sql, List<VendorId> vendors) {
        return Optional.ofNullable(
                sql.select(DSL.min(LINES.BOOKED_ON))
                        .from(LINES)
                        .where(LINES.VENDOR_ID.in(vendors.stream().map(VendorId::value).toList()))
                        .fetchOne(0, LocalDate.class));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
