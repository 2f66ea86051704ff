package dev.kontor.filing;

import static dev.kontor.filing.db.Tables.FIGURES;
import static dev.kontor.filing.db.Tables.RATES;
import static dev.kontor.filing.db.Tables.RETURNS;

import dev.kontor.filing.db.tables.records.FiguresRecord;
import dev.kontor.filing.db.tables.records.ReturnsRecord;
import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Json;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.RateType;
import dev.kontor.tax.TaxSum;
import dev.kontor.tax.Treatment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What was filed, and the rates that were given. */
final class ReportStore {
    /**
     * A return that was filed.
     *
     * @param report as it was filed, in JSON
     */
    record Filed(
            UUID owner,
            UUID id,
            String scheme,
            String period,
            String report,
            Instant filedAt,
            @Nullable Instant paidAt) {
        Report asReport() {
            Report frozen = Json.mapper().readValue(report, Report.class).filed(filedAt);
            return paidAt == null ? frozen : frozen.paid(filedAt, paidAt);
        }
    }

    private record Figure(UUID filed, String scheme, int no, TaxSum sum) {}

    private static final BulkInsert<Figure> INSERT =
            BulkInsert.<Figure>into(FIGURES)
                    .set(FIGURES.VENDOR_ID, it -> it.sum().vendor().value())
                    .set(FIGURES.SCHEME, Figure::scheme)
                    .set(FIGURES.RETURN_ID, Figure::filed)
                    .set(FIGURES.NO, Figure::no)
                    .set(FIGURES.COUNTRY, it -> it.sum().country())
                    .set(FIGURES.REGION, it -> it.sum().region())
                    .set(FIGURES.JURISDICTION, it -> it.sum().jurisdiction())
                    .set(FIGURES.TAX_TYPE, it -> it.sum().taxType())
                    .set(FIGURES.RATE, it -> it.sum().rate())
                    .set(FIGURES.RATE_TYPE, it -> word(it.sum().rateType()))
                    .set(FIGURES.TREATMENT, it -> word(it.sum().treatment()))
                    .set(FIGURES.BUYER_TAX_ID, it -> it.sum().buyerTaxId())
                    .set(FIGURES.CURRENCY, it -> it.sum().currency().getCurrencyCode())
                    .set(FIGURES.BOOKED_IN, it -> it.sum().bookedIn())
                    .set(FIGURES.SOLD_IN, it -> it.sum().soldIn())
                    .set(FIGURES.NET, it -> it.sum().net())
                    .set(FIGURES.TAXABLE, it -> it.sum().taxable())
                    .set(FIGURES.TAX, it -> it.sum().tax());

    private ReportStore() {}

    /** Keeps a return with what it declares, unless this period is filed already. */
    static boolean file(
            Tx tx, Scope scope, UUID id, Report report, List<TaxSum> figures, String actor) {
        int inserted =
                tx.sql()
                        .insertInto(RETURNS)
                        .set(RETURNS.VENDOR_ID, scope.owner())
                        .set(RETURNS.ID, id)
                        .set(RETURNS.ENTITY, scope.entity().code())
                        .set(RETURNS.SCHEME, report.scheme())
                        .set(RETURNS.PERIOD, report.period())
                        .set(RETURNS.UNTIL, report.until())
                        .set(RETURNS.REPORT, Json.text(report))
                        .set(RETURNS.FILED_AT, scope.now().atOffset(ZoneOffset.UTC))
                        .set(RETURNS.FILED_BY, actor)
                        .onConflictDoNothing()
                        .execute();
        if (inserted == 0) {
            return false;
        }
        List<Figure> rows = new ArrayList<>();
        figures.forEach(it -> rows.add(new Figure(id, report.scheme(), rows.size() + 1, it)));
        INSERT.run(tx, rows);
        return true;
    }

    static List<Filed> filed(DSLContext sql, Scope scope) {
        return sql.selectFrom(RETURNS)
                .where(ofOwner(scope))
                .orderBy(RETURNS.UNTIL, RETURNS.SCHEME)
                .fetch(ReportStore::filed);
    }

    static Optional<Filed> find(DSLContext sql, Scope scope, Scheme scheme, Period period) {
        return sql.selectFrom(RETURNS)
                .where(ofOwner(scope))
                .and(RETURNS.SCHEME.eq(scheme.code()))
                .and(RETURNS.PERIOD.eq(period.toString()))
                .fetchOptional(ReportStore::filed);
    }

