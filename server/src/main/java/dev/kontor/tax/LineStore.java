package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.LINES;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
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

    private static final String SUMS =
            """
            select vendor_id, country, region, jurisdiction, tax_type, rate, rate_type, treatment,
                   buyer_tax_id, currency, date_trunc('month', booked_on)::date as booked_in,
                   date_trunc('month', tax_point)::date as sold_in,
                   sum(net) as net, sum(taxable) as taxable, sum(tax) as tax
            from tax.lines
            where vendor_id = any({0}) and booked_on between {1} and {2}
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
            order by 11, 2, 4, 5, 6, 8, 10, 12, 1, 9
            """;

    private LineStore() {}

    static void insert(Tx tx, List<TaxLine> lines) {
        INSERT.queue(tx, lines);
    }

    static List<TaxSum> sums(
            DSLContext sql, List<VendorId> vendors, LocalDate from, LocalDate until) {
        return sql.fetch(
                        SUMS,
                        DSL.val(vendors.stream().map(VendorId::value).toArray(UUID[]::new)),
                        DSL.val(from),
                        DSL.val(until))
                .map(LineStore::sum);
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

    /** The first day on which something was booked. */
    static Optional<LocalDate> firstDay(DSLContext sql, List<VendorId> vendors) {
        return Optional.ofNullable(
                sql.select(DSL.min(LINES.BOOKED_ON))
                        .from(LINES)
                        .where(LINES.VENDOR_ID.in(vendors.stream().map(VendorId::value).toList()))
                        .fetchOne(0, LocalDate.class));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
