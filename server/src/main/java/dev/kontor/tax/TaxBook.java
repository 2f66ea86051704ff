package dev.kontor.tax;

import dev.kontor.platform.Database;
import dev.kontor.platform.VendorId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tax lines, for reading: what returns are made of. {@link Tax#book} writes them. */
public final class TaxBook {
    /** What the lines of a journal hold of one tax. Amounts in minor units of the currency. */
    public record JournalSum(
            UUID journal,
            String jurisdiction,
            String taxType,
            Currency currency,
            long net,
            long tax) {}

    /** When the first and the last line were booked. */
    public record Span(Instant first, Instant last) {}

    /**
     * A day on which a month of sales is cut in two: what was sold in the place from then on is a
     * sum of its own, and the day its {@link TaxSum#soldIn()}.
     *
     * @param place with all that lies in it, such as {@code HU}
     */
    public record Cut(String place, LocalDate day) {}

    /** When that was sold whose tax a journal books; the day in the calendar of the place. */
    public record TaxPoint(UUID journal, String jurisdiction, LocalDate day) {}

    private final Database database;

    TaxBook(Database database) {
        this.database = database;
    }

    /**
     * The lines of these vendors that were booked from one day to the other, both included, in sums
     * by all that returns ask for; the months in order.
     */
    public List<TaxSum> sums(List<VendorId> vendors, LocalDate from, LocalDate until) {
        return sums(vendors, from, until, null, List.of(), List.of());
    }

    /**
     * The same of one place with all that lies in it, and of some treatments.
     *
     * @param place such as {@code US-TX}; null is everywhere
     * @param treatments in lower case; empty are all
     * @param cuts where sums by month would not do
     */
    public List<TaxSum> sums(
            List<VendorId> vendors,
            LocalDate from,
            LocalDate until,
            @Nullable String place,
            List<String> treatments,
            List<Cut> cuts) {
        SumStore.fold(database, vendors);
        return database.read(
                sql -> SumStore.sums(sql, vendors, from, until, place, treatments, cuts));
    }

    /** The journals of lines with tax that were booked on these days. */
    public List<UUID> journals(VendorId vendor, LocalDate from, LocalDate until) {
        return database.read(sql -> LineStore.journals(sql, vendor, from, until));
    }

    /** Of those journals the tax points in some countries. */
    public List<TaxPoint> taxPoints(
            VendorId vendor, LocalDate from, LocalDate until, Set<String> countries) {
        return countries.isEmpty()
                ? List.of()
                : database.read(sql -> LineStore.taxPoints(sql, vendor, from, until, countries));
    }

    /** The first day on which one of them booked a line. */
    public Optional<LocalDate> firstDay(List<VendorId> vendors) {
        return database.read(sql -> LineStore.firstDay(sql, vendors));
    }

    /** The lines that were booked in this time, by journal. */
    public List<JournalSum> byJournal(VendorId vendor, Instant from, Instant until) {
        return database.read(sql -> LineStore.byJournal(sql, vendor, from, until));
    }

    /** When the vendor's lines were booked; empty without any. */
    public Optional<Span> span(VendorId vendor) {
        return database.read(sql -> LineStore.span(sql, vendor));
    }
}
