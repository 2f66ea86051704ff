package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.Tx;
import dev.kontor.platform.VendorId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tax lines, for reading: what returns are made of. {@link Tax#book} writes them. */
public final class TaxBook {
    private final Database database;

    TaxBook(Database database) {
        this.database = database;
    }

    /**
     * The lines of these vendors that were booked from one day to the other, both included, in sums
     * by all that returns ask for; the months in order.
     */
    public List<TaxSum> sums(List<VendorId> vendors, LocalDate from, LocalDate until) {
        return database.read(sql -> LineStore.sums(sql, vendors, from, until));
    }

    /** The same, seen by the transaction. */
    public List<TaxSum> sums(Tx tx, List<VendorId> vendors, LocalDate from, LocalDate until) {
        return LineStore.sums(tx.sql(), vendors, from, until);
    }

    /** The journals of lines with tax that were booked on these days. */
    public List<UUID> journals(VendorId vendor, LocalDate from, LocalDate until) {
        return database.read(sql -> LineStore.journals(sql, vendor, from, until));
    }

    /** The first day on which one of them booked a line. */
    public Optional<LocalDate> firstDay(List<VendorId> vendors) {
        return database.read(sql -> LineStore.firstDay(sql, vendors));
    }
}
