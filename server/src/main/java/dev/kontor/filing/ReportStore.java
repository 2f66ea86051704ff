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
import java.time.OffsetDateTime;
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

/** What was locked, filed and paid, and the rates that were given. */
final class ReportStore {
    /**
     * A return that was locked.
     *
     * @param report as it was locked, in JSON
     * @param reference under which the authority has it
     */
    record Kept(
            UUID owner,
            UUID id,
            String scheme,
            String period,
            String report,
            Instant lockedAt,
            @Nullable Instant filedAt,
            @Nullable String reference,
            @Nullable Instant paidAt) {
        String status() {
            if (filedAt == null) {
                return "locked";
            }
            return paidAt == null ? "filed" : "paid";
        }

        Report asReport() {
            return Json.mapper().readValue(report, Report.class).as(this);
        }
    }

    private record Figure(UUID kept, String scheme, int no, TaxSum sum) {}

    private static final BulkInsert<Figure> INSERT =
            BulkInsert.<Figure>into(FIGURES)
                    .set(FIGURES.VENDOR_ID, it -> it.sum().vendor().value())
                    .set(FIGURES.SCHEME, Figure::scheme)
                    .set(FIGURES.RETURN_ID, Figure::kept)
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

    /** Keeps a return with what it declares, unless this period is locked already. */
    static boolean lock(
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
                        .set(RETURNS.LOCKED_AT, scope.now().atOffset(ZoneOffset.UTC))
                        .set(RETURNS.LOCKED_BY, actor)
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

    static List<Kept> kept(DSLContext sql, Scope scope) {
        return sql.selectFrom(RETURNS)
                .where(ofOwner(scope))
                .orderBy(RETURNS.UNTIL, RETURNS.SCHEME)
                .fetch(ReportStore::kept);
    }

    static Optional<Kept> find(DSLContext sql, Scope scope, Scheme scheme, Period period) {
        return sql.selectFrom(RETURNS)
                .where(ofOwner(scope))
                .and(RETURNS.SCHEME.eq(scheme.code()))
                .and(RETURNS.PERIOD.eq(period.toString()))
                .fetchOptional(ReportStore::kept);
    }

    /** Marks a return as filed; whether this call did. */
    static boolean file(Tx tx, Kept locked, @Nullable String reference, Instant at, String actor) {
        return tx.sql()
                        .update(RETURNS)
                        .set(RETURNS.FILED_AT, at.atOffset(ZoneOffset.UTC))
                        .set(RETURNS.FILED_BY, actor)
                        .set(RETURNS.REFERENCE, reference)
                        .where(RETURNS.VENDOR_ID.eq(locked.owner()))
                        .and(RETURNS.ID.eq(locked.id()))
                        .and(RETURNS.FILED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Marks a return as paid; whether this call did. */
    static boolean pay(Tx tx, Kept filed, Instant at, String actor) {
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

    private static Kept kept(ReturnsRecord row) {
        return new Kept(
                row.getVendorId(),
                row.getId(),
                row.getScheme(),
                row.getPeriod(),
                row.getReport(),
                row.getLockedAt().toInstant(),
                instant(row.getFiledAt()),
                row.getReference(),
                instant(row.getPaidAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** All that returns of this scheme have declared of these vendors. */
    static List<TaxSum> figures(DSLContext sql, Scope scope, Scheme scheme) {
        return figures(sql, scope, FIGURES.SCHEME.eq(scheme.code()));
    }

    /** What one return has declared of these vendors. */
    static List<TaxSum> figures(DSLContext sql, Scope scope, Kept kept) {
        return figures(
                sql, scope, FIGURES.SCHEME.eq(kept.scheme()).and(FIGURES.RETURN_ID.eq(kept.id())));
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
