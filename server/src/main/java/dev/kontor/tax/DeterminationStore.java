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
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The table of determinations. */
final class DeterminationStore {
    private static final BulkInsert<Determination> INSERT =
            BulkInsert.<Determination>into(DETERMINATIONS)
                    .set(DETERMINATIONS.VENDOR_ID, it -> it.vendor().value())
                    .set(DETERMINATIONS.ORDER_ID, Determination::orderId)
                    .set(DETERMINATIONS.NO, it -> (short) it.no())
                    .set(DETERMINATIONS.DETERMINED_AT, Determination::determinedAt)
                    .set(DETERMINATIONS.INPUTS, DeterminationWriter::inputs)
                    .set(DETERMINATIONS.ANSWER, it -> DeterminationWriter.answer(it.answer()))
                    .set(DETERMINATIONS.RULES, it -> String.join(" ", it.answer().rules()))
                    .set(DETERMINATIONS.CONTENT_VERSION, it -> it.answer().contentVersion());

    private final Database database;

    DeterminationStore(Database database) {
        this.database = database;
    }

    void insert(Tx tx, List<Determination> determinations) {
        INSERT.queue(tx, determinations);
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
