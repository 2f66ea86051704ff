package dev.kontor.refunds;

import static dev.kontor.refunds.db.Tables.TAX_BACKLOGS;

import dev.kontor.ledger.JournalId;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the journals of old have been looked through. */
final class BacklogStore {
    /**
     * @param before the last journal that was looked at, going back; null before the first
     */
    record Backlog(VendorId vendor, @Nullable JournalId before) {}

    private final Database database;

    BacklogStore(Database database) {
        this.database = database;
    }

    /** Empty where nothing is left to do. */
    Optional<Backlog> find(VendorId vendor) {
        return database.read(sql ->
                sql.selectFrom(TAX_BACKLOGS)
                        .where(TAX_BACKLOGS.VENDOR_ID.eq(vendor.value()))
                        .fetchOptional(row ->
                                new Backlog(
                                        vendor,
                                        row.getBefore() == null
                                                ? null
                                                : new JournalId(row.getBefore()))));
    }

    /** Whether nobody else has come further; then the row is locked and moved. */
    boolean advance(Tx tx, Backlog from, JournalId to) {
        JournalId before = from.before();
        return tx.sql()
                        .update(TAX_BACKLOGS)
                        .set(TAX_BACKLOGS.BEFORE, to.value())
                        .where(TAX_BACKLOGS.VENDOR_ID.eq(from.vendor().value()))
                        .and(
                                TAX_BACKLOGS.BEFORE.isNotDistinctFrom(
                                        before == null ? null : before.value()))
                        .execute()
                == 1;
    }

    void done(Tx tx, VendorId vendor) {
        tx.sql()
                .deleteFrom(TAX_BACKLOGS)
                .where(TAX_BACKLOGS.VENDOR_ID.eq(vendor.value()))
                .execute();
    }
}
