package dev.kontor.tax;

import static dev.kontor.tax.db.Tables.DETERMINATIONS;

import dev.kontor.platform.BulkInsert;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import dev.kontor.tax.db.tables.records.DeterminationsRecord;
import java.util.List;
import java.util.UUID;

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