    /** Marks a return as paid; whether this call did. */
    static boolean pay(Tx tx, Filed filed, Instant at, String actor) {
        return tx.sql()
                        .update(RETURNS)
                        .set(RETURNS.PAID_AT, at.atOffset(ZoneOffset.UTC))
                        .set(RETURNS.PAID_BY, actor)
                        .where(RETURNS.VENDOR_ID.eq(filed.owner()))
                        .and(RETURNS.ID.eq(filed.id()))
                        .and(RETURNS.PAID_AT.isNull())
                        .execute()
                == 1;
    }

    private static Condition ofOwner(Scope scope) {
        return RETURNS.VENDOR_ID.eq(scope.owner()).and(RETURNS.ENTITY.eq(scope.entity().code()));
    }

    private static Filed filed(ReturnsRecord row) {
        return new Filed(
                row.getVendorId(),
                row.getId(),
                row.getScheme(),
                row.getPeriod(),
                row.getReport(),
                row.getFiledAt().toInstant(),
                row.getPaidAt() == null ? null : row.getPaidAt().toInstant());
    }

    /** All that returns of this scheme have declared of these vendors. */
    static List<TaxSum> figures(DSLContext sql, Scope scope, Scheme scheme) {
        return figures(sql, scope, FIGURES.SCHEME.eq(scheme.code()));
    }

    /** What one return has declared of these vendors. */
    static List<TaxSum> figures(DSLContext sql, Scope scope, Filed filed) {
        return figures(
                sql,
                scope,
                FIGURES.SCHEME.eq(filed.scheme()).and(FIGURES.RETURN_ID.eq(filed.id())));
    }

    private static List<TaxSum> figures(DSLContext sql, Scope scope, Condition which) {
        return sql.selectFrom(FIGURES)
                .where(FIGURES.VENDOR_ID.in(ids(scope.vendors())))
                .and(which)
                .orderBy(FIGURES.RETURN_ID, FIGURES.NO)
                .fetch(ReportStore::sum);
    }

    private static List<UUID> ids(List<VendorId> vendors) {
        return vendors.stream().map(VendorId::value).toList();
    }

    private static TaxSum sum(FiguresRecord row) {
        return new TaxSum(
                new VendorId(row.getVendorId()),
                row.getCountry(),
                row.getRegion(),
                row.getJurisdiction(),
                row.getTaxType(),
                row.getRate(),
                RateType.valueOf(row.getRateType().toUpperCase(Locale.ROOT)),
                Treatment.valueOf(row.getTreatment().toUpperCase(Locale.ROOT)),
                row.getBuyerTaxId(),
                Currency.getInstance(row.getCurrency()),
                row.getBookedIn(),
                row.getSoldIn(),
                row.getNet(),
                row.getTaxable(),
                row.getTax());
    }

    static List<RateBook.Given> rates(DSLContext sql, Scope scope) {
        return sql.selectFrom(RATES)
                .where(RATES.VENDOR_ID.eq(scope.owner()))
                .fetch(row ->
                        new RateBook.Given(
                                Currency.getInstance(row.getCurrency()),
                                row.getDay(),
                                Currency.getInstance(row.getBase()),
                                row.getPerUnit(),
                                row.getPublishedOn()));
    }

    /** Gives a rate, or another one than before: what was filed keeps its own. */
    static void give(Tx tx, Scope scope, RateBook.Given rate, String actor) {
        tx.sql()
                .insertInto(RATES)
                .set(RATES.VENDOR_ID, scope.owner())
                .set(RATES.CURRENCY, rate.currency().getCurrencyCode())
                .set(RATES.DAY, rate.day())
                .set(RATES.BASE, rate.base().getCurrencyCode())
                .set(RATES.PER_UNIT, rate.perUnit())
                .set(RATES.PUBLISHED_ON, rate.publishedOn())
                .set(RATES.GIVEN_AT, scope.now().atOffset(ZoneOffset.UTC))
                .set(RATES.GIVEN_BY, actor)
                .onConflict(RATES.VENDOR_ID, RATES.CURRENCY, RATES.DAY, RATES.BASE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
