package dev.kontor.console.products;

import dev.kontor.console.Staff;
import dev.kontor.console.StaffLog;
import dev.kontor.console.Task;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import java.time.Instant;
import java.util.function.BiFunction;

/** Changes the catalog for somebody who may, and notes in the audit log who has. */
final class CatalogDesk {
    private final Database database;
    private final StaffLog log;

    CatalogDesk(Database database, StaffLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Does the work in one transaction.
     *
     * @param action such as {@code product.changed}
     * @param work answers the id of what was changed
     */
    <T> T run(Staff staff, String action, BiFunction<Tx, Instant, T> work) {
        staff.need(Task.CATALOG);
        return database.write(tx -> {
            T changed = work.apply(tx, staff.now());
            note(tx, staff, action, changed.toString());
            return changed;
        });
    }

    /** Notes what somebody has done, in the transaction of another module that does it. */
    void note(Tx tx, Staff staff, String action, String object) {
        log.note(tx, staff, action, object);
    }
}
