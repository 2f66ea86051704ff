package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.DETERMINATIONS;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.db.tables.records.DeterminationsRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of determinations. */
final class DeterminationStore {
    /** A row: a determination, and what bears on it. */
    private record Kept(Determination it, Predicate<String> concerned) {}

    private static final BulkInsert<Kept> INSERT =
            BulkInsert.<Kept>into(DETERMINATIONS)
                    .set(DETERMINATIONS.VENDOR_ID, row -> row.it().vendor().value())
                    .set(DETERMINATIONS.ORDER_ID, row -> row.it().orderId())
                    .set(DETERMINATIONS.NO, row -> (short) row.it().no())
                    .set(DETERMINATIONS.DETERMINED_AT, row -> row.it().determinedAt())
                    .set(
                            DETERMINATIONS.INPUTS,
                            row -> DeterminationWriter.inputs(row.it(), row.concerned()))
                    .set(
                            DETERMINATIONS.ANSWER,
                            row -> DeterminationWriter.answer(row.it().answer()))
                    .set(DETERMINATIONS.RULES, row -> String.join(" ", row.it().answer().rules()))
                    .set(DETERMINATIONS.CONTENT_VERSION, row -> row.it().answer().contentVersion());

    private final Database database;

    DeterminationStore(Database database) {
        this.database = database;
    }

    /**
     * @param concerned tells under which codes registrations and thresholds bear on one
     */
    void insert(
            Tx tx,
            List<Determination> determinations,
            Function<Determination, Predicate<String>> concerned) {
        INSERT.queue(
                tx, determinations.stream().map(it -> new Kept(it, concerned.apply(it))).toList());
    }

    List<Determination> find(VendorId vendor, UUID orderId) {
        return database.read(sql ->
                sql.selectFrom(DETERMINATIONS)
                        .where(DETERMINATIONS.VENDOR_ID.eq(vendor.value()))
                        .and(DETERMINATIONS.ORDER_ID.eq(orderId))
                        .orderBy(DETERMINATIONS.NO)
                        .fetch(DeterminationStore::determination));
    }

    /** Those of all vendors that were made in a period, in the order of their keys. */
    List<Determination> from(
            Instant from, Instant until, @Nullable Determination after, int limit) {
        Condition further =
                after == null
                        ? DSL.noCondition()
                        : DSL.row(
                                        DETERMINATIONS.VENDOR_ID,
                                        DETERMINATIONS.ORDER_ID,
                                        DETERMINATIONS.NO)
                                .gt(after.vendor().value(), after.orderId(), (short) after.no());
        return database.read(sql ->
                sql.selectFrom(DETERMINATIONS)
                        .where(DETERMINATIONS.DETERMINED_AT.ge(from.atOffset(ZoneOffset.UTC)))
                        .and(DETERMINATIONS.DETERMINED_AT.lt(until.atOffset(ZoneOffset.UTC)))
                        .and(further)
                        .orderBy(
                                DETERMINATIONS.VENDOR_ID,
                                DETERMINATIONS.ORDER_ID,
                                DETERMINATIONS.NO)
                        .limit(limit)
                        .fetch(DeterminationStore::determination));
    }

    private static Determination determination(DeterminationsRecord row) {
        TaxQuestion question = DeterminationReader.question(row.getInputs());
        return new Determination(
                new VendorId(row.getVendorId()),
                row.getOrderId(),
                row.getNo(),
                row.getDeterminedAt().toInstant(),
                question,
                DeterminationReader.determined(
                        row.getAnswer(),
                        question,
                        List.of(row.getRules().split(" ", -1)),
                        row.getContentVersion()));
    }
}
