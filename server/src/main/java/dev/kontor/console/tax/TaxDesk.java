package dev.kontor.console.tax;

import dev.kontor.console.Staff;
import dev.kontor.console.Task;
import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.web.By;
import java.util.function.BiFunction;

/** Changes what nexus keeps, for somebody who may; nexus notes in the audit log who has. */
final class TaxDesk {
    private final Database database;

    TaxDesk(Database database) {
        this.database = database;
    }

    /** Does the work in one transaction. */
    <T> T run(Staff staff, BiFunction<Tx, By, T> work) {
        staff.need(Task.TAXES);
        By by = by(staff);
        return database.write(tx -> work.apply(tx, by));
    }

    static By by(Staff staff) {
        return new By(staff.vendorId(), staff.actor(), staff.requestId());
    }
}
